"""Any text, any order of edits, any damage: nothing is lost and nothing crashes."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blipdesk.domain.errors import InputError, WriteRefused
from blipdesk.domain.text import (
    TEXT_FIELDS,
    Answer,
    Field,
    FieldEdit,
    Provenance,
    ReviewState,
    Source,
    find_control_character,
)
from blipdesk.imaging.digest import image_digest
from blipdesk.metadata import plan_edit, plan_restore, read_metadata
from tests.formats.photo_files import all_photos
from tests.formats.writing import carry_out
from tests.property.metadata_fuzzer import fuzz

FORMATS = ("camera-le.jpg", "exif.png", "exif.webp", "plain.tif", "boxes.heic")
QUICK = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
anything = st.text(st.characters(), max_size=60)
clean = st.text(st.characters(exclude_categories=["Cs"]), max_size=60).filter(
    lambda text: find_control_character(text) is None
)
keywords = st.lists(clean, max_size=5).map(tuple)
answers = st.lists(
    st.builds(Answer, clean.filter(str.strip), clean, st.floats(0, 1)), max_size=3
).map(tuple)
machine = st.builds(
    Provenance,
    st.just(Source.MACHINE),
    st.sampled_from(ReviewState),
    clean.filter(lambda t: t == t.strip() and bool(t)),
)
edits = st.one_of(
    st.builds(FieldEdit, st.sampled_from(TEXT_FIELDS), clean, st.none() | machine),
    st.builds(FieldEdit, st.just(Field.KEYWORDS), keywords),
    st.builds(FieldEdit, st.just(Field.ANSWERS), answers),
    st.builds(FieldEdit, st.just(Field.DECORATIVE), st.none() | st.booleans()),
)


def photo_in(folder: str, name: str) -> Path:
    path = Path(folder, name)
    path.write_bytes(all_photos()[name])
    return path


@pytest.mark.parametrize("name", FORMATS)
@QUICK
@given(text=anything)
def test_any_text_is_held_exactly_or_refused_cleanly(name: str, text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = photo_in(folder, name)
        edit = (FieldEdit(Field.CAPTION, text), FieldEdit(Field.ALT_TEXT, text))
        if find_control_character(text) is not None:
            with pytest.raises(InputError):
                plan_edit(path, edit)
            return
        carry_out(plan_edit(path, edit))
        found = read_metadata(path).text
        assert (found.caption or "", found.alt_text or "") == (text.strip(), text.strip())


@pytest.mark.parametrize("name", FORMATS)
@QUICK
@given(steps=st.lists(edits, min_size=1, max_size=4))
def test_any_order_of_edits_is_undone_step_by_step(name: str, steps: list[FieldEdit]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = photo_in(folder, name)
        digest, states, plans = image_digest(path), [read_metadata(path).text], []
        for step in steps:
            plans.append(carry_out(plan_edit(path, (step,))))
            states.append(read_metadata(path).text)
            assert plan_edit(path, (step,)).changes == ()
        for plan, state in zip(reversed(plans), reversed(states[:-1]), strict=True):
            carry_out(plan_restore(path, plan.changes))
            assert read_metadata(path).text == state
        assert image_digest(path) == digest


def test_damaged_photos_are_never_made_worse() -> None:
    found = fuzz(all_photos().values(), seconds=6, seed=1, report=lambda _: None)
    assert found["written"] > 0


@pytest.mark.parametrize("size", [2_000, 60_000, 70_000])
def test_a_caption_of_many_bytes_is_held_or_refused_whole(tmp_path: Path, size: int) -> None:
    for name in FORMATS:
        path = photo_in(str(tmp_path), name)
        before = path.read_bytes()
        try:
            carry_out(plan_edit(path, (FieldEdit(Field.CAPTION, "w" * size),)))
        except WriteRefused:
            assert name.endswith("jpg") and size > 65_000
            assert path.read_bytes() == before
        else:
            assert read_metadata(path).text.caption == "w" * size
