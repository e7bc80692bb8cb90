"""tantivy on the same rows, for comparison; only where somebody has installed it."""

import statistics
import time
from collections.abc import Sequence
from pathlib import Path

from blipdesk.library.made_library import LibraryMaker

_ROUNDS = 11
_FIELDS = ("caption", "alt_text", "keywords")


def peer_median_ms(maker: LibraryMaker, folder: Path, words: Sequence[str]) -> float | None:
    """Return the median time of the newest 200 photos with a word; None: it is not installed.

    Args:
        folder: for its files; made if it is missing.
        words: are looked for in turn.
    """
    try:
        import tantivy
    except ImportError:
        return None
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("number", stored=True, fast=True)
    for name in _FIELDS:
        builder.add_text_field(name, tokenizer_name="en_stem")
    folder.mkdir(parents=True, exist_ok=True)
    peer = tantivy.Index(builder.build(), path=str(folder))
    if not peer.searcher().num_docs:
        writer = peer.writer(heap_size=128_000_000, num_threads=1)
        for number, photo in enumerate(maker.each()):
            document = tantivy.Document(number=number)
            document.add_text("caption", photo.text.caption or photo.proposal or "")
            document.add_text("alt_text", photo.text.alt_text or "")
            document.add_text("keywords", " ".join(photo.text.keywords))
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        peer.reload()
    searcher, times = peer.searcher(), []
    for _ in range(_ROUNDS):
        for word in words:
            started = time.perf_counter()
            query = peer.parse_query(word, list(_FIELDS))
            found = searcher.search(query, 200, order_by_field="number")
            for _, address in found.hits:
                searcher.doc(address)
            times.append((time.perf_counter() - started) * 1000)
    return round(statistics.median(times), 2)
