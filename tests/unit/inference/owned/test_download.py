"""Fetching models: whole, checked and resumable, or one clear line."""

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from hub_server import COMMIT, FakeHub

from blipdesk.domain.errors import (
    DownloadFailed,
    InputError,
    ModelUnusable,
    NoRoomForModel,
)
from blipdesk.inference.catalogue import find_model
from blipdesk.inference.messages import Task
from blipdesk.inference.owned import hub as hub_module
from blipdesk.inference.owned import place
from blipdesk.inference.owned.download import download
from blipdesk.inference.owned.manifest import read_manifest

ID = "Salesforce/blip-image-captioning-base"
FOLDER = "Salesforce--blip-image-captioning-base"
WEIGHTS = "model.safetensors"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub_module.time, "sleep", lambda _: None)


def fetch(folder: Path, revision: str = "main") -> list[Any]:
    return list(download(folder, ID, revision))


def file_requests(hub: FakeHub) -> list[str | None]:
    return [span for path, span in hub.requests if path.endswith(WEIGHTS)]


@pytest.mark.parametrize("redirect", [False, True])
def test_a_download_is_found_afterwards_at_its_commit(
    hub: FakeHub, tmp_path: Path, redirect: bool
) -> None:
    hub.redirect = redirect
    steps = fetch(tmp_path, "refs/pr/50")
    found = find_model(ID, Task.CAPTION, tmp_path)
    assert (found.path, found.revision) == (tmp_path / FOLDER, COMMIT)
    assert (found.path / WEIGHTS).read_bytes() == hub.files[WEIGHTS]
    assert steps[-1].done_bytes == steps[-1].total_bytes == steps[-1].fresh_bytes
    done = [step.done_bytes for step in steps]
    assert done == sorted(done)
    assert not (tmp_path / ".arriving").exists()


def test_only_files_that_run_no_program_are_fetched(hub: FakeHub, tmp_path: Path) -> None:
    fetch(tmp_path)
    names = {path.name for path in (tmp_path / FOLDER).iterdir()}
    assert names == {"config.json", "vocab.txt", WEIGHTS, "blipdesk-model.json"}


def test_a_dropped_connection_goes_on_where_it_broke(hub: FakeHub, tmp_path: Path) -> None:
    hub.drop_after, hub.drops = {WEIGHTS: 700_000}, 3
    fetch(tmp_path)
    spans = file_requests(hub)
    assert spans[0] is None
    assert len(spans) == 4
    starts = [int(span.removeprefix("bytes=")[:-1]) for span in spans[1:] if span]
    assert starts == sorted(starts)
    assert starts[0] > 0
    assert (tmp_path / FOLDER / WEIGHTS).read_bytes() == hub.files[WEIGHTS]


def test_a_server_that_cannot_resume_is_asked_for_all_again(hub: FakeHub, tmp_path: Path) -> None:
    hub.drop_after, hub.resumes = {WEIGHTS: 700_000}, False
    fetch(tmp_path)
    assert (tmp_path / FOLDER / WEIGHTS).read_bytes() == hub.files[WEIGHTS]


def test_a_line_that_stays_dead_keeps_what_came_and_the_next_run_goes_on(
    hub: FakeHub, tmp_path: Path
) -> None:
    hub.drop_after, hub.drops = {WEIGHTS: 0}, 99
    with pytest.raises(DownloadFailed, match=r"it goes on where it stopped|closed early"):
        fetch(tmp_path)
    assert not (tmp_path / FOLDER).exists()
    hub.drops = 0
    fetch(tmp_path)
    assert read_manifest(tmp_path / FOLDER) is not None


def test_a_pause_is_resumed_from_its_byte(hub: FakeHub, tmp_path: Path) -> None:
    run = download(tmp_path, ID, "main")
    for step in run:
        if step.file == WEIGHTS and step.done_bytes > 1_000_000:
            break
    run.close()
    assert not (tmp_path / FOLDER).exists()
    hub.requests.clear()
    steps = fetch(tmp_path)
    (span,) = file_requests(hub)
    assert span is not None
    assert int(span.removeprefix("bytes=")[:-1]) >= 900_000
    assert steps[-1].fresh_bytes < steps[-1].total_bytes
    assert (tmp_path / FOLDER / WEIGHTS).read_bytes() == hub.files[WEIGHTS]


@pytest.mark.parametrize("name", [WEIGHTS, "config.json"])
def test_a_wrong_checksum_installs_nothing_and_the_file_is_fetched_again(
    hub: FakeHub, tmp_path: Path, name: str
) -> None:
    hub.served[name] = hub.files[name][:-1] + b"?"
    with pytest.raises(DownloadFailed, match="checksum") as caught:
        fetch(tmp_path)
    assert name in str(caught.value)
    assert not (tmp_path / FOLDER).exists()
    hub.served.clear()
    fetch(tmp_path)
    assert (tmp_path / FOLDER / name).read_bytes() == hub.files[name]


def test_a_disk_that_is_too_small_is_told_before_anything_is_fetched(
    hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)._replace(free=10_000_000)
    monkeypatch.setattr(place.shutil, "disk_usage", lambda _: usage)
    with pytest.raises(NoRoomForModel, match="needs 3 MB, but"):
        fetch(tmp_path)
    assert file_requests(hub) == []


def test_a_disk_that_fills_up_on_the_way_keeps_what_came(
    hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("blipdesk.inference.owned.download.os.fsync", full)
    with pytest.raises(NoRoomForModel, match="the disk is full; make room"):
        fetch(tmp_path)
    monkeypatch.undo()
    assert not (tmp_path / FOLDER).exists()
    assert list((tmp_path / ".arriving").rglob("config.json"))


def test_a_model_or_revision_that_is_not_there_is_wrong_use(hub: FakeHub, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has no revision v9"):
        fetch(tmp_path, "v9")
    with pytest.raises(InputError, match="no such model"):
        list(download(tmp_path, "Salesforce/none", "main"))
    for name in ("none", "../../etc", "a/b/c", "a/.."):
        with pytest.raises(InputError, match="not a Hub id"):
            list(download(tmp_path, name, "main"))


def test_a_revision_with_bin_weights_only_is_refused_with_the_way_out(
    hub: FakeHub, tmp_path: Path
) -> None:
    del hub.files[WEIGHTS]
    with pytest.raises(ModelUnusable, match=r"no \.safetensors weights.*--revision refs/pr/NUMBER"):
        fetch(tmp_path)


def test_a_server_in_trouble_is_one_line(hub: FakeHub, tmp_path: Path) -> None:
    hub.broken = 503
    with pytest.raises(DownloadFailed, match="answers with error 503"):
        fetch(tmp_path)


def test_without_a_network_the_line_says_what_to_do(
    hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:1")
    with pytest.raises(DownloadFailed, match="cannot be reached") as caught:
        fetch(tmp_path)
    assert "HTTPS_PROXY and HF_ENDPOINT" in str(caught.value)


def test_the_offline_switch_is_obeyed(
    hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(DownloadFailed, match="switched off by HF_HUB_OFFLINE"):
        fetch(tmp_path)
    assert hub.requests == []


def test_a_proxy_gets_the_requests(
    hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from huggingface_hub import close_session

    monkeypatch.setenv("HF_ENDPOINT", "http://hub.invalid")
    monkeypatch.setenv("HTTP_PROXY", hub.url)
    close_session()  # the library keeps its connections with the proxies of their time
    try:
        fetch(tmp_path)
    finally:
        close_session()
    assert (tmp_path / FOLDER / WEIGHTS).read_bytes() == hub.files[WEIGHTS]


def test_a_newer_download_takes_the_olders_place(hub: FakeHub, tmp_path: Path) -> None:
    fetch(tmp_path)
    hub.files[WEIGHTS] = b"new weights"
    fetch(tmp_path)
    assert (tmp_path / FOLDER / WEIGHTS).read_bytes() == b"new weights"
    assert not (tmp_path / ".arriving").exists()
