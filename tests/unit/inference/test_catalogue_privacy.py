"""What is written into photos does not tell of this machine."""

import json
from pathlib import Path

from blipdesk.inference.catalogue import find_model
from blipdesk.inference.messages import Task


def test_a_folder_models_id_is_its_name_and_not_its_path(tmp_path: Path) -> None:
    folder = tmp_path / "home of somebody" / "my-captioner"
    folder.mkdir(parents=True)
    config = {"architectures": ["BlipForConditionalGeneration"]}
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "model.safetensors").write_bytes(b"weights")
    found = find_model(str(folder), Task.CAPTION, None)
    assert found.id == "my-captioner"
    assert found.path == folder
