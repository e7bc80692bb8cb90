"""The library's log file."""

import logging
import logging.handlers
from pathlib import Path

_LOG_BYTES = 2_000_000
_FORMAT = "%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s"


def start_log(path: Path) -> logging.Handler:
    """Write BlipDesk's log records to a file from now on, three files of 2 MB at most.

    The log holds file names and error texts; it never leaves the machine.

    Args:
        path: the log file; its folder exists.

    Returns:
        The handler, for ``stop_log``.
    """
    handler = logging.handlers.RotatingFileHandler(
        path,
        maxBytes=_LOG_BYTES,
        backupCount=2,
        encoding="utf-8",
        errors="backslashreplace",
        delay=True,
    )
    handler.setFormatter(logging.Formatter(_FORMAT))
    logger = logging.getLogger("blipdesk")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Stop writing to the file and close it."""
    logging.getLogger("blipdesk").removeHandler(handler)
    handler.close()
