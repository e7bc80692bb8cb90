"""The copy of the day where several threads open the library at the same time."""

import threading
from datetime import date
from pathlib import Path

from blipdesk.index.daily_backup import backups
from blipdesk.index.database import open_index

THREADS = 4


def test_threads_that_open_a_library_together_make_one_copy(tmp_path: Path) -> None:
    open_index(tmp_path / "library.db").close()
    folder = tmp_path / "backups"
    together = threading.Barrier(THREADS)
    made: list[Path | None] = []

    def work() -> None:
        index = open_index(tmp_path / "library.db")
        try:
            together.wait(30)
            made.append(index.health.back_up_daily(folder, date(2024, 5, 1)))
        finally:
            index.close()

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == THREADS
    assert [copy for copy in made if copy is not None] == backups(folder)
