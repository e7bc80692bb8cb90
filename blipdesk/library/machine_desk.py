"""What every kind of work shares that gives photos machine text."""

from dataclasses import dataclass

from blipdesk.domain.intent import IntentKind, WriteIntent
from blipdesk.domain.policy import WriteMode
from blipdesk.domain.text import FieldEdit
from blipdesk.index.database import Index
from blipdesk.index.photos import PhotoRecord
from blipdesk.library.clock import Clock
from blipdesk.library.history import OpenBatch
from blipdesk.library.patient_writing import PatientWriter
from blipdesk.library.results import NOT_WRITTEN, WriteReport


@dataclass(frozen=True, slots=True)
class MachineDesk:
    """The open parts of a library, and the one way from machine text to a promise and a file."""

    index: Index
    writer: PatientWriter
    clock: Clock
    batch: OpenBatch
    mode: WriteMode

    def promise(
        self, photo: PhotoRecord, date: str, edits: tuple[FieldEdit, ...]
    ) -> WriteReport | None:
        """Promise machine text to a photo; None: ``written`` shall follow."""
        if self.mode is not WriteMode.EMPTY:
            return NOT_WRITTEN
        intent = WriteIntent(IntentKind.MACHINE, date, edits)
        return self.writer.promise(photo, self.batch.id(), intent)

    def written(self, photo: PhotoRecord, known: WriteReport | None) -> WriteReport:
        """Carry out what was promised, if anything was; ``known`` is what ``promise`` said."""
        return self.writer.carry_out(photo) if known is None else known
