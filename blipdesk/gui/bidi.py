"""Names and words of photos beside the window's own words, where one of them runs right to left.

UAX #9 orders a line by its characters: a folder "2025 Holidays" in a window that is read from the
right would become "Holidays 2025". Data is therefore isolated (FSI ... PDI, UAX #9, 2.4.2).
"""

import re
import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

FSI, PDI = "\u2068", "\u2069"
_RIGHT_TO_LEFT = ("R", "AL", "AN")
_SIDE = re.compile(r"\b(padding|margin|border)-(left|right)\b")
_FOUR = re.compile(r"\b(padding|margin): ([^\s;]+) ([^\s;]+) ([^\s;]+) ([^\s;]+);")


def is_mirrored() -> bool:
    """Whether the window is read from the right."""
    return QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def isolated(text: str) -> str:
    """Return data, fit to stand in a line of the window; unchanged where nothing can reorder it."""
    if not text or (not is_mirrored() and not _has_right_to_left(text)):
        return text
    return f"{FSI}{text}{PDI}"


def leading() -> Qt.AlignmentFlag:
    """Return the alignment to the side where reading begins.

    A label would go by its own text instead, and stand apart from the labels around it.
    """
    if is_mirrored():
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
    return Qt.AlignmentFlag.AlignLeft


def mirrored_sheet(sheet: str) -> str:
    """Return a style sheet with left and right changed over, which Qt does for positions alone."""
    other = {"left": "right", "right": "left"}
    sheet = _SIDE.sub(lambda side: f"{side[1]}-{other[side[2]]}", sheet)
    sheet = sheet.replace("QSlider::sub-page", "QSlider::add-page")  # the part before the handle
    return _FOUR.sub(r"\1: \2 \5 \4 \3;", sheet)


def _has_right_to_left(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in text)
