"""The benchmark of the search measures all that it promises; how fast is no matter for a test."""

NAMES = (
    "typing_p50_ms typing_p95_ms typing_p99_ms newest200_p50_ms facet_p50_ms first_query_ms"
    " semantic_p50_ms semantic_recall fts_mb rebuild_s insert_per_s rss_mb like_p50_ms"
    " tantivy_p50_ms load"
).split()


def test_every_figure_is_measured_on_a_library_of_its_own(blipdesk) -> None:
    done = blipdesk("bench", "search", "--photos", "1000", "--json")
    assert done.code == 0, done.stderr
    (figures,) = done.lines
    assert set(NAMES) <= set(figures)
    assert figures["photos"] == 1000
    assert figures["semantic_recall"] == 1
    measured = set(NAMES) - {"tantivy_p50_ms", "rebuild_s", "fts_mb", "load"}
    assert all(figures[name] > 0 for name in measured)
    assert not blipdesk.library.exists()
