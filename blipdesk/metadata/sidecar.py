"""XMP sidecars: found under both customary names, merged, never replaced.

``IMG_1.xmp`` is Adobe's name, which a raw file and a JPEG of one camera shot share; Adobe says with
photoshop:SidecarForExtension whose it is. ``IMG_1.CR2.xmp`` is the name of darktable and digiKam.
"""

import errno
from dataclasses import dataclass
from pathlib import Path

from blipdesk.domain.photo import FileStamp, PhotoFormat
from blipdesk.domain.text import Field
from blipdesk.metadata.container import Blocks
from blipdesk.metadata.model import SidecarNaming
from blipdesk.metadata.sidecar_names import SUFFIXES, real_home
from blipdesk.metadata.source import DamagedError
from blipdesk.metadata.tag_store import TagStore
from blipdesk.metadata.tag_table import PROVENANCE_TAG
from blipdesk.metadata.xmp_packet import MAX_PACKET_BYTES
from blipdesk.runtime.spelling import as_spelled

FOR_EXTENSION = "photoshop:SidecarForExtension"
_RAW_SUFFIXES = (
    "3fr arw cr2 cr3 crw dcr dng erf iiq kdc mef mos mrw nef nrw orf pef raf raw rw2 rwl sr2 srf"
    " srw x3f"
).split()


@dataclass(frozen=True, slots=True)
class Sidecar:
    """A sidecar that exists.

    Args:
        problem: why it cannot be read, None if it can.
    """

    path: Path
    stamp: FileStamp
    store: TagStore
    problem: str | None = None

    def owns(self, field: Field) -> bool:
        """Whether BlipDesk has put this field here because the photo could not take it."""
        try:
            return self.store.raw(f"{PROVENANCE_TAG}{field.value}") is not None
        except DamagedError:
            return False


def find_sidecar(photo: Path) -> Sidecar | None:
    """Return the sidecar of a photo; where the photo is a link, that of its target.

    Raises:
        OSError: it is there and cannot be read.
    """
    photo = real_home(photo)
    for suffix in SUFFIXES:
        full = _open(photo.with_name(photo.name + suffix))
        if full is not None:
            return full
    for suffix in SUFFIXES:
        stem = _open(photo.with_suffix(suffix))
        if stem is not None and _belongs(stem, photo):
            return stem
    return None


def new_sidecar_path(photo: Path, naming: SidecarNaming) -> Path:
    """Name a sidecar that does not exist yet; never a name that another photo's sidecar has."""
    stem = photo.with_suffix(".xmp")
    if naming is SidecarNaming.FULL or stem.exists() or not photo.suffix:
        return photo.with_name(photo.name + ".xmp")
    return stem


def _open(path: Path) -> Sidecar | None:
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:  # the photo's own name takes up all the room
            return None
        raise
    path = as_spelled(path)
    stamp, blocks = FileStamp.of(status), Blocks(PhotoFormat.OTHER)
    if not path.is_file():
        return Sidecar(path, stamp, TagStore(blocks), "a folder has the sidecar's name")
    with path.open("rb") as file:
        data = file.read(MAX_PACKET_BYTES + 1)
    store = TagStore(Blocks(PhotoFormat.OTHER, xmp=data or None))
    return Sidecar(path, stamp, store, store.problems.get("XMP"))


def _belongs(sidecar: Sidecar, photo: Path) -> bool:
    """Whether a sidecar under Adobe's name is this photo's and not that of a raw file beside it."""
    extension = photo.suffix.lstrip(".").lower()
    if sidecar.problem is None:
        owner = sidecar.store.tree.text(FOR_EXTENSION)
        if owner is not None:
            return owner.lower() == extension
    if extension in _RAW_SUFFIXES:
        return True
    names = (s for suffix in _RAW_SUFFIXES for s in (suffix, suffix.upper()))
    return not any(photo.with_suffix(f".{name}").exists() for name in names)
