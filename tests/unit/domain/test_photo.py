"""Names fit to be shown."""

import os

from blipdesk.domain.photo import FileStamp, display_name
from blipdesk.domain.text import find_control_character


def test_control_newline_and_bidi_characters_of_a_name_are_escaped() -> None:
    assert display_name("a\nb\u202ec\x07.jpg") == "a\\nb\\u202ec\\x07.jpg"


def test_broken_bytes_of_a_name_are_shown_as_hex() -> None:
    assert display_name(os.fsdecode(b"caf\xe9.jpg")) == "caf\\xe9.jpg"


def test_ordinary_names_stay_as_they_are() -> None:
    assert display_name("Été – 東京 😀.jpg") == "Été – 東京 😀.jpg"


def test_a_stamp_changes_with_the_file(tmp_path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"1")
    first = FileStamp.of(path.stat())
    path.write_bytes(b"12")
    assert FileStamp.of(path.stat()) != first


def test_characters_that_xml_cannot_hold_are_found() -> None:
    assert find_control_character("ok\n\tfine") is None
    assert find_control_character("a\x00") == 1
    assert find_control_character("\ud800") == 0


def test_no_control_of_the_writing_direction_gets_through() -> None:
    controls = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    for control in controls:
        assert display_name(f"a{control}b.jpg") == f"a\\u{ord(control):04x}b.jpg"
