"""The look in numbers: every colour and distance of the window comes from here.

Text on its surface has a contrast of at least 4.5, a border or icon that carries meaning of at
least 3 (WCAG 2.2, 1.4.3 and 1.4.11); a test holds both tables to it.
"""

from dataclasses import dataclass

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 12, 16, 24
RADIUS_S, RADIUS_M, RADIUS_L = 6, 8, 10
CONTROL_PX = 32
"""Height of buttons and fields; no target is smaller than 24 px (WCAG 2.2, 2.5.8)."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as #rrggbb.

    ``window`` lies behind the photos, ``panel`` behind lists, ``raised`` behind bars and the
    inspector, ``field`` in input fields, ``stage`` behind a single large photo. ``line`` only
    separates; ``edge`` bounds a control; ``off`` is for words and icons of what cannot be used now.
    """

    is_dark: bool
    window: str
    panel: str
    raised: str
    field: str
    stage: str
    hover: str
    pressed: str
    text: str
    muted: str
    off: str
    line: str
    edge: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    accent_text: str
    draft: str
    draft_soft: str
    good: str
    good_hover: str
    on_good: str
    bad: str
    bad_soft: str
    chip: str
    found: str


LIGHT = Tokens(
    is_dark=False,
    window="#f6f8fa",
    panel="#edeff3",
    raised="#ffffff",
    field="#ffffff",
    stage="#dfe3e8",
    hover="#e4e8ee",
    pressed="#d6dce5",
    text="#1a1d21",
    muted="#525c68",
    off="#838d99",
    line="#d8dde3",
    edge="#838d99",
    accent="#1f5fc4",
    accent_hover="#194fa5",
    on_accent="#ffffff",
    accent_soft="#dde9fb",
    accent_text="#1a55b0",
    draft="#7d5200",
    draft_soft="#fdf0d5",
    good="#18733e",
    good_hover="#125c31",
    on_good="#ffffff",
    bad="#b3261e",
    bad_soft="#fce8e6",
    chip="#e6e8ec",
    found="#ffe28a",
)

DARK = Tokens(
    is_dark=True,
    window="#17191c",
    panel="#202428",
    raised="#24282c",
    field="#17191c",
    stage="#0f1113",
    hover="#30353b",
    pressed="#3a4048",
    text="#f1f3f5",
    muted="#aab3bd",
    off="#78828e",
    line="#343a41",
    edge="#78828e",
    accent="#7db0ff",
    accent_hover="#9cc3ff",
    on_accent="#0d1a2f",
    accent_soft="#1f3556",
    accent_text="#9cc3ff",
    draft="#f2bb4e",
    draft_soft="#3a2d12",
    good="#6fd399",
    good_hover="#8fe0b1",
    on_good="#06210f",
    bad="#ff8a80",
    bad_soft="#44211e",
    chip="#343a41",
    found="#6b5410",
)

HIGH_CONTRAST = Tokens(
    is_dark=True,
    window="#000000",
    panel="#000000",
    raised="#000000",
    field="#000000",
    stage="#000000",
    hover="#1f1f1f",
    pressed="#333333",
    text="#ffffff",
    muted="#e6e6e6",
    off="#8c8c8c",
    line="#ffffff",
    edge="#ffffff",
    accent="#ffe94d",
    accent_hover="#fff29a",
    on_accent="#000000",
    accent_soft="#332f00",
    accent_text="#ffe94d",
    draft="#ffc966",
    draft_soft="#1f1500",
    good="#7dffb0",
    good_hover="#adffce",
    on_good="#000000",
    bad="#ff9d94",
    bad_soft="#2b0d0a",
    chip="#262626",
    found="#665c00",
)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of the term)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
