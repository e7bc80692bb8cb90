"""The values that the metadata layer takes and gives.

A write goes through four steps, because the caller records each of them in its outbox in between::

    plan = plan_edit(path, edits, expected, options)   # nothing is touched
    staged = stage(plan, temp_path_for(plan.target_path, token))   # a verified temp beside it
    stamp = commit(staged)                              # one atomic replace
    discard(staged)                                     # instead of commit: the temp goes away

``commit`` is ``put_in_place``, after which the new file is there, and ``keep_names``, after which a
power cut does not take it back.
"""

from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from blipdesk.domain.keyword_rules import NO_RULES, KeywordRules
from blipdesk.domain.photo import FileStamp, PhotoFacts
from blipdesk.domain.text import PhotoText
from blipdesk.metadata.source import Piece


class WriteTarget(StrEnum):
    """Where an edit ends up."""

    FILE = "file"
    SIDECAR = "sidecar"
    NONE = "none"


class SidecarPolicy(StrEnum):
    """When an XMP sidecar is written.

    ``NEVER``: a file that cannot hold the text is refused. ``INSTEAD``: the sidecar takes what the
    file must not or cannot hold. ``ALWAYS``: only sidecars are written, no photo is ever touched.
    """

    NEVER = "never"
    INSTEAD = "when refused"
    ALWAYS = "always"


class SidecarNaming(StrEnum):
    """How a new sidecar is named; an existing one of either name is found and kept.

    ``STEM``: ``IMG_1.xmp`` (Adobe, Capture One). ``FULL``: ``IMG_1.CR2.xmp`` (darktable, digiKam).
    """

    STEM = "NAME.xmp"
    FULL = "NAME.EXT.xmp"


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """How files are written.

    Args:
        sidecar: when a sidecar is written instead of the file.
        naming: the name of a sidecar that does not exist yet.
        keep_mtime: the file keeps its modification time.
        keep_hard_links: write a file of several names by copying over it in place, which keeps the
            links but is not atomic; otherwise such a file is refused.
        write_signed: write into a file that carries Content Credentials (C2PA), although any change
            breaks their signature; otherwise such a file is refused.
        dng_in_file: embed into DNG files instead of writing a sidecar beside them.
        keep_original: keep each photo as it was before its first write, as NAME.EXT_original.
        keywords: the vocabulary, whose places are written into the hierarchy.
        history_date: every write leaves an entry of this date (ISO 8601) in xmpMM:History; None:
            it leaves none.
        exiftool: the program that tries what our own writer cannot do; None: it is not asked.
    """

    sidecar: SidecarPolicy = SidecarPolicy.NEVER
    naming: SidecarNaming = SidecarNaming.FULL
    keep_mtime: bool = True
    keep_hard_links: bool = False
    write_signed: bool = False
    dng_in_file: bool = False
    keep_original: bool = False
    exiftool: Path | None = None
    keywords: KeywordRules = NO_RULES
    history_date: str | None = None


@dataclass(frozen=True, slots=True)
class TagChange:
    """The raw value of one tag before and after a write; None means absent.

    The forms of a raw value, so that it can be put back exactly:

    - ``EXIF:ImageDescription``: type and count, big endian ">HI", then the value's bytes.
    - ``XMP:dc:description``: exclusive canonical XML of the whole property element with all its
      languages and qualifiers; for a property written as an attribute "@" and its UTF-8 text.
    - ``XMP:blipdesk:provenance/caption``: the same for the one entry that speaks of that field.
    - ``IPTC:2:120``: for each data set its length as ">I" and its bytes, in the file's order.

    Swapping ``old`` and ``new`` turns an undo into a redo.
    """

    tag: str
    old: bytes | None
    new: bytes | None


@dataclass(frozen=True, slots=True)
class FileMetadata:
    """Everything that was read of one photo.

    Args:
        stamp: of the photo, taken before it was read.
        sidecar: the sidecar that took part, None without one.
        sidecar_stamp: its stamp.
        notes: short sentences on what could not be read or is unusual; for the user.
    """

    stamp: FileStamp
    facts: PhotoFacts
    text: PhotoText
    sidecar: Path | None = None
    notes: tuple[str, ...] = ()
    sidecar_stamp: FileStamp | None = None


@dataclass(frozen=True, slots=True)
class EditPlan:
    """What one write is going to change; making it touches nothing.

    Args:
        path: the photo.
        target: file, sidecar, or none when there is nothing to do.
        target_path: the file that is replaced (a symbolic link is resolved) or the sidecar.
        changes: empty when the file already holds everything.
        expected: the stamp of ``target_path``; None for a sidecar that does not exist yet.
        options: as given.
        notes: short sentences on what the target cannot hold in full; for the user.
        refusal: why the sidecar takes the text instead of the file, else None.
        by_exiftool: exiftool puts the blocks into the file instead of our own writer.
        removes: a sidecar that says nothing any more goes away instead of being replaced.
        pieces: what is exchanged in the file as ``expected`` describes it; None: to be worked out.
    """

    path: Path
    target: WriteTarget
    target_path: Path
    changes: tuple[TagChange, ...]
    expected: FileStamp | None
    options: WriteOptions = field(default_factory=WriteOptions)
    notes: tuple[str, ...] = ()
    refusal: str | None = None
    by_exiftool: bool = False
    removes: bool = False
    pieces: tuple[Piece, ...] | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Staged:
    """A finished and verified temp file that waits to replace ``plan.target_path``.

    Args:
        old_hash: ``file_hash`` of the target as it was; b"" for a sidecar that did not exist.
        new_hash: ``file_hash`` of the temp, hence of the target after ``commit``; b"" where that
            removes the target.
        forced: ends when the disk has the temp, which ``put_in_place`` waits for; None: it has.
    """

    plan: EditPlan
    temp_path: Path
    old_hash: bytes
    new_hash: bytes
    forced: Future[None] | None = field(default=None, repr=False, compare=False)
