"""The Hugging Face Hub, or a mirror of it: the only module that ever opens a connection.

``HF_ENDPOINT`` names a mirror, ``HTTPS_PROXY`` and its kin a proxy, ``HF_TOKEN`` who is asking;
``HF_HUB_OFFLINE`` forbids everything. The library behind it honours them all.
"""

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from blipdesk.domain.errors import DownloadFailed, InputError, ModelUnusable
from blipdesk.domain.photo import display_name
from blipdesk.inference.owned.manifest import is_model_file, is_model_id

_COMMIT = re.compile(r"[0-9a-f]{40}")
_LIST_TIMEOUT_S = 20.0
_READ_TIMEOUT_S = 30.0
_PIECE_BYTES = 256 * 1024
_TRIES = 5
_PASSING = (408, 429)


class _Dropped(DownloadFailed):
    """Trouble that may pass by itself."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file on the Hub.

    Args:
        sha256: of its bytes where the Hub tells it (large files), else None.
        blob_sha1: git's name of its content, known for every other file.
    """

    name: str
    size_bytes: int
    sha256: str | None
    blob_sha1: str | None


@dataclass(frozen=True, slots=True)
class RemoteModel:
    """A model on the Hub at one commit."""

    id: str
    commit: str
    files: tuple[RemoteFile, ...]

    @property
    def size_bytes(self) -> int:
        """Of all files together."""
        return sum(file.size_bytes for file in self.files)


def look_up(model: str, revision: str) -> RemoteModel:
    """Ask which files a model has.

    Args:
        model: OWNER/NAME.
        revision: a commit, branch, tag or "refs/pr/N".

    Raises:
        InputError: no such model or revision.
        DownloadFailed: the Hub cannot be reached.
        ModelUnusable: that revision has no safetensors weights.
    """
    # Imported here: it takes half a second, and only downloads need it.
    from huggingface_hub import HfApi

    if model.count("/") != 1 or not is_model_id(model):
        raise InputError(f"{display_name(model)}: not a Hub id (OWNER/NAME)")
    _forbid_telemetry()
    with _translated(model, revision):
        api = HfApi(endpoint=_endpoint())
        info = api.model_info(
            model, revision=revision, files_metadata=True, timeout=_LIST_TIMEOUT_S
        )
    commit = info.sha or ""
    if not _COMMIT.fullmatch(commit):
        raise DownloadFailed(f"{model}: {_endpoint()} does not say which commit it has")
    found = []
    for entry in info.siblings or ():
        if is_model_file(entry.rfilename):
            sha256 = entry.lfs.sha256 if entry.lfs is not None else None
            size = entry.size if entry.size is not None else 0
            blob = entry.blob_id if sha256 is None else None
            found.append(RemoteFile(entry.rfilename, size, sha256, blob))
    if not any(file.name.endswith(".safetensors") for file in found):
        raise ModelUnusable(_without_weights(model, revision))
    return RemoteModel(model, commit, tuple(found))


def stream(model: RemoteModel, file: RemoteFile, start: int) -> Iterator[bytes | int]:
    """Yield a file's bytes from a position on, going on by itself where the line drops.

    Yields:
        the position from which bytes follow, then bytes. A server that cannot resume makes a second
        position 0 come: what was received before is to be thrown away.

    Raises:
        DownloadFailed: the Hub does not answer any more.
        InputError: the file is gone.
    """
    from huggingface_hub import get_session, hf_hub_url
    from huggingface_hub.utils import build_hf_headers, hf_raise_for_status  # type: ignore[attr-defined]

    _forbid_telemetry()
    url = hf_hub_url(model.id, file.name, revision=model.commit, endpoint=_endpoint())
    position, tries = start, 0
    while True:
        # Without this a proxy may pack the file, whose positions then mean something else.
        headers = build_hf_headers() | {"Accept-Encoding": "identity"}
        if position:
            headers["Range"] = f"bytes={position}-"
        try:
            with (
                _translated(model.id, model.commit, file.name),
                get_session().stream(
                    "GET", url, headers=headers, timeout=_READ_TIMEOUT_S
                ) as response,
            ):
                hf_raise_for_status(response)
                position = position if response.status_code == 206 else 0
                yield position
                for piece in response.iter_bytes(_PIECE_BYTES):
                    tries = 0
                    position += len(piece)
                    yield piece
            if position >= file.size_bytes:
                return
            raise _Dropped(f"{model.id}: {file.name}: the connection was closed early")
        except _Dropped:
            tries += 1
            if tries >= _TRIES:
                raise
            time.sleep(min(8.0, 0.25 * 2**tries))


@contextmanager
def _translated(model: str, revision: str, file: str | None = None) -> Iterator[None]:
    """Turn what the library raises into one line."""
    from huggingface_hub import errors

    what = model if file is None else f"{model}: {file}"
    try:
        yield
    except errors.OfflineModeIsEnabled as error:
        raise DownloadFailed(
            f"{what}: the network is switched off by HF_HUB_OFFLINE; unset it, or bring the model"
            " as a bundle (blipdesk models export, then import)"
        ) from error
    except errors.GatedRepoError as error:
        raise InputError(f"{what}: needs the owner's permission; set HF_TOKEN") from error
    except errors.RepositoryNotFoundError as error:
        raise InputError(f"{what}: no such model at {_endpoint()}") from error
    except errors.RevisionNotFoundError as error:
        raise InputError(f"{what}: has no revision {display_name(revision)}") from error
    except errors.EntryNotFoundError as error:
        raise InputError(f"{what}: is not there at revision {display_name(revision)}") from error
    except errors.HfHubHTTPError as error:
        status = error.response.status_code
        kind = _Dropped if status in _PASSING or status >= 500 else DownloadFailed
        raise kind(f"{what}: {_endpoint()} answers with error {status}") from error
    except errors.HTTPError as error:  # type: ignore[attr-defined]
        raise _Dropped(
            f"{what}: {_endpoint()} cannot be reached ({type(error).__name__}); check the network,"
            " HTTPS_PROXY and HF_ENDPOINT, then run the same command: it goes on where it stopped"
        ) from error


def _forbid_telemetry() -> None:
    """Keep the library from telling what is installed here, and from asking who it may be."""
    from huggingface_hub import constants

    constants.HF_HUB_DISABLE_TELEMETRY = True


def _endpoint() -> str:
    """Return the Hub's address, read now and not when a library was imported."""
    from huggingface_hub import constants

    return (os.environ.get("HF_ENDPOINT") or constants.ENDPOINT).rstrip("/")


def _without_weights(model: str, revision: str) -> str:
    return (
        f"{model}: revision {display_name(revision)} has no .safetensors weights, and others are"
        " not loaded because they can run programs; name a revision that has them:"
        f" blipdesk models download {model} --revision refs/pr/NUMBER (the model's discussions on"
        " the Hub list such conversions), or import a folder with model.safetensors"
    )
