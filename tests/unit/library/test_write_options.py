"""The settings' words are those of the metadata layer."""

from dataclasses import fields
from pathlib import Path

import pytest

from blipdesk.domain.keyword_rules import NO_RULES, HierarchyMode, OutsideWords
from blipdesk.domain.policy import FieldPolicy
from blipdesk.domain.text import Field
from blipdesk.library.doctor import writing_findings
from blipdesk.library.results import Level
from blipdesk.library.write_options import field_policies, keyword_rules, write_options
from blipdesk.metadata.model import SidecarNaming, SidecarPolicy, WriteOptions
from blipdesk.settings.schema import Settings, replaced


def choices(name: str) -> set[str]:
    (declared,) = (f for f in fields(Settings) if f.name == name)
    return set(declared.metadata["choices"])


def test_every_choice_of_the_settings_is_one_of_the_writer() -> None:
    assert choices("sidecars") == set(SidecarPolicy)
    assert choices("sidecar_naming") == set(SidecarNaming)
    assert choices("vocabulary_outside") == set(OutsideWords)
    assert choices("vocabulary_hierarchy") == set(HierarchyMode)


def test_by_default_a_sidecar_takes_what_a_photo_cannot() -> None:
    assert write_options(Settings()) == WriteOptions(sidecar=SidecarPolicy.INSTEAD)


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("writing.sidecars", "always", {"sidecar": SidecarPolicy.ALWAYS}),
        ("writing.sidecar_naming", "NAME.xmp", {"naming": SidecarNaming.STEM}),
        ("writing.keep_mtime", False, {"keep_mtime": False}),
        ("writing.keep_hard_links", True, {"keep_hard_links": True}),
        ("writing.write_signed", True, {"write_signed": True}),
        ("writing.dng_in_file", True, {"dng_in_file": True}),
        ("writing.keep_original", True, {"keep_original": True}),
    ],
)
def test_a_setting_reaches_the_writer(key: str, value: object, expected: dict[str, object]) -> None:
    options = write_options(replaced(Settings(), key, value))
    assert {name: getattr(options, name) for name in expected} == expected


@pytest.mark.parametrize("name", ["captions", "keywords", "answers"])
def test_what_a_machine_may_do_is_chosen_by_field(name: str) -> None:
    field = Field.CAPTION if name == "captions" else Field(name)
    assert choices(name) <= set(FieldPolicy)
    assert field_policies(Settings())[field] is FieldPolicy.REPLACE
    never = replaced(Settings(), f"writing.{name}", "never")
    assert field_policies(never)[field] is FieldPolicy.NEVER


def test_a_vocabulary_is_read_with_its_rules(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("\ufeffPlaces\n\tParis\n", encoding="utf-8")
    settings = replaced(Settings(), "writing.vocabulary", str(path))
    rules = keyword_rules(replaced(settings, "writing.vocabulary_outside", "refuse"))
    assert dict(rules.paths) == {"paris": "Places|Paris"}
    assert rules.outside is OutsideWords.REFUSE
    assert keyword_rules(Settings()) == NO_RULES


@pytest.mark.parametrize("content", [None, b"a\n   b\n", b"\xff\xfe\xff"])
def test_a_vocabulary_that_cannot_be_read_is_a_problem_that_names_it(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "words.txt"
    if content is not None:
        path.write_bytes(content)
    rules = keyword_rules(replaced(Settings(), "writing.vocabulary", str(path)))
    assert "words.txt cannot be read" in (rules.problem or "")
    assert dict(rules.paths) == {}


def test_the_doctor_says_what_the_settings_name_and_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert writing_findings(Settings()) == []
    path = tmp_path / "words.txt"
    settings = replaced(Settings(), "writing.vocabulary", str(path))
    settings = replaced(settings, "writing.exiftool", True)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert [(f.topic, f.level) for f in writing_findings(settings)] == [
        ("vocabulary", Level.WRONG),
        ("exiftool", Level.WRONG),
    ]
    path.write_text("Dog\nCat\n")
    (tmp_path / "exiftool").write_text("#!/bin/sh\n")
    (tmp_path / "exiftool").chmod(0o755)
    words, program = writing_findings(settings)
    assert (words.value, words.level) == (f"2 keywords in {path}", Level.OK)
    assert (program.value, program.level) == (str(tmp_path / "exiftool"), Level.OK)
