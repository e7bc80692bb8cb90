"""A model as one file, to be carried to a machine that has no network.

A bundle is an uncompressed tar archive: first the manifest with a SHA-256 for every file, then the
files in its order. Nothing else is read from it, and nothing is written outside the models' folder.
"""

import contextlib
import hashlib
import io
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path

from blipdesk.domain.errors import InputError, ModelUnusable
from blipdesk.domain.photo import display_name
from blipdesk.inference.owned.manifest import (
    MANIFEST_FILE,
    Counted,
    Manifest,
    parse_manifest,
    pieces,
)
from blipdesk.inference.owned.place import arriving_folder, check_room, disk_trouble, install

SUFFIX = ".blipdesk-model"
_LONGEST_MANIFEST_BYTES = 1 << 20


def export_bundle(source: Path, manifest: Manifest, target: Path) -> Iterator[Counted]:
    """Write a bundle.

    Args:
        source: the model's folder.
        target: the file; it appears whole or not at all.

    Raises:
        InputError: the file exists already.
        ModelUnusable: the model has changed since it was installed, or cannot be read.
        NoRoomForModel: the disk is full.
    """
    if target.exists():
        raise InputError(f"{display_name(str(target))}: exists already")
    half = target.with_name(f"{target.name}.part")
    check_room(target.parent, manifest.size_bytes, display_name(str(target)))
    try:
        with disk_trouble(half), tarfile.open(half, "w", format=tarfile.PAX_FORMAT) as archive:
            text = manifest.to_json().encode()
            archive.addfile(_entry(MANIFEST_FILE, len(text)), io.BytesIO(text))
            done = 0
            for file in manifest.files:
                with (source / file.name).open("rb") as stream:
                    reader = _Hashing(stream)
                    archive.addfile(_entry(file.name, file.size_bytes), reader)
                if reader.digest.hexdigest() != file.sha256:
                    raise ModelUnusable(
                        f"{display_name(str(source / file.name))}: is not the file that was"
                        " installed; nothing was exported"
                    )
                done += file.size_bytes
                yield Counted(file.name, done, manifest.size_bytes, done)
        with disk_trouble(target):
            half.replace(target)
    finally:
        half.unlink(missing_ok=True)


def import_bundle(folder: Path, bundle: Path) -> Iterator[Counted]:
    """Install a model from a bundle.

    Args:
        folder: of all models.

    Raises:
        ModelUnusable: it is no bundle, is cut off or damaged; nothing was installed.
        NoRoomForModel: the disk is or gets full.
    """
    name = display_name(str(bundle))
    with _damaged(name), tarfile.open(bundle, "r:") as archive:
        manifest = _read_manifest(archive, name)
        check_room(folder, manifest.size_bytes, manifest.id)
        staging = arriving_folder(folder, f"{manifest.folder_name}@import", fresh=True)
        done = 0
        for file in manifest.files:
            entry = archive.next()
            if entry is None or entry.name != file.name or not entry.isreg():
                raise ModelUnusable(f"{name}: {file.name} is missing; nothing was installed")
            digest = hashlib.sha256()
            origin = archive.extractfile(entry)
            assert origin is not None
            with disk_trouble(staging / file.name), (staging / file.name).open("wb") as target:
                for piece in pieces(origin):  # type: ignore[arg-type]
                    digest.update(piece)
                    target.write(piece)
                    done += len(piece)
                    yield Counted(file.name, done, manifest.size_bytes, done)
            if digest.hexdigest() != file.sha256 or entry.size != file.size_bytes:
                shutil.rmtree(staging, ignore_errors=True)
                raise ModelUnusable(f"{name}: {file.name} is damaged; nothing was installed")
    install(folder, staging, manifest)


def _read_manifest(archive: tarfile.TarFile, name: str) -> Manifest:
    entry = archive.next()
    if entry is None or entry.name != MANIFEST_FILE or entry.size > _LONGEST_MANIFEST_BYTES:
        raise ModelUnusable(f"{name}: not a model bundle")
    stream = archive.extractfile(entry)
    if stream is None:
        raise ModelUnusable(f"{name}: not a model bundle")
    return parse_manifest(stream.read().decode("utf-8", "replace"), name)


@contextlib.contextmanager
def _damaged(name: str) -> Iterator[None]:
    try:
        yield
    except (tarfile.TarError, EOFError) as error:
        raise ModelUnusable(f"{name}: not a model bundle, or damaged; nothing was installed") from (
            error
        )
    except OSError as error:
        raise ModelUnusable(f"{name}: {error.strerror or error}") from error


def _entry(name: str, size_bytes: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size = size_bytes
    entry.mode = 0o644
    return entry


class _Hashing:
    """A file that is read once, with the checksum of what was read."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.digest = hashlib.sha256()

    def read(self, count: int = -1) -> bytes:
        piece = self._stream.read(count)
        self.digest.update(piece)
        return piece
