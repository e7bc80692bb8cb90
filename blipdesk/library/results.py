"""What the library's verbs report, one value for each photo."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from blipdesk.domain.photo import PhotoFacts
from blipdesk.domain.text import PhotoText, Provenance
from blipdesk.metadata.listing import TagReading


class DescribeState(StrEnum):
    """What became of a photo that was to be described or asked about."""

    DESCRIBED = "described"
    SKIPPED = "skipped"
    FAILED = "failed"


class SetState(StrEnum):
    """What became of a wish for words. ``REFUSED``: writing could harm the file."""

    WRITTEN = "written"
    WAITING = "waiting"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What became of one write to one photo.

    Args:
        written_to: "file", "sidecar" or "none".
        reason: why nothing or not all was written; one line for the user.
        fields: the names of the fields that changed.
        is_kept: the write failed and waits in the library for another try.
    """

    state: SetState
    written_to: str = "none"
    reason: str | None = None
    fields: tuple[str, ...] = ()
    is_kept: bool = False

    @property
    def failed(self) -> bool:
        """Whether a write was wanted and did not happen."""
        return self.state in (SetState.REFUSED, SetState.FAILED)


NOT_WRITTEN = WriteReport(SetState.UNCHANGED)


@dataclass(frozen=True, slots=True)
class DescribeResult:
    """One photo of a describe run.

    Args:
        score: the matcher's probability that the caption fits; None: no matcher is installed.
        write: what was written of it.
        alternatives: the other candidates with their scores, best first.
        is_open: it failed and waits in the queue for another try.
    """

    path: Path
    state: DescribeState
    reason: str | None = None
    caption: str | None = None
    score: float | None = None
    model: str | None = None
    write: WriteReport = NOT_WRITTEN
    alternatives: tuple[tuple[str, float | None], ...] = ()
    is_open: bool = False

    @property
    def failed(self) -> bool:
        """Whether the photo, or the writing of its text, failed."""
        return self.state is DescribeState.FAILED or self.write.failed


@dataclass(frozen=True, slots=True)
class AskResult:
    """One photo of an ask run: one question and its answer, or why there is none.

    Args:
        probability: of the answer's words, by the model; not of its being true.
        is_last_of_photo: no further line of this photo follows.
        ranked: the choices that were given with their probabilities, which sum to 1, likeliest
            first; empty for a free answer.
        is_open: it failed and waits in the queue for another try.
    """

    path: Path
    question: str
    state: DescribeState
    reason: str | None = None
    answer: str | None = None
    probability: float | None = None
    model: str | None = None
    write: WriteReport = NOT_WRITTEN
    is_last_of_photo: bool = True
    ranked: tuple[tuple[str, float], ...] = ()
    is_open: bool = False

    @property
    def failed(self) -> bool:
        """Whether there is no answer, or its writing failed."""
        return self.state is DescribeState.FAILED or self.write.failed


@dataclass(frozen=True, slots=True)
class ShownDraft:
    """A machine's proposal that waits in the index and is not in the file."""

    field: str
    value: str | tuple[str, ...]
    provenance: Provenance


EMPTY_TEXT = PhotoText()


@dataclass(frozen=True, slots=True)
class ShowResult:
    """Everything descriptive about one photo; with ``reason`` set it could not be read.

    Args:
        tags: every known tag of photo and sidecar, if they were asked for.
    """

    path: Path
    text: PhotoText = EMPTY_TEXT
    facts: PhotoFacts | None = None
    sidecar: Path | None = None
    notes: tuple[str, ...] = ()
    drafts: tuple[ShownDraft, ...] = ()
    reason: str | None = None
    tags: tuple[TagReading, ...] = ()


@dataclass(frozen=True, slots=True)
class EditResult:
    """One photo of a set, approve, reject or undo."""

    path: Path
    write: WriteReport

    @property
    def failed(self) -> bool:
        """Whether the edit was wanted and did not happen."""
        return self.write.failed


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field before and after a write: text, a list of words or answers, a bool; None: empty."""

    field: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One write to one photo.

    Args:
        verb: of the batch that the write belongs to.
        path: of the photo at that time.
        source: "human" or "machine".
        written_to: "file", "sidecar" or "index".
        undone_by: the batch that took it back.
        passed_over: why it could not be taken back.
    """

    batch_id: int
    entry_id: int
    verb: str
    path: Path
    date: str
    source: str
    model: str | None
    written_to: str
    fields: tuple[FieldLine, ...]
    undone_by: int | None
    passed_over: str | None = None


@dataclass(frozen=True, slots=True)
class ScanResult:
    """What a scan of folders came to; the counts are of photos.

    Args:
        problems: one line for each thing that could not be read.
    """

    added: int = 0
    changed: int = 0
    moved: int = 0
    missing: int = 0
    unchanged: int = 0
    not_photos: int = 0
    problems: tuple[str, ...] = ()


class Level(StrEnum):
    """How a finding is to be taken. ``NOTE``: something is not set up, which may be meant so."""

    OK = "ok"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the doctor's report."""

    topic: str
    value: str
    level: Level = Level.OK


@dataclass(frozen=True, slots=True)
class FolderInfo:
    """One folder of the library and how many of its photos are known."""

    path: Path
    photos: int


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """One model that BlipDesk knows.

    Args:
        download_bytes: size of its weights.
        path: its folder on this disk; None: it is not installed.
        demo_only: it knows nothing but the sample library's scenes.
        memory_bytes: about what it needs at work.
        revision: of what is installed.
        photos_per_s: of the newest long enough run on this machine; None: there was none.
    """

    id: str
    task: str
    licence: str
    download_bytes: int
    path: Path | None
    demo_only: bool = False
    memory_bytes: int = 0
    revision: str | None = None
    photos_per_s: float | None = None


@dataclass(frozen=True, slots=True)
class TransferProgress:
    """How far a download, an import, an export or a check of a model has come.

    Args:
        file: the file at work.
        done_bytes: of all files, with what had arrived before.
        total_bytes: of all files.
        bytes_per_s: of this run; None: too early to tell.
        left_s: at this rate; None: too early to tell.
    """

    file: str
    done_bytes: int
    total_bytes: int
    bytes_per_s: float | None
    left_s: float | None
