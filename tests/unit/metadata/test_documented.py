"""docs/metadata.md says what the code does."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from blipdesk.domain.text import Field
from blipdesk.metadata.tag_table import FIELD_TAGS, ExifRule
from blipdesk.metadata.xmp_tree import NAMESPACES
from blipdesk.settings.schema import Settings

DOCUMENT = (Path(__file__).parents[3] / "docs" / "metadata.md").read_text(encoding="utf-8")
RULES = {
    ExifRule.ALWAYS: "",
    ExifRule.IF_PRESENT: " where it is there",
    ExifRule.IF_SAME_AS_FIELD: " where they held the same words",
}


def rows() -> dict[str, list[str]]:
    """Return the cells of each line of the first table by the field's name."""
    lines = re.findall(r"^\| ([a-z_]+) \|(.*)\|$", DOCUMENT, re.MULTILINE)
    return {name: [cell.strip() for cell in rest.split("|")] for name, rest in lines}


def test_the_table_has_every_field_and_no_other() -> None:
    assert list(rows()) == [field.value for field in Field]


@pytest.mark.parametrize("field", Field)
def test_a_fields_tags_are_those_of_the_code(field: Field) -> None:
    tags = FIELD_TAGS[field]
    xmp, iptc, exif, _ = rows()[field.value]
    assert xmp == f"`{tags.xmp}`"
    assert iptc == ("" if tags.iptc is None else f"{tags.iptc[0]}:{tags.iptc[1]:02}")
    names: dict[ExifRule, list[str]] = {}
    for tag in tags.exif:
        names.setdefault(tag.rule, []).append(f"`{tag.name.removeprefix('EXIF:')}`")
    assert exif == "; ".join(" and ".join(found) + RULES[rule] for rule, found in names.items())


@pytest.mark.parametrize("field", Field)
def test_a_field_is_read_only_from_where_it_is_written_or_a_png_text(field: Field) -> None:
    tags = FIELD_TAGS[field]
    read = rows()[field.value][3].split(", ")
    exif = [t for t in tags.exif if t.is_read]
    expected = ["EXIF" for t in exif if t.rule is ExifRule.ALWAYS] + ["XMP"]
    expected += ["IPTC"] if tags.iptc else []
    expected += [f"`{t.name.removeprefix('EXIF:')}`" for t in exif if t.rule is ExifRule.IF_PRESENT]
    expected += ["PNG `Description`"] if field is Field.CAPTION else []
    assert read == expected


def test_the_namespace_is_the_one_that_is_written() -> None:
    assert f"`{NAMESPACES['blipdesk']}`" in DOCUMENT


def test_every_setting_that_is_named_exists() -> None:
    keys = {declared.metadata["key"] for declared in fields(Settings)}
    named = set(re.findall(r"`(writing\.\w+)", DOCUMENT))
    assert named and named <= keys
