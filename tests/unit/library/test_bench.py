"""The benchmark measures what it says, on tiny models; its figures are not judged here."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from blipdesk.blip.random_checkpoint import WORDS
from blipdesk.domain.errors import InputError
from blipdesk.inference.messages import Task
from blipdesk.library.bench import MIXED_QUESTIONS, QUESTIONS, measure
from blipdesk.library.bench_result import BenchOptions


def test_questions_have_the_lengths_that_their_names_promise() -> None:
    """Every word is one piece of the random vocabulary, and of the published one."""
    pieces = [re.findall(r"\w+|\S", question) for question in (*QUESTIONS, *MIXED_QUESTIONS)]
    assert {piece for question in pieces for piece in question} <= set(WORDS)
    lengths = [len(question) for question in pieces]
    assert len(set(lengths[:5])) == 1
    assert len(set(lengths[5:])) == 5


@pytest.mark.parametrize("size", ["huge", ""])
@pytest.mark.parametrize("task", list(Task))
def test_a_size_that_no_model_has_is_refused(task: Task, size: str) -> None:
    with pytest.raises(InputError, match="base"):
        BenchOptions(task, size=size)


def test_there_is_no_large_model_that_answers() -> None:
    with pytest.raises(InputError, match="use base"):
        BenchOptions(Task.ANSWER, size="large")
    assert BenchOptions(Task.ANSWER, size="base").size == "base"


@pytest.mark.parametrize("task", list(Task))
def test_every_side_of_every_task_is_measured(task: Task, tmp_path: Path) -> None:
    options = BenchOptions(task, size="tiny", photos=2, rounds=1, threads=1, scenes=3)
    steps: list[str] = []
    result = measure(options, tmp_path, steps.append)
    assert result.threads == 1
    assert min(s.wall_s for s in (result.reference, result.exact, result.fast)) > 0
    assert min(s.cpu_s for s in (result.reference, result.exact, result.fast)) > 0
    assert all(0 < share < 1 for share in result.limit_shares)
    assert 0 < result.model_share <= 1
    assert result.bottleneck in ("model", "decoding")
    assert result.decoded_s > 0
    assert 0 < result.decoded_model_share <= 1
    assert result.identical is not None
    assert 0 <= result.identical <= 1
    assert result.peak_bytes > 100_000_000
    assert (result.more_questions_ratio is not None) == (task is Task.ANSWER)
    assert (result.mixed_questions_ratio is not None) == (task is Task.ANSWER)
    assert (result.cosine is not None) == (task is Task.CAPTION)
    assert "round 1 of 1" in steps


def test_the_last_line_of_json_is_one_object_with_every_figure(tmp_path: Path) -> None:
    words = "bench caption --json --size tiny --photos 2 --rounds 1 --threads 1 --scenes 2"
    got = subprocess.run(
        [sys.executable, "-m", "blipdesk.cli.main", *words.split(), "--library", str(tmp_path)],
        capture_output=True,
        text=True,
    )
    assert got.returncode == 0, got.stderr
    (line,) = got.stdout.splitlines()
    record = json.loads(line)
    named = "device exact_ratio fast_ratio limit_share identical_captions cosine peak_rss_mb load"
    assert set(named.split()) <= set(record)
    assert record["cosine"] > 0.9
