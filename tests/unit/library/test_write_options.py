"""The settings' words are those of the metadata layer."""

from dataclasses import fields

import pytest

from blipdesk.domain.policy import FieldPolicy
from blipdesk.domain.text import Field
from blipdesk.library.write_options import field_policies, write_options
from blipdesk.metadata.model import SidecarNaming, SidecarPolicy, WriteOptions
from blipdesk.settings.schema import Settings, replaced


def choices(name: str) -> set[str]:
    (declared,) = (f for f in fields(Settings) if f.name == name)
    return set(declared.metadata["choices"])


def test_every_choice_of_the_settings_is_one_of_the_writer() -> None:
    assert choices("sidecars") == set(SidecarPolicy)
    assert choices("sidecar_naming") == set(SidecarNaming)


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
