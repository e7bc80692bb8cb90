"""Candidates with a matcher's choice, and answers ranked over given choices."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from blipdesk.demo.render import render_scene
from blipdesk.demo.world import sample_scenes


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("photos")
    for number, scene in enumerate(sample_scenes(6, 77)):
        render_scene(scene, (640, 480), number).save(folder / f"{number}.jpg", quality=92)
    return folder


def blipdesk(tmp_path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "blipdesk.cli.main", *words],
        capture_output=True,
        text=True,
        env=os.environ | {"BLIPDESK_LIBRARY": str(tmp_path / "library")},
        timeout=200,
    )


def records(got: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    assert got.returncode == 0, got.stderr
    return [json.loads(line) for line in got.stdout.splitlines()]


def test_the_candidate_that_fits_best_is_kept_and_the_others_are_told(
    photos: Path, tmp_path: Path
) -> None:
    words = ("describe", "--model", "demo", "--write", "never", "--json", "--redo", str(photos))
    found = records(blipdesk(tmp_path, *words, "--candidates", "8"))
    assert len(found) == 6
    for record in found:
        assert record["score"] is not None
        others = [(one["caption"], one["score"]) for one in record["alternatives"]]  # type: ignore[attr-defined]
        scores = [record["score"], *(score for _, score in others)]
        assert scores == sorted(scores, reverse=True)  # type: ignore[type-var]
        assert record["caption"] not in [caption for caption, _ in others]
    again = records(blipdesk(tmp_path, *words, "--candidates", "8"))
    assert [r["caption"] for r in again] == [r["caption"] for r in found], "the same seed"
    alone = records(blipdesk(tmp_path, *words, "--candidates", "1"))
    assert all(record["alternatives"] == [] for record in alone)


def test_choices_are_ranked_and_asked_even_after_a_free_answer(
    photos: Path, tmp_path: Path
) -> None:
    ask = ("ask", "--model", "demo", "--write", "never", "--json", "-q", "where is it?")
    path = str(photos / "0.jpg")
    (free,) = records(blipdesk(tmp_path, *ask, path))
    assert free["ranked"] == []
    choices = ("--choice", "on the beach", "--choice", str(free["answer"]), "--choice", "a dog")
    (ranked,) = records(blipdesk(tmp_path, *ask, *choices, path))
    assert ranked["answer"] == free["answer"]
    shares = [one["probability"] for one in ranked["ranked"]]  # type: ignore[attr-defined]
    assert sum(shares) == pytest.approx(1)
    assert shares == sorted(shares, reverse=True)
    assert ranked["probability"] == shares[0]


def test_a_single_choice_is_wrong_use(tmp_path: Path) -> None:
    got = blipdesk(tmp_path, "ask", "-q", "is it?", "--choice", "yes", "a.jpg")
    assert got.returncode == 2
    assert got.stderr == "blipdesk: one choice is none; give --choice twice or more\n"
