"""Raw files of cameras, and pictures whose inside BlipDesk does not touch: a sidecar serves them.

Most raw formats are TIFF inside, so camera, date and place can be read. Only DNG is documented well
enough to be written, and only where that was chosen.
"""

from dataclasses import replace

from blipdesk.domain.photo import PhotoFormat
from blipdesk.metadata.container import Blocks, Container, NewBlocks
from blipdesk.metadata.formats.tiff import TiffContainer
from blipdesk.metadata.ifd import Tiff
from blipdesk.metadata.model import WriteOptions
from blipdesk.metadata.source import ByteSource, DamagedError, Piece

_WIDTH, _HEIGHT, _DNG_VERSION = 0x0100, 0x0101, 0xC612


class BareContainer:
    """A file whose text is neither read nor written.

    Args:
        damage: what is wrong with it, where it is of a kind that could be written otherwise.
        name: of a kind that has no value of its own.
    """

    max_xmp_bytes = 0
    can_create_exif = False
    exif_keeps_size = False

    def __init__(self, kind: PhotoFormat, damage: str | None = None, name: str = "") -> None:
        name = name or kind.value
        self.damage = damage
        self._refusal = f"text cannot be written into {name} files"
        note = f"text inside {name} files is not read"
        if damage is not None:
            self._refusal = note = f"it is damaged: {damage}"
        self.blocks = Blocks(format=kind, notes=(note,))

    def refusal(self, options: WriteOptions) -> str | None:
        """Return why this file must not be written."""
        del options
        return self._refusal

    def pieces(self, new: NewBlocks) -> tuple[Piece, ...]:
        """Never succeeds.

        Raises:
            DamagedError: always.
        """
        raise DamagedError(f"{self._refusal}: {new}")


class RawContainer:
    """A raw file that is TIFF inside.

    Raises:
        DamagedError: it is not.
    """

    can_create_exif = True
    exif_keeps_size = False

    def __init__(self, source: ByteSource) -> None:
        self._tiff = TiffContainer(source)
        self.max_xmp_bytes = self._tiff.max_xmp_bytes
        structure = Tiff(source)
        first = structure.read_ifd(structure.first_offset)
        self._is_dng = first.find(_DNG_VERSION) is not None
        width, height = _largest_picture(structure)
        self.blocks = replace(
            self._tiff.blocks, format=PhotoFormat.RAW, width_px=width, height_px=height
        )

    def refusal(self, options: WriteOptions) -> str | None:
        """Return why this file must not be written, None for a DNG where that was chosen."""
        if self._is_dng and options.dng_in_file:
            return self._tiff.refusal(options)
        return "raw files are never written"

    def pieces(self, new: NewBlocks) -> tuple[Piece, ...]:
        """Return what to exchange in a DNG.

        Raises:
            DamagedError: as for TIFF.
        """
        return self._tiff.pieces(new)


def open_raw(source: ByteSource) -> Container:
    """Open a raw file as far as it is understood."""
    try:
        return RawContainer(source)
    except DamagedError:
        return BareContainer(PhotoFormat.RAW)


def _largest_picture(tiff: Tiff) -> tuple[int, int]:
    """The first directory is mostly a preview; the sensor's picture is the largest of all."""
    sizes = [(0, 0)]
    try:
        for ifd in tiff.all_ifds():
            width, height = (
                next(iter(tiff.integers(entry, 1)), 0) if (entry := ifd.find(tag)) else 0
                for tag in (_WIDTH, _HEIGHT)
            )
            sizes.append((width, height))
    except DamagedError:
        pass
    return max(sizes, key=lambda size: size[0] * size[1])
