"""Models from folders and bundles: whole and checked, or not at all."""

import io
import json
import tarfile
from pathlib import Path

import pytest

from blipdesk.domain.errors import InputError, ModelMissing, ModelUnusable, NoRoomForModel
from blipdesk.inference.owned import place
from blipdesk.inference.owned.bundle import export_bundle, import_bundle
from blipdesk.inference.owned.manifest import (
    MANIFEST_FILE,
    Manifest,
    ModelFile,
    parse_manifest,
    read_manifest,
)
from blipdesk.inference.owned.store import check, import_folder, installed, remove


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "my-captioner"
    folder.mkdir()
    config = {"architectures": ["BlipForConditionalGeneration"]}
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "model.safetensors").write_bytes(bytes(range(256)) * 8000)
    (folder / "pytorch_model.bin").write_bytes(b"pickle")
    return folder


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "models"


@pytest.fixture
def bundle(source: Path, models: Path, tmp_path: Path) -> Path:
    list(import_folder(models, source, "owner/name"))
    folder = models / "owner--name"
    manifest = read_manifest(folder)
    assert manifest is not None
    target = tmp_path / "name.blipdesk-model"
    list(export_bundle(folder, manifest, target))
    return target


def faults(folder: Path) -> list[str]:
    return [line for line in check(folder) if isinstance(line, str)]


def test_a_folder_is_copied_with_checksums_and_without_programs(source: Path, models: Path) -> None:
    steps = list(import_folder(models, source))
    folder = models / "my-captioner"
    assert {p.name for p in folder.iterdir()} == {"config.json", "model.safetensors", MANIFEST_FILE}
    assert steps[-1].done_bytes == steps[-1].total_bytes
    assert faults(folder) == []
    (manifest,) = installed(models)
    assert manifest.revision.startswith("weights-")


def test_a_changed_a_cut_and_a_missing_file_are_each_named(source: Path, models: Path) -> None:
    list(import_folder(models, source))
    folder = models / "my-captioner"
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1])
    (folder / "config.json").unlink()
    lines = faults(folder)
    assert len(lines) == 2
    assert "config.json: No such file" in lines[0]
    assert "model.safetensors: is not the file that was installed" in lines[1]


def test_a_folder_that_was_never_installed_has_no_checksums(source: Path) -> None:
    with pytest.raises(InputError, match="no checksums are known"):
        check(source)


def test_a_folder_without_safetensors_is_refused(source: Path, models: Path) -> None:
    (source / "model.safetensors").unlink()
    with pytest.raises(ModelUnusable, match=r"has no \.safetensors weights"):
        list(import_folder(models, source))


def test_a_bundle_carries_a_model_to_another_machine(bundle: Path, tmp_path: Path) -> None:
    there = tmp_path / "other machine"
    there.mkdir()
    list(import_bundle(there, bundle))
    assert faults(there / "owner--name") == []
    assert [manifest.id for manifest in installed(there)] == ["owner/name"]


def test_an_export_neither_replaces_a_file_nor_carries_damage(
    bundle: Path, models: Path, tmp_path: Path
) -> None:
    folder = models / "owner--name"
    manifest = read_manifest(folder)
    assert manifest is not None
    with pytest.raises(InputError, match="exists already"):
        list(export_bundle(folder, manifest, bundle))
    weights = (folder / "model.safetensors").read_bytes()
    (folder / "model.safetensors").write_bytes(b"!" + weights[1:])
    with pytest.raises(ModelUnusable, match="nothing was exported"):
        list(export_bundle(folder, manifest, tmp_path / "b"))
    assert not list(tmp_path.glob("b*"))


@pytest.mark.parametrize("share", [0.0, 0.01, 0.3, 0.6, 0.95])
def test_a_bundle_that_is_cut_off_installs_nothing(
    bundle: Path, tmp_path: Path, share: float
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    data = bundle.read_bytes()
    bundle.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(ModelUnusable):
        list(import_bundle(there, bundle))
    assert installed(there) == []


def test_a_bundle_with_a_flipped_bit_installs_nothing(bundle: Path, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    data = bytearray(bundle.read_bytes())
    data[len(data) // 2] ^= 1
    bundle.write_bytes(data)
    with pytest.raises(ModelUnusable, match=r"model\.safetensors is damaged"):
        list(import_bundle(there, bundle))
    assert list(there.rglob("*.safetensors")) == []


@pytest.mark.parametrize("name", ["../escape.json", "/etc/x.json", "run.py", "a/b.json", ".x.json"])
def test_a_bundle_cannot_name_files_outside_its_folder(tmp_path: Path, name: str) -> None:
    manifest = Manifest("owner/name", "r", (ModelFile(name, 2, "0" * 64),))
    bundle = tmp_path / "evil"
    with tarfile.open(bundle, "w") as archive:
        text = manifest.to_json().encode()
        for file, data in ((MANIFEST_FILE, text), (name, b"{}")):
            entry = tarfile.TarInfo(file)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    with pytest.raises(ModelUnusable, match="belongs to no model"):
        list(import_bundle(tmp_path / "models", bundle))
    assert not list(tmp_path.rglob("*escape*"))


def test_a_link_in_a_bundle_is_no_file(bundle: Path, tmp_path: Path) -> None:
    manifest = Manifest("owner/name", "r", (ModelFile("config.json", 2, "0" * 64),))
    evil = tmp_path / "evil"
    with tarfile.open(evil, "w") as archive:
        text = manifest.to_json().encode()
        entry = tarfile.TarInfo(MANIFEST_FILE)
        entry.size = len(text)
        archive.addfile(entry, io.BytesIO(text))
        link = tarfile.TarInfo("config.json")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    there = tmp_path / "there"
    there.mkdir()
    with pytest.raises(ModelUnusable, match=r"config\.json is missing"):
        list(import_bundle(there, evil))


@pytest.mark.parametrize("name", ["..", "../x", "a/../b", "", "a/b/c", "/x"])
def test_a_manifest_cannot_name_a_folder_elsewhere(name: str) -> None:
    text = Manifest(name, "r", (ModelFile("config.json", 2, "0" * 64),)).to_json()
    with pytest.raises(ModelUnusable, match="no model's name"):
        parse_manifest(text, "here")


def test_a_full_disk_is_told_before_anything_is_copied(
    source: Path, bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = place.shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(place.shutil, "disk_usage", lambda _: usage)
    for run in (import_folder(tmp_path / "m", source), import_bundle(tmp_path / "m", bundle)):
        with pytest.raises(NoRoomForModel, match="has 0 MB free"):
            list(run)


def test_removing_frees_the_room_and_touches_nothing_else(
    source: Path, models: Path, tmp_path: Path
) -> None:
    list(import_folder(models, source))
    path, freed = remove(models, "my-captioner")
    assert not path.exists()
    assert freed > 2_000_000
    assert source.exists()
    for name in ("my-captioner", "", "..", ".", "../my-captioner"):
        with pytest.raises(ModelMissing):
            remove(models, name)
    assert models.exists()
