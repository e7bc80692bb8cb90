"""Fetching a model beside the window; a pause keeps what has arrived."""

import logging
import threading
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QThread, Signal

from blipdesk.domain.errors import KnownError, ModelMissing

if TYPE_CHECKING:
    from blipdesk.library.installed import OwnedModels, Transfer

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
        self._is_given_up = False

    def pause(self) -> None:
        """Stop; the same transfer goes on where it was."""
        self._stop.set()

    def give_up(self) -> None:
        """Stop, and delete what has arrived."""
        self._is_given_up = True
        self._stop.set()

    @property
    def was_paused(self) -> bool:
        """Whether ``pause`` ended it."""
        return self._stop.is_set() and not self._is_given_up

    @property
    def was_given_up(self) -> bool:
        """Whether ``give_up`` ended it."""
        return self._is_given_up

    def run(self) -> None:
        """Transfer, and tell how far it is."""
        from blipdesk.library.installed import OwnedModels

        reason = ""
        try:
            models = OwnedModels(self._folder)
            if not self._stop.is_set():
                self._transfer(models)
            if self._is_given_up:
                self._delete_what_arrived(models)
        except KnownError as error:
            reason = str(error)
        except Exception as error:
            log.exception("a bug ended a transfer")
            reason = f"a bug in BlipDesk: {error!r}; the log has the details"
        self.ended.emit(reason)

    def _transfer(self, models: "OwnedModels") -> None:
        with closing(self._steps(models)) as steps:
            for progress in steps:
                self.progressed.emit(progress)
                if self._stop.is_set():
                    return

    def _delete_what_arrived(self, models: "OwnedModels") -> None:
        assert self._model is not None
        with suppress(ModelMissing):  # nothing had arrived
            models.remove(self._model)

    def _steps(self, models: "OwnedModels") -> "Transfer":
        if self._model is not None:
            return models.download(self._model)
        assert self._source is not None
        return models.bring(self._source)
