"""What a model's folder holds, with a checksum for each file."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from blipdesk.domain.errors import ModelUnusable
from blipdesk.domain.photo import display_name

MANIFEST_FILE = "blipdesk-model.json"
"""Lies in the folder of every model that BlipDesk has downloaded or imported."""

_SUFFIXES = (".json", ".txt", ".safetensors", ".model", ".jinja", ".md")
_NAMES = ("LICENSE", "LICENCE", "NOTICE")
_HASH = re.compile(r"[0-9a-f]{64}")
_PIECE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model.

    Args:
        sha256: of its bytes, 64 hexadecimal digits.
    """

    name: str
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A model's files.

    Args:
        id: the Hub id, or the name of the folder that it was imported from.
        revision: the Hub commit, else "weights-" and the start of a checksum.
    """

    id: str
    revision: str
    files: tuple[ModelFile, ...]

    @property
    def size_bytes(self) -> int:
        """Of all files together."""
        return sum(file.size_bytes for file in self.files)

    @property
    def folder_name(self) -> str:
        """The name of its folder among the user's models."""
        return self.id.replace("/", "--")

    def to_json(self) -> str:
        """Return the text that ``parse_manifest`` reads."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=True) + "\n"


@dataclass(frozen=True, slots=True)
class Counted:
    """How far a transfer or a check has come.

    Args:
        file: the file at work.
        done_bytes: of all files together, those included that were there before.
        total_bytes: of all files together.
        fresh_bytes: what this run itself has moved; the rate follows from it.
    """

    file: str
    done_bytes: int
    total_bytes: int
    fresh_bytes: int


def parse_manifest(text: str, where: str) -> Manifest:
    """Read a manifest.

    Args:
        where: for the message.

    Raises:
        ModelUnusable: it is damaged, or names files outside its folder.
    """
    try:
        fields = json.loads(text)
        files = tuple(
            ModelFile(str(f["name"]), int(f["size_bytes"]), str(f["sha256"]))
            for f in fields["files"]
        )
        manifest = Manifest(str(fields["id"]), str(fields["revision"]), files)
    except (ValueError, KeyError, TypeError) as error:
        raise ModelUnusable(f"{where}: the list of its files cannot be read") from error
    for file in files:
        if not is_model_file(file.name) or not _HASH.fullmatch(file.sha256) or file.size_bytes < 0:
            raise ModelUnusable(
                f"{where}: lists {display_name(file.name)}, which belongs to no model"
            )
    if not is_model_id(manifest.id) or not files:
        raise ModelUnusable(f"{where}: {display_name(manifest.id)!r} is no model's name")
    return manifest


def read_manifest(folder: Path) -> Manifest | None:
    """Return a folder's manifest; None: it has none.

    Raises:
        ModelUnusable: it is damaged.
    """
    path = folder / MANIFEST_FILE
    try:
        return parse_manifest(path.read_text("utf-8"), display_name(str(path)))
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise ModelUnusable(f"{display_name(str(path))}: cannot be read ({error})") from error


def is_model_file(name: str) -> bool:
    """Whether a file is one that a model needs, at the top of its folder, and runs no program."""
    plain = re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]*", name) is not None
    return plain and name != MANIFEST_FILE and (name in _NAMES or name.endswith(_SUFFIXES))


def is_model_id(name: str) -> bool:
    """Whether a name is OWNER/NAME, or NAME alone for a model from a folder."""
    return re.fullmatch(r"(?:[A-Za-z0-9][\w.-]*/)?[A-Za-z0-9][\w.-]*", name) is not None


def describe_folder(folder: Path, id_: str) -> Iterator[Counted | Manifest]:
    """Make the checksums of a folder's model files; the manifest comes last.

    Raises:
        ModelUnusable: a file cannot be read.
    """
    try:
        names = sorted(p.name for p in folder.iterdir() if p.is_file() and is_model_file(p.name))
        total = sum((folder / name).stat().st_size for name in names)
        files: list[ModelFile] = []
        done = 0
        for name in names:
            digest = hashlib.sha256()
            size = 0
            with (folder / name).open("rb") as stream:
                for piece in pieces(stream):
                    digest.update(piece)
                    size += len(piece)
                    yield Counted(name, done + size, total, done + size)
            done += size
            files.append(ModelFile(name, size, digest.hexdigest()))
    except OSError as error:
        raise ModelUnusable(f"{display_name(str(folder))}: {error.strerror or error}") from error
    weights = "".join(f.sha256 for f in files if f.name.endswith(".safetensors"))
    revision = f"weights-{hashlib.sha256(weights.encode()).hexdigest()[:16]}"
    yield Manifest(id_, revision, tuple(files))


def check_folder(folder: Path, manifest: Manifest) -> Iterator[Counted | str]:
    """Compare a folder with its manifest; yields progress, and one line for each fault."""
    done = 0
    for file in manifest.files:
        path = folder / file.name
        digest = hashlib.sha256()
        size = 0
        try:
            with path.open("rb") as stream:
                for piece in pieces(stream):
                    digest.update(piece)
                    size += len(piece)
                    yield Counted(file.name, done + size, manifest.size_bytes, done + size)
        except OSError as error:
            yield f"{display_name(str(path))}: {error.strerror or error}"
            continue
        done += size
        if digest.hexdigest() != file.sha256:
            yield f"{display_name(str(path))}: is not the file that was installed (wrong checksum)"


def pieces(stream: BinaryIO) -> Iterator[bytes]:
    """Yield a stream's bytes."""
    while piece := stream.read(_PIECE_BYTES):
        yield piece
