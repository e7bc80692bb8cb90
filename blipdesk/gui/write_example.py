"""What would go where under some settings: an example with names of tags and files."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from blipdesk.domain.text import Field
from blipdesk.gui.controls import plain_label
from blipdesk.gui.tokens import SPACE_M, SPACE_S, SPACE_XS
from blipdesk.settings.schema import Settings

_SHOWN = (Field.CAPTION, Field.ALT_TEXT, Field.KEYWORDS, Field.ANSWERS)


@dataclass(frozen=True, slots=True)
class ExampleLine:
    """A kind of words: when a machine's are written, and into which tags."""

    name: str
    when: str
    tags: str


def example_lines(settings: Settings) -> list[ExampleLine]:
    """Return what happens to each kind of a machine's words."""
    names = {
        Field.CAPTION: _say("Caption"),
        Field.ALT_TEXT: _say("Alt text"),
        Field.KEYWORDS: _say("Keywords"),
        Field.ANSWERS: _say("Answers"),
    }
    return [ExampleLine(names[name], _when(name, settings), _tags(name)) for name in _SHOWN]


def example_files(settings: Settings) -> list[tuple[str, str]]:
    """Return into which file the words of some photos go."""
    naming = settings.sidecar_naming
    raw = "IMG_0002.xmp" if naming == "NAME.xmp" else "IMG_0002.CR3.xmp"
    jpeg = "IMG_0001.xmp" if naming == "NAME.xmp" else "IMG_0001.JPG.xmp"
    if settings.sidecars == "never":
        return [("IMG_0001.JPG", "IMG_0001.JPG"), ("IMG_0002.CR3", _say("nowhere"))]
    whole = jpeg if settings.sidecars == "always" else "IMG_0001.JPG"
    return [("IMG_0001.JPG", whole), ("IMG_0002.CR3", raw)]


class WriteExample(QWidget):
    """The example as a table that follows the settings.

    Args:
        wide: there is room for the tags beside the rest.
    """

    def __init__(self, *, wide: bool = False) -> None:
        super().__init__()
        self._wide = wide
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_M)
        self._grid.setVerticalSpacing(SPACE_XS)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 2 if wide else 0)

    def show_settings(self, settings: Settings) -> None:
        """Show what these settings lead to."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        row = 0
        for line in example_lines(settings):
            self._grid.addWidget(plain_label(line.name, "fieldName"), row, 0)
            self._grid.addWidget(plain_label(line.when, wrap=True), row, 1)
            row, column = (row, 2) if self._wide else (row + 1, 1)
            self._grid.addWidget(plain_label(line.tags, "small", wrap=True), row, column)
            row += 1
        self._grid.setRowMinimumHeight(row, SPACE_S)
        for photo, target in example_files(settings):
            row += 1
            self._grid.addWidget(plain_label(photo, "fieldName"), row, 0)
            self._grid.addWidget(plain_label(f"→ {target}", wrap=True), row, 1)


def _when(name: Field, settings: Settings) -> str:
    if settings.write_mode == "never":
        return _say("stays in the library, also when approved")
    policy = {
        Field.CAPTION: settings.captions,
        Field.KEYWORDS: settings.keywords,
        Field.ANSWERS: settings.answers,
    }.get(name)
    if policy == "never":
        return _say("stays in the library until you approve it")
    if settings.write_mode == "reviewed" or name is Field.ALT_TEXT:
        return _say("once you have approved it")
    return {
        "empty": _say("at once, where nothing stands"),
        "append": _say("at once, beside those that are there"),
    }.get(policy or "", _say("at once, never over a person's words"))


def _tags(name: Field) -> str:
    # Here and not above: nothing of this is needed for the first picture.
    from blipdesk.metadata.tag_table import FIELD_TAGS, ExifRule

    tags = FIELD_TAGS[name]
    found = [f"XMP {tags.xmp}"]
    if tags.iptc is not None:
        found.append(f"IPTC {tags.iptc[0]}:{tags.iptc[1]:03}")
    found += [tag.name.replace(":", " ") for tag in tags.exif if tag.rule is ExifRule.ALWAYS]
    return " · ".join(found)


def _say(text: str) -> str:
    return QCoreApplication.translate("WriteExample", text)
