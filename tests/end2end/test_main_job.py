"""A folder goes in; captions, answers and keywords come out in the files and in the search."""

import shutil
from pathlib import Path

import pytest
from PIL import Image

from blipdesk.demo.sample_library import SamplePhoto, write_sample_library

QUESTION = "where is it?"


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> list[SamplePhoto]:
    """Ten camera-like photos; two of them carry a person's caption."""
    return write_sample_library(tmp_path_factory.mktemp("sample") / "photos", 10)


@pytest.fixture(scope="module")
def folder(sample) -> Path:
    return sample[0].path.parents[1]


@pytest.fixture(scope="module")
def originals(sample, folder, tmp_path_factory) -> Path:
    copy = tmp_path_factory.mktemp("originals") / "photos"
    shutil.copytree(folder, copy)
    return copy


@pytest.fixture(scope="module")
def described(module_blipdesk, originals, folder):
    """The lines of the first describe run."""
    done = module_blipdesk("describe", "--model", "demo", "--json", folder)
    assert done.code == 0, done.stderr
    return done.by_name()


@pytest.fixture(scope="module")
def asked(module_blipdesk, described, folder):
    """The lines of the first ask run."""
    questions = ["-q", QUESTION, "-q", "what is on the left?"]
    done = module_blipdesk("ask", *questions, "--model", "demo", "--json", folder)
    assert done.code == 0, done.stderr
    return done.lines


def unwritten(sample: list[SamplePhoto]) -> list[SamplePhoto]:
    return [photo for photo in sample if photo.words is None]


def test_every_photo_is_described_as_what_it_shows(sample, described) -> None:
    assert {p.path.name: p.scene.caption for p in sample} == {
        name: line["caption"] for name, line in described.items()
    }
    for line in described.values():
        assert line["state"] == "described"
        assert line["model"] == "demo/caption"
        assert 0.5 < line["score"] <= 1


def test_caption_and_keywords_stand_in_the_files_where_a_person_wrote_none(
    module_blipdesk, sample, described, folder
) -> None:
    shown = module_blipdesk("show", "--json", folder).by_name()
    for photo in unwritten(sample):
        line = shown[photo.path.name]
        assert described[photo.path.name]["written"] is True
        assert line["caption"] == photo.scene.caption
        assert line["keywords"]
        assert line["provenance"]["caption"]["source"] == "machine"
        assert line["provenance"]["caption"]["state"] == "draft"
        assert line["provenance"]["caption"]["model"] == "demo/caption"
        assert line["provenance"]["caption"]["score"] == pytest.approx(
            described[photo.path.name]["score"], abs=1e-3
        )


def test_another_program_reads_the_caption_from_exif_and_xmp(sample, described) -> None:
    for photo in unwritten(sample):
        with Image.open(photo.path) as image:
            assert image.getexif()[270] == photo.scene.caption
            assert photo.scene.caption in image.info["xmp"].decode()


def test_a_persons_caption_and_keywords_stay_as_they_were(
    module_blipdesk, sample, described, folder
) -> None:
    shown = module_blipdesk("show", "--json", folder).by_name()
    persons = [photo for photo in sample if photo.words is not None]
    assert persons
    for photo in persons:
        assert shown[photo.path.name]["caption"] == photo.words.caption
        assert shown[photo.path.name]["keywords"] == list(photo.words.keywords)
        assert "kept" in described[photo.path.name]["reason"]


def test_the_alt_text_waits_in_the_library_as_a_draft(module_blipdesk, sample, described) -> None:
    photo = unwritten(sample)[0]
    (line,) = module_blipdesk("show", "--json", photo.path).lines
    assert line["alt_text"] is None
    draft = line["drafts"]["alt_text"]["value"]
    assert draft == photo.scene.caption[0].upper() + photo.scene.caption[1:] + "."


def test_pixels_and_all_other_metadata_are_untouched(sample, described, originals, folder) -> None:
    for photo in sample:
        before = originals / photo.path.relative_to(folder)
        assert image_data(before) == image_data(photo.path)
        with Image.open(before) as old, Image.open(photo.path) as new:
            old_tags, new_tags = dict(old.getexif()), dict(new.getexif())
            new_tags.pop(270, None)
            old_tags.pop(270, None)
            assert old_tags == new_tags
            assert dict(old.getexif().get_ifd(0x8769)) == dict(new.getexif().get_ifd(0x8769))
            assert dict(old.getexif().get_ifd(0x8825)) == dict(new.getexif().get_ifd(0x8825))
        assert before.stat().st_mode == photo.path.stat().st_mode


def image_data(path: Path) -> bytes:
    """Return a JPEG from its first quantisation table on, which no metadata write may change."""
    data = path.read_bytes()
    at = 2
    while data[at + 1] != 0xDB:  # over whole segments: an EXIF thumbnail has tables too
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return data[at:]


def test_the_file_keeps_its_modification_time(sample, described, module_blipdesk) -> None:
    photo = unwritten(sample)[0]
    before = photo.path.stat().st_mtime_ns
    assert module_blipdesk("set", "--title", "A title", photo.path).code == 0
    assert photo.path.stat().st_mtime_ns == before
    assert module_blipdesk("undo").code == 0


def test_a_second_run_skips_everything_and_touches_no_file(
    module_blipdesk, described, asked, folder
) -> None:
    before = {path: path.stat() for path in folder.rglob("*.*")}
    done = module_blipdesk("describe", "--model", "demo", "--json", folder)
    assert done.code == 0
    assert {line["state"] for line in done.lines} == {"skipped"}
    done = module_blipdesk("ask", "-q", QUESTION, "--model", "demo", "--json", folder)
    assert {line["state"] for line in done.lines} == {"skipped"}
    assert {path: path.stat() for path in folder.rglob("*.*")}.keys() == before.keys()
    assert all(path.stat().st_ctime_ns == status.st_ctime_ns for path, status in before.items())


def test_questions_are_answered_with_a_probability_and_written(
    module_blipdesk, sample, asked, folder
) -> None:
    assert len(asked) == 2 * len(sample)
    places = {photo.path.name: photo.scene.caption for photo in sample}
    for line in asked:
        assert 0 < line["probability"] <= 1
        if line["question"] == QUESTION:
            assert places[Path(line["path"]).name].endswith(line["answer"])
    shown = module_blipdesk("show", "--json", folder).by_name()
    for line in shown.values():
        assert [a["question"] for a in line["answers"]] == [QUESTION, "what is on the left?"]
        assert line["answers"][0]["model"] == "demo/vqa"


def test_search_finds_by_caption_keyword_answer_and_file_name(
    module_blipdesk, sample, described, asked
) -> None:
    photo = unwritten(sample)[0]
    shown = module_blipdesk("show", "--json", photo.path).lines[0]
    queries = (
        f'caption:"{photo.scene.caption}"',
        f"keyword:{shown['keywords'][0]}",
        f'answer:"{shown["answers"][0]["answer"]}"',
        f"file:{photo.path.stem}",
        photo.path.stem,
    )
    for query in queries:
        found = module_blipdesk("search", "--json", "--", query)
        assert photo.path.name in found.by_name(), query
    assert module_blipdesk("search", "--json", "xylophone").lines == []


def test_answers_are_counted_and_each_count_has_the_term_that_finds_its_photos(
    module_blipdesk, sample, asked, folder
) -> None:
    counted = module_blipdesk("search", "--answers", "--json", f"folder:{folder}").lines
    first = next(line for line in counted if line["question"] == QUESTION)
    assert first["photos"] == len(sample)
    for line in (*counted, *first["answers"]):
        assert len(module_blipdesk("search", "--json", line["term"]).lines) == line["photos"]
    assert module_blipdesk("search", "--answers", "--json").lines == counted
    text = module_blipdesk("search", "--answers", f"folder:{folder}").text
    assert f"{QUESTION}  ({len(sample)} photos)" in text
    assert f"  {first['answers'][0]['answer']}: {first['answers'][0]['photos']}" in text
    assert "no question was asked" in module_blipdesk("search", "--answers", "xylophone").text


def test_what_a_person_sets_survives_describing_again(module_blipdesk, sample, described) -> None:
    photo = unwritten(sample)[1]
    done = module_blipdesk("set", "--caption", "Our garden, 1999", "--json", photo.path)
    assert done.lines[0]["state"] == "written"
    assert done.lines[0]["written_to"] == "file"
    again = module_blipdesk("describe", "--redo", "--model", "demo", "--json", photo.path)
    assert again.lines[0]["state"] == "described"
    assert "kept" in again.lines[0]["reason"]
    (shown,) = module_blipdesk("show", "--json", photo.path).lines
    assert shown["caption"] == "Our garden, 1999"
    assert shown["provenance"]["caption"]["source"] == "human"
    assert (
        module_blipdesk("set", "--caption", "Our garden, 1999", "--json", photo.path).lines[0][
            "state"
        ]
        == "unchanged"
    )


def test_show_tells_a_persons_keywords_from_the_machines(
    module_blipdesk, sample, described
) -> None:
    photo = unwritten(sample)[1]
    before = module_blipdesk("show", "--json", photo.path).lines[0]["keywords"]
    module_blipdesk("set", "--keyword", "Granny", "--json", photo.path)
    lines = module_blipdesk("show", photo.path).text.splitlines()
    in_file = [line for line in lines if "not in the file" not in line]
    of_machine, own = (line for line in in_file if line.startswith("  keywords"))
    assert ", ".join(before) in of_machine
    assert "[machine, " in of_machine
    assert own.split(maxsplit=1)[1] == "Granny  [human]"
    module_blipdesk("undo", photo.path)


def test_approving_writes_the_alt_text_and_protects_it(module_blipdesk, sample, described) -> None:
    photo = unwritten(sample)[2]
    done = module_blipdesk("approve", "--json", photo.path)
    assert done.lines[0]["state"] == "written"
    (shown,) = module_blipdesk("show", "--json", photo.path).lines
    assert shown["alt_text"].lower().startswith(photo.scene.caption)
    assert shown["provenance"]["alt_text"]["state"] == "approved"
    assert shown["provenance"]["caption"]["state"] == "approved"
    assert shown["drafts"] == {}
    found = module_blipdesk("search", "--json", "--", f"has:alt file:{photo.path.stem}")
    assert photo.path.name in found.by_name()


def test_rejecting_takes_the_draft_out_and_does_not_propose_it_again(
    module_blipdesk, sample, described, folder
) -> None:
    photo = unwritten(sample)[3]
    done = module_blipdesk("reject", "--field", "caption", "--json", photo.path)
    assert done.lines[0]["state"] == "written"
    (shown,) = module_blipdesk("show", "--json", photo.path).lines
    assert shown["caption"] is None
    assert shown["keywords"]
    again = module_blipdesk("describe", "--model", "demo", "--json", photo.path)
    assert again.lines[0]["state"] == "skipped"


def test_history_tells_old_and_new_values(module_blipdesk, sample, described) -> None:
    photo = unwritten(sample)[4]
    module_blipdesk("set", "--title", "One", photo.path)
    module_blipdesk("set", "--title", "Two", photo.path)
    newest = module_blipdesk("history", "--json", photo.path).lines[0]
    assert newest["verb"] == "set"
    assert {"field": "title", "old": "One", "new": "Two"} in newest["fields"]
    done = module_blipdesk("undo", "--json", photo.path)
    assert done.lines[0]["state"] == "written"
    assert module_blipdesk("show", "--json", photo.path).lines[0]["title"] == "One"


def test_undoing_an_undo_brings_the_words_back(module_blipdesk, sample, described) -> None:
    photo = unwritten(sample)[5]
    module_blipdesk("set", "--title", "Again", photo.path)
    module_blipdesk("undo", "--last")
    assert module_blipdesk("show", "--json", photo.path).lines[0]["title"] is None
    batch = module_blipdesk("history", "--json", photo.path).lines[0]
    assert batch["verb"] == "undo"
    module_blipdesk("undo", "--batch", str(batch["batch"]))
    assert module_blipdesk("show", "--json", photo.path).lines[0]["title"] == "Again"
