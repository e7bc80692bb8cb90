"""The log file."""

import logging
from pathlib import Path

from blipdesk.runtime.logs import start_log, stop_log

log = logging.getLogger("blipdesk.test")


def test_a_line_is_written_once_however_often_the_library_is_open(tmp_path: Path) -> None:
    first, second = start_log(tmp_path / "a.log"), start_log(tmp_path / "a.log")
    log.info("opened twice")
    stop_log(first)
    log.info("still open")
    stop_log(second)
    log.info("closed")
    text = (tmp_path / "a.log").read_text()
    assert text.count("opened twice") == 1
    assert text.count("still open") == 1
    assert "closed" not in text


def test_two_libraries_have_two_logs(tmp_path: Path) -> None:
    handlers = [start_log(tmp_path / name) for name in ("a.log", "b.log")]
    log.info("for both")
    for handler in handlers:
        stop_log(handler)
    assert "for both" in (tmp_path / "a.log").read_text()
    assert "for both" in (tmp_path / "b.log").read_text()


def test_a_log_can_be_started_again_after_it_was_stopped(tmp_path: Path) -> None:
    stop_log(start_log(tmp_path / "a.log"))
    handler = start_log(tmp_path / "a.log")
    log.info("again")
    stop_log(handler)
    assert "again" in (tmp_path / "a.log").read_text()


def test_bytes_that_are_no_text_do_not_stop_the_log(tmp_path: Path) -> None:
    handler = start_log(tmp_path / "a.log")
    log.info("photo %s", "caf\udce9.jpg")
    stop_log(handler)
    assert "caf\\udce9.jpg" in (tmp_path / "a.log").read_text()
