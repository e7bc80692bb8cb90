"""Words that could not be saved, in a file of their own: they outlive even a crash."""

import json
import os
from collections.abc import Mapping
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from blipdesk.domain.photo import display_name
from blipdesk.domain.text import Field
from blipdesk.gui.edit_operations import WordsEdit
from blipdesk.gui.held_edits import HeldEdits
from blipdesk.gui.tasks import Worker

_NAME = "unsaved-words.json"
_VERSION = 1


class KeptWords(QObject):
    """Keeps the file true while words are held; works in a thread of its own.

    The writing thread may itself be what another program holds up. ``came`` carries the words of
    an earlier session by path; ``kept``: the file is as the held words are, or ``problem`` says
    why it is not.
    """

    came = Signal(object)
    kept = Signal()

    def __init__(self, root: Path, held: HeldEdits, parent: QObject) -> None:
        super().__init__(parent)
        self._path = root / _NAME
        self._held = held
        self._written: dict[Path, WordsEdit] = {}
        self._worker: Worker[None] = Worker(nullcontext, self)
        self.problem: str | None = None
        held.changed.connect(self._follow)

    def begin(self) -> None:
        """Look for words of an earlier session."""
        self._worker.start()
        path = self._path
        self._worker.call(lambda _: _load(path), self._loaded)

    def stop(self) -> None:
        """End the thread; what is to be kept is kept first."""
        self._worker.stop()

    def keep_now(self) -> None:
        """Keep what is held now; ``kept`` tells when that is done."""
        words, path = self._held.unwritten(), self._path
        self._written = words
        self._worker.call(lambda _: _save(path, words), self._saved, channel="keep")

    def _loaded(self, words: dict[Path, WordsEdit]) -> None:
        self._written = words
        if words:
            self.came.emit(words)

    def _follow(self) -> None:
        # What is only on its way needs no file: nearly all of it is written at once.
        words = self._held.unwritten() if self._held.failed else {}
        if words != self._written and (words or not self._held.is_saving):
            self.keep_now()

    def _saved(self, problem: str | None) -> None:
        self.problem = problem
        self.kept.emit()


def _save(path: Path, words: Mapping[Path, WordsEdit]) -> str | None:
    """Write the file, or delete it where nothing is to be kept; return what went wrong."""
    try:
        if not words:
            path.unlink(missing_ok=True)
            return None
        photos = [_described(photo, edit) for photo, edit in words.items()]
        beside = path.with_suffix(".new")
        with beside.open("w", encoding="utf-8") as file:
            json.dump({"version": _VERSION, "photos": photos}, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        return f"{display_name(str(path))}: {error.strerror}"
    return None


def _described(photo: Path, edit: WordsEdit) -> dict[str, Any]:
    return {
        "path": str(photo),
        "values": {name.value: value for name, value in edit.values},
        "add_keywords": edit.add_keywords,
        "remove_keywords": edit.remove_keywords,
    }


def _load(path: Path) -> dict[Path, WordsEdit]:
    """Read the file; one that makes no sense is set aside, never deleted."""
    try:
        photos = json.loads(path.read_text("utf-8"))["photos"]
        return {Path(photo["path"]): _edit(photo) for photo in photos}
    except OSError:
        return {}
    except (ValueError, KeyError, TypeError):
        with suppress(OSError):
            path.replace(path.with_suffix(".unreadable"))
        return {}


def _edit(photo: dict[str, Any]) -> WordsEdit:
    values = tuple((Field(name), value) for name, value in photo["values"].items())
    return WordsEdit(values, tuple(photo["add_keywords"]), tuple(photo["remove_keywords"]))
