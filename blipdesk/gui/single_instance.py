"""One window for each library: who comes second hands its folders to the first and goes.

The first listens on a local socket in a folder that only this user can enter; its name comes from
the library's own place, so that two libraries may be open at the same time.
"""

import hashlib
import json
import logging
import os
import stat
import sys
import tempfile
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from blipdesk.domain.errors import KnownError
from blipdesk.runtime.locks import process_lock

log = logging.getLogger(__name__)

_CONNECT_MS = 500
_ANSWER_MS = 5_000
_LONGEST_BYTES = 1 << 20
_TAKEN = b"taken\n"


class SingleInstance(QObject):
    """Finds out whether the library has a window, and listens if it has none.

    Args:
        library: its folder.
        runtime_folder: where sockets lie; None: the user's own. Without a folder that is the
            user's alone there is no socket, and each start makes a window.
    """

    asked = Signal(object)

    def __init__(self, library: Path, runtime_folder: Path | None = None) -> None:
        super().__init__()
        digest = hashlib.sha256(os.fsencode(library.resolve())).hexdigest()[:16]
        self._name = f"blipdesk-{digest}"
        self._folder = _private_folder(runtime_folder or _runtime_folder())
        self._server: QLocalServer | None = None

    @property
    def is_listening(self) -> bool:
        """Whether this is the library's window."""
        return self._server is not None

    def hand_over(self, folders: Sequence[Path]) -> bool:
        """Give folders to the window that is open already, which comes to the front.

        Returns:
            False: there is none. From now on this one listens; ``asked`` carries the folders that
            come, a tuple of absolute paths.

        Raises:
            KnownError: a window is open and does not answer.
        """
        if self._folder is None and sys.platform != "win32":
            return False
        # Between finding nobody and listening nobody else may do the same.
        with self._alone():
            if self._tell(folders):
                return True
            self._listen()
            return False

    def close(self) -> None:
        """Stop listening; the socket's file goes."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _address(self) -> str:
        return self._name if self._folder is None else str(self._folder / self._name)

    def _alone(self) -> AbstractContextManager[object]:
        if self._folder is None:
            return nullcontext()
        return process_lock(self._folder / f"{self._name}.lock")

    def _tell(self, folders: Sequence[Path]) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._address())
        if not socket.waitForConnected(_CONNECT_MS):
            return False
        socket.write(json.dumps([str(folder) for folder in folders]).encode() + b"\n")
        if not socket.waitForReadyRead(_ANSWER_MS) or bytes(socket.readAll().data()) != _TAKEN:
            raise KnownError(
                "a window of this library is open and does not answer; close it and try again"
            )
        return True

    def _listen(self) -> None:
        QLocalServer.removeServer(self._address())  # left behind by a crash: nobody answered
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(self._address()):
            log.info("no socket for a second start: %s", server.errorString())
            return
        server.newConnection.connect(self._welcome)
        self._server = server

    def _welcome(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda s=socket: self._read(s))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > _LONGEST_BYTES:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        folders = _folders_in(bytes(socket.readLine().data()))
        if folders is None:
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.flush()
        self.asked.emit(folders)


def _folders_in(line: bytes) -> tuple[Path, ...] | None:
    try:
        names = json.loads(line)
    except ValueError:
        return None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return None
    return tuple(Path(name) for name in names if Path(name).is_absolute())


def _runtime_folder() -> Path:
    named = os.environ.get("XDG_RUNTIME_DIR")
    if named and Path(named).is_dir():
        return Path(named)
    user = os.getuid() if sys.platform != "win32" else 0
    return Path(tempfile.gettempdir()) / f"blipdesk-{user}"


def _private_folder(folder: Path) -> Path | None:
    """Return the folder, made if need be, if nobody but this user can put anything there."""
    if sys.platform == "win32":
        return None  # a pipe has a name and no folder, and Windows guards it
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        status = folder.lstat()
    except OSError as error:
        log.info("%s: no place for a socket: %s", folder, error.strerror)
        return None
    is_ours = stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid()
    return folder if is_ours and not status.st_mode & 0o077 else None
