"""Every photo of a grid has one place, and every place one photo."""

from hypothesis import given
from hypothesis import strategies as st

from blipdesk.gui.grid_layout import Box, GridLayout
from blipdesk.library.listing import PhotoGroup

lengths = st.lists(st.integers(1, 40), min_size=1, max_size=12)


@st.composite
def layouts(draw: st.DrawFn) -> GridLayout:
    """Draw a layout with or without groups."""
    groups = draw(lengths)
    with_groups = draw(st.booleans())
    firsts = [sum(groups[:number]) for number in range(len(groups))]
    return GridLayout(
        sum(groups),
        draw(st.integers(1, 900)),
        draw(st.integers(20, 300)),
        draw(st.integers(10, 300)),
        [PhotoGroup(first, 100 - n) for n, first in enumerate(firsts)] if with_groups else (),
        draw(st.integers(1, 50)),
        mirrored=draw(st.booleans()),
    )


@given(layouts())
def test_the_photo_at_a_photos_place_is_that_photo(layout: GridLayout) -> None:
    for position in range(layout.count):
        box = layout.box(position)
        assert layout.at(box.x + box.width // 2, box.y + box.height // 2) == position
        assert box.x >= 0 and box.x + box.width <= layout.width_px
        assert box.y + box.height <= layout.height_px


@given(layouts(), st.integers(-50, 4000), st.integers(1, 900))
def test_what_is_visible_is_exactly_what_touches_the_stripe(
    layout: GridLayout, top: int, height: int
) -> None:
    visible = layout.visible(top, top + height)
    for position in range(layout.count):
        box = layout.box(position)
        touches = box.y < top + height and box.y + box.height > top
        if touches:
            assert position in visible
    # A heading may be all that is seen: then at most the rows beside it are counted in.
    assert len(visible) <= layout.count


@given(layouts())
def test_down_and_up_again_is_the_same_column_and_ends_stay(layout: GridLayout) -> None:
    for position in range(0, layout.count, 7):
        below = layout.step(position, 0, 1)
        assert below == position or layout.box(below).y > layout.box(position).y
        assert layout.step(0, -1, 0) == 0
        assert layout.step(layout.count - 1, 1, 0) == layout.count - 1


@given(layouts(), st.integers(0, 800), st.integers(0, 2000), st.integers(1, 500))
def test_a_rubber_band_chooses_the_boxes_that_it_touches(
    layout: GridLayout, x: int, y: int, size: int
) -> None:
    band = Box(x, y, size, size)
    chosen = {position for found in layout.within(band) for position in found}
    for position in range(layout.count):
        box = layout.box(position)
        touches = box.x < x + size and box.x + box.width > x
        touches = touches and box.y < y + size and box.y + box.height > y
        assert (position in chosen) == touches
