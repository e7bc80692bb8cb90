"""A model from the Hub into the user's folder, in as many goes as it takes."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from blipdesk.domain.errors import DownloadFailed
from blipdesk.inference.owned import hub
from blipdesk.inference.owned.manifest import Counted, Manifest, ModelFile, pieces
from blipdesk.inference.owned.place import arriving_folder, check_room, disk_trouble, install


def download(folder: Path, model: str, revision: str) -> Iterator[Counted]:
    """Fetch a model; closing the iterator pauses, a new call goes on from there.

    Args:
        folder: of all models.
        model: OWNER/NAME.
        revision: a commit, branch, tag or "refs/pr/N"; the commit behind it is what is recorded.

    Raises:
        InputError: no such model or revision.
        ModelUnusable: it has no safetensors weights.
        NoRoomForModel: the disk is or gets full.
        DownloadFailed: the line dropped for good, or a file is not what the Hub says it is.
    """
    remote = hub.look_up(model, revision)
    staging = arriving_folder(folder, f"{model.replace('/', '--')}@{remote.commit}")
    there = sum(_size(staging / file.name) for file in remote.files)
    check_room(folder, remote.size_bytes - there, model)
    files: list[ModelFile] = []
    done = fresh = 0
    for file in remote.files:
        arrival = _Arrival(staging / file.name, file)
        with disk_trouble(arrival.path):
            for moved in arrival.receive(remote):
                fresh += moved
                # The Hub may not tell the size of small files.
                total = max(remote.size_bytes, done + arrival.size_bytes)
                yield Counted(file.name, done + arrival.size_bytes, total, fresh)
        done += arrival.size_bytes
        files.append(arrival.checked(model))
    install(folder, staging, Manifest(model, remote.commit, tuple(files)))


class _Arrival:
    """A file on its way; what has arrived stays in its place when the way is cut."""

    def __init__(self, path: Path, file: hub.RemoteFile) -> None:
        self.path = path
        self._file = file
        self._sha256 = hashlib.sha256()
        self._sha1 = hashlib.sha1(usedforsecurity=False)
        self.size_bytes = 0

    def receive(self, remote: hub.RemoteModel) -> Iterator[int]:
        """Yield how many bytes came, 0 while what was here before is read."""
        self.path.touch()
        with self.path.open("r+b") as target:
            self._restart()
            for piece in pieces(target):
                self._count(piece)
                yield 0
            if self.size_bytes > self._file.size_bytes:
                target.truncate(0)
                self._restart()
            if self.size_bytes and self.size_bytes == self._file.size_bytes:
                return
            for piece_or_start in hub.stream(remote, self._file, self.size_bytes):
                if isinstance(piece_or_start, int):
                    if piece_or_start != self.size_bytes:
                        target.truncate(0)
                        self._restart()
                    target.seek(self.size_bytes)
                else:
                    target.write(piece_or_start)
                    self._count(piece_or_start)
                    yield len(piece_or_start)
            target.flush()
            os.fsync(target.fileno())

    def checked(self, model: str) -> ModelFile:
        """Return the file's entry, or delete it and raise DownloadFailed."""
        sha256 = self._sha256.hexdigest()
        wanted, name = self._file.sha256, self._file.name
        if wanted is None:
            wanted, found = self._file.blob_sha1, self._sha1.hexdigest()
        else:
            found = sha256
        if wanted is not None and wanted != found:
            self.path.unlink()
            raise DownloadFailed(
                f"{model}: {name} does not have the checksum that the Hub names; it was thrown"
                " away, nothing was installed; run the same command to fetch it again"
            )
        return ModelFile(name, self.size_bytes, sha256)

    def _restart(self) -> None:
        self._sha256 = hashlib.sha256()
        # Git names a small file's content by SHA-1 of a head and the bytes.
        head = f"blob {self._file.size_bytes}\0".encode()
        self._sha1 = hashlib.sha1(head, usedforsecurity=False)
        self.size_bytes = 0

    def _count(self, piece: bytes) -> None:
        self._sha256.update(piece)
        self._sha1.update(piece)
        self.size_bytes += len(piece)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
