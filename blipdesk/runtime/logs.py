"""The library's log file."""

import logging
import logging.handlers
import os
import threading
from pathlib import Path

_LOG_BYTES = 2_000_000
_FORMAT = "%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s"
# The window opens a library in several threads at the same time.
_STARTING = threading.Lock()


class LogFile(logging.handlers.RotatingFileHandler):
    """One log file, however many times its library is open in this process.

    Two handlers would write every line twice and rotate the file under each other.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            maxBytes=_LOG_BYTES,
            backupCount=2,
            encoding="utf-8",
            errors="backslashreplace",
            delay=True,
        )
        self.setFormatter(logging.Formatter(_FORMAT))
        self.users = 0


def start_log(path: Path) -> LogFile:
    """Write BlipDesk's log records to a file from now on, three files of 2 MB at most.

    The log holds file names and error texts; it never leaves the machine.

    Args:
        path: the log file; its folder exists.

    Returns:
        The handler, for ``stop_log``; the same one for each call with the same path.
    """
    logger = logging.getLogger("blipdesk")
    with _STARTING:
        logger.setLevel(logging.INFO)
        handler = next((h for h in logger.handlers if _writes_to(h, path)), None)
        if not isinstance(handler, LogFile):
            handler = LogFile(path)
            logger.addHandler(handler)
        handler.users += 1
    return handler


def stop_log(handler: LogFile) -> None:
    """Stop writing to the file and close it, once for each ``start_log``."""
    with _STARTING:
        handler.users -= 1
        if handler.users == 0:
            logging.getLogger("blipdesk").removeHandler(handler)
            handler.close()


def _writes_to(handler: logging.Handler, path: Path) -> bool:
    return isinstance(handler, LogFile) and handler.baseFilename == os.path.abspath(path)  # noqa: PTH100 - as logging does
