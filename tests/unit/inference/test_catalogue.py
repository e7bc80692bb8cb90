"""Finding models on the disk, and one clear line for each way in which that fails."""

import json
from pathlib import Path

import pytest

from blipdesk.domain.errors import ModelMissing, ModelUnusable
from blipdesk.inference.catalogue import (
    DEFAULTS,
    PUBLISHED,
    find_model,
)
from blipdesk.inference.messages import Task
from blipdesk.inference.owned.manifest import MANIFEST_FILE, Manifest, ModelFile

ID = "Salesforce/blip-image-captioning-base"
CAPTIONS, ANSWERS = "BlipForConditionalGeneration", "BlipForQuestionAnswering"


@pytest.fixture(autouse=True)
def no_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    return tmp_path / "hub"


def model(folder: Path, architecture: str = CAPTIONS, weights: str = "model.safetensors") -> Path:
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps({"architectures": [architecture]}))
    (folder / weights).write_bytes(bytes(range(256)) * 5000)
    return folder


def test_a_missing_model_names_the_command_that_gets_it(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing) as caught:
        find_model(ID, Task.CAPTION, tmp_path)
    assert str(caught.value).endswith(f"run: blipdesk models download {ID}")


def test_a_missing_folder_is_not_taken_for_a_hub_id(tmp_path: Path) -> None:
    for name in (str(tmp_path / "none"), "./a/b", "~/x", "none"):
        with pytest.raises(ModelMissing, match="no such model folder"):
            find_model(name, Task.CAPTION, tmp_path)


def test_a_demo_model_is_found_by_its_name_in_the_list_and_for_its_own_task_alone() -> None:
    assert find_model("demo/vqa", Task.ANSWER, None) == find_model("demo", Task.ANSWER, None)
    with pytest.raises(ModelUnusable, match="not a model for answers to questions"):
        find_model("demo/itm", Task.ANSWER, None)
    with pytest.raises(ModelMissing, match="blipdesk models download demo/other"):
        find_model("demo/other", Task.ANSWER, None)


def test_a_downloaded_model_is_found_with_its_revision(tmp_path: Path) -> None:
    folder = model(tmp_path / "Salesforce--blip-image-captioning-base")
    files = (ModelFile("config.json", 2, "0" * 64),)
    (folder / MANIFEST_FILE).write_text(Manifest(ID, "0123abcd", files).to_json())
    found = find_model(ID, Task.CAPTION, tmp_path)
    assert (found.path, found.id, found.revision) == (folder, ID, "0123abcd")


def test_a_model_in_the_hugging_face_cache_is_found(tmp_path: Path, no_cache: Path) -> None:
    root = no_cache / "models--Salesforce--blip-image-captioning-base"
    folder = model(root / "snapshots" / "feed01")
    model(root / "snapshots" / "ffff99")
    assert find_model(ID, Task.CAPTION, None).revision == "ffff99"
    (root / "refs").mkdir()
    (root / "refs" / "main").write_text("feed01")
    found = find_model(ID, Task.CAPTION, None)
    assert (found.path, found.revision) == (folder, "feed01")


def test_a_folder_has_a_revision_that_follows_its_weights(tmp_path: Path) -> None:
    folder = model(tmp_path / "m")
    first = find_model(str(folder), Task.CAPTION, None).revision
    assert first == find_model(str(folder), Task.CAPTION, None).revision
    weights = bytearray((folder / "model.safetensors").read_bytes())
    weights[0] ^= 1
    (folder / "model.safetensors").write_bytes(weights)
    assert find_model(str(folder), Task.CAPTION, None).revision != first


def test_a_model_for_another_task_is_refused(tmp_path: Path) -> None:
    folder = model(tmp_path / "m", ANSWERS)
    with pytest.raises(ModelUnusable, match="not a model for captions") as caught:
        find_model(str(folder), Task.CAPTION, None)
    assert ANSWERS in str(caught.value)


def test_a_folder_with_a_bin_only_is_refused_with_the_reason(tmp_path: Path) -> None:
    folder = model(tmp_path / "m", weights="pytorch_model.bin")
    with pytest.raises(ModelUnusable, match=r"\.bin weights, which are not loaded"):
        find_model(str(folder), Task.CAPTION, None)


@pytest.mark.parametrize("text", [None, "{", "[]", '{"architectures": 3}', "{}"])
def test_a_folder_without_a_sound_configuration_is_refused(
    tmp_path: Path, text: str | None
) -> None:
    folder = model(tmp_path / "m")
    if text is None:
        (folder / "config.json").unlink()
    else:
        (folder / "config.json").write_text(text)
    with pytest.raises(ModelUnusable, match=r"config\.json"):
        find_model(str(folder), Task.CAPTION, None)


def test_the_eight_published_models_cover_every_task() -> None:
    assert len(PUBLISHED) == 8
    assert {m.task for m in PUBLISHED} == set(Task)
    assert all(DEFAULTS[m.task] in [p.id for p in PUBLISHED] for m in PUBLISHED)
