"""Photos are found by what they show, with the bundled toy models."""

from pathlib import Path

import pytest

from blipdesk.demo.sample_library import SamplePhoto, write_sample_library


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> list[SamplePhoto]:
    return write_sample_library(tmp_path_factory.mktemp("sample") / "photos", 8)


@pytest.fixture(scope="module")
def folder(sample) -> Path:
    return sample[0].path.parents[1]


@pytest.fixture(scope="module")
def described(module_blipdesk, folder):
    """The photos are described without their words being written anywhere."""
    done = module_blipdesk("describe", "--model", "demo", "--write", "never", folder)
    assert done.code == 0, done.stderr


def test_without_a_matching_model_the_search_says_what_is_missing(blipdesk) -> None:
    done = blipdesk("search", "like:dogs")
    assert done.code == 0
    assert "needs a model that matches texts and pictures" in done.stderr


def test_a_photo_is_found_by_what_it_shows(module_blipdesk, described, sample) -> None:
    wanted = sample[3]
    done = module_blipdesk("search", f'like:"{wanted.scene.caption}"', "--json")
    assert done.lines[0]["path"] == str(wanted.path)
    likeness = [line["likeness"] for line in done.lines]
    assert len(likeness) == len(sample)
    assert likeness == sorted(likeness, reverse=True)


def test_on_request_the_matcher_looks_again(module_blipdesk, described, sample) -> None:
    wanted = sample[3]
    done = module_blipdesk(
        "search", f'like:"{wanted.scene.caption}"', "--rerank", "--limit", "2", "--json"
    )
    first, second = done.lines
    assert first["path"] == str(wanted.path)
    assert first["match"] > 0.5 > second["match"]


def test_what_a_wish_has_no_effect_on_is_said(module_blipdesk, described) -> None:
    done = module_blipdesk("search", "--rerank", "is:duplicate", "rating:9", "--json")
    assert done.code == 0 and done.lines == []
    for said in ("like: only", "run: blipdesk duplicates", "“rating:9” is left out"):
        assert said in done.stderr


def test_where_the_caption_does_not_say_why_the_text_that_does_is_shown(
    module_blipdesk, described, sample
) -> None:
    photo = sample[3].path
    assert module_blipdesk("set", "--title", "Regatta in Porto", photo).code == 0
    assert "[title: Regatta in Porto]" in module_blipdesk("search", "regatta").text
    line = module_blipdesk("search", "regatta", "--json").lines[0]
    assert (line["snippet_field"], line["snippet_spans"]) == ("title", [[0, 7]])


def test_photos_like_a_photo_are_the_others(module_blipdesk, described, sample) -> None:
    done = module_blipdesk("search", f'like:"{sample[0].path}"', "--json")
    found = [line["path"] for line in done.lines]
    assert len(found) == len(sample) - 1
    assert str(sample[0].path) not in found


def test_embeddings_that_are_missing_are_named_and_made(module_blipdesk, described, folder) -> None:
    write_sample_library(folder / "more", 1, seed=99)
    module_blipdesk("scan", folder)
    done = module_blipdesk("search", "like:dogs", "--json")
    assert "compares 8 of 9 pictures" in done.stderr
    done = module_blipdesk("index", "embed", folder)
    assert "1 pictures looked at, 8 before, 0 failed" in done.text
    done = module_blipdesk("search", "like:dogs", "--json")
    assert len(done.lines) == 9 and "compares" not in done.stderr


def test_a_search_is_saved_run_listed_and_removed(module_blipdesk, described, sample) -> None:
    word = sample[3].scene.caption.split()[-1]
    first = module_blipdesk("search", "--save", "Mine", "--order", "name", word, "--json")
    again = module_blipdesk("search", "--saved", "Mine", "--json")
    assert again.stdout == first.stdout and again.lines
    listed = module_blipdesk("saved", "list", "--json")
    assert listed.lines == [{"name": "Mine", "query": word, "order": "name"}]
    assert module_blipdesk("saved", "remove", "Mine").code == 0
    assert module_blipdesk("search", "--saved", "Mine").code == 2
    assert module_blipdesk("saved", "remove", "Mine").code == 2
    assert module_blipdesk("search", "--saved", "Mine", "dog").code == 2
    assert module_blipdesk("search").code == 2
