"""Fetching a model beside the window; a pause keeps what has arrived."""

import logging
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QThread, Signal

from blipdesk.domain.errors import KnownError

if TYPE_CHECKING:
    from blipdesk.library.installed import OwnedModels
    from blipdesk.library.results import TransferProgress

log = logging.getLogger(__name__)


class TransferThread(QThread):
    """One download or import.

    ``progressed`` carries a ``TransferProgress``; ``ended`` the reason of a failure, "" for none.

    Args:
        folder: where models are kept.
        model: the Hub id to download; None: ``source`` is brought in.
        source: a model folder or a bundle.
    """

    progressed = Signal(object)
    ended = Signal(str)

    def __init__(self, folder: Path, model: str | None, source: Path | None = None) -> None:
        super().__init__()
        self._folder, self._model, self._source = folder, model, source
        self._stop = threading.Event()

    def pause(self) -> None:
        """Stop; the same transfer goes on where it was."""
        self._stop.set()

    @property
    def was_paused(self) -> bool:
        """Whether ``pause`` ended it."""
        return self._stop.is_set()

    def run(self) -> None:
        """Transfer, and tell how far it is."""
        from blipdesk.library.installed import OwnedModels

        reason = ""
        try:
            for progress in self._steps(OwnedModels(self._folder)):
                self.progressed.emit(progress)
                if self._stop.is_set():
                    break
        except KnownError as error:
            reason = str(error)
        except Exception as error:
            log.exception("a bug ended a transfer")
            reason = f"a bug in BlipDesk: {error!r}; the log has the details"
        self.ended.emit(reason)

    def _steps(self, models: "OwnedModels") -> "Iterator[TransferProgress]":
        if self._model is not None:
            return models.download(self._model)
        assert self._source is not None
        return models.bring(self._source)
