"""The file that keeps thumbnails."""

import threading
from pathlib import Path

from blipdesk.index.thumbnails import ThumbnailStore


def test_threads_that_open_a_new_file_together_all_get_it(tmp_path: Path) -> None:
    for number in range(20):
        path, together = tmp_path / f"{number}.db", threading.Barrier(4)
        kept: list[bytes | None] = []

        def keep_one(path: Path, together: threading.Barrier, kept: list[bytes | None]) -> None:
            together.wait()
            store = ThumbnailStore(path)
            key = threading.get_ident().to_bytes(8, "big")
            store.put(key, b"jpeg", now_s=1)
            kept.append(store.get(key))
            store.close()

        threads = [threading.Thread(target=keep_one, args=(path, together, kept)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert kept == [b"jpeg"] * 4
