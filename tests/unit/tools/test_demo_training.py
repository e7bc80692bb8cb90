"""What the demo checkpoints learn from, and how they are saved."""

import random
from pathlib import Path

import numpy as np
import pytest
import torch

from blipdesk.demo.questions import QUESTION_KINDS, question_about
from blipdesk.demo.world import THINGS, sample_scenes
from tools.demo_models.batches import QUESTIONS_PER_SCENE, BatchMaker, Words
from tools.demo_models.checkpoints import HIDDEN, load_model, make_model, make_processor, save
from tools.demo_models.scene_data import (
    GRID,
    IMAGE_SIZE,
    NO_THING,
    Shard,
    render_one,
    scene_of,
    shard_of,
    spec_of,
)
from tools.demo_models.train import Together, read_options, train


@pytest.fixture(scope="module")
def shard() -> Shard:
    rng = random.Random(1)
    return shard_of([render_one(rng) for _ in range(24)])


def test_scene_survives_being_written_as_numbers() -> None:
    for scene in sample_scenes(100, seed=2):
        assert scene_of(np.array(spec_of(scene), dtype=np.uint8)) == scene


def test_no_held_out_scene_is_rendered_for_training(shard: Shard) -> None:
    assert not any(scene_of(spec).held_out for spec in shard.specs)


def test_patches_are_labelled_with_the_things_of_their_scene(shard: Shard) -> None:
    for spec, labels in zip(shard.specs, shard.patches, strict=True):
        seen = {THINGS[label] for label in labels if label != NO_THING}
        assert seen == {group.thing for group in scene_of(spec).groups}


def test_every_thing_has_its_centre_in_a_patch(shard: Shard) -> None:
    for spec, centres in zip(shard.specs, shard.centres, strict=True):
        assert centres.sum() == scene_of(spec).total


def test_quick_encoding_equals_the_saved_tokenizer() -> None:
    rng = random.Random(3)
    tokenizer, words = make_processor().tokenizer, Words()
    for scene in sample_scenes(60, seed=3):
        for text in [
            scene.caption,
            *(question_about(scene, kind, rng).question for kind in QUESTION_KINDS),
        ]:
            assert words.encode([text], "[CLS]").ids[0].tolist() == tokenizer(text)["input_ids"]


def test_batch_pairs_every_scene_with_its_own_texts(shard: Shard) -> None:
    batch = BatchMaker(shard, 16, seed=4).draw()
    assert batch.pixels.shape == (16, 3, IMAGE_SIZE, IMAGE_SIZE)
    assert batch.patches.shape == (16, GRID * GRID)
    assert len(batch.questions.ids) == len(batch.answers.ids) == 16 * QUESTIONS_PER_SCENE
    assert bool(batch.found.diagonal().all())
    assert bool(torch.isfinite(batch.pixels).all())


def test_prompt_is_read_but_not_learnt() -> None:
    texts = Words().encode(["a picture of a dog at night", "a dog"], "[DEC]", [3, 0])
    assert texts.labels[0, :4].tolist() == [-100] * 4
    assert texts.labels[0, 4:].tolist() == texts.ids[0, 4:].tolist()
    assert texts.labels[1, 4:].tolist() == [-100] * (texts.ids.shape[1] - 4)


@pytest.mark.parametrize("task", ["caption", "vqa", "itm"])
def test_saved_checkpoint_loads_with_the_same_weights_in_full_precision(
    task: str, tmp_path: Path
) -> None:
    model = make_model(task)
    save(model, make_processor(), task, tmp_path)
    loaded = load_model(tmp_path, task)
    assert loaded.dtype == torch.float32
    for name, weight in model.state_dict().items():
        assert torch.equal(loaded.state_dict()[name], weight.half().float()), name
    assert {path.name for path in tmp_path.iterdir()} >= {
        "config.json",
        "model.safetensors",
        "preprocessor_config.json",
        "tokenizer.json",
        "vocab.txt",
        "README.md",
    }


def test_training_goes_through_all_phases_and_saves_all_three_models(
    shard: Shard, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    np.savez(
        tmp_path / "scenes-0000.npz",
        pixels=shard.pixels,
        patches=shard.patches,
        centres=shard.centres,
        specs=shard.specs,
    )
    few = "--look-steps 2 --steps 3 --ask-steps 2 --batch 4 --report 1 --device cpu".split()
    options = read_options([*few, "--data", str(tmp_path), "--out", str(tmp_path / "models")])
    train(0, options)
    lines = [line for line in capsys.readouterr().out.splitlines() if "s " in line]
    assert [line.split()[:2] for line in lines] == [
        ["look", "1"], ["look", "2"], ["all", "1"], ["all", "2"], ["all", "3"],
        ["ask", "1"], ["ask", "2"],
    ]  # fmt: skip
    assert ["itc" in line for line in lines] == [False, False, True, True, True, False, False]
    assert ["patch" in line for line in lines] == [True] * 5 + [False] * 2
    first, last = (line.split("caption ")[1].split()[0] for line in (lines[0], lines[4]))
    assert float(last) < float(first)
    for task in ("caption", "vqa", "itm"):
        load_model(tmp_path / "models" / task, task)


def test_a_question_is_learnt_as_it_is_asked_whatever_stands_beside_it_in_the_batch() -> None:
    together, words = Together().eval(), Words()
    seen = torch.randn(1, 65, HIDDEN).expand(2, -1, -1)
    short, long = "where is it?", "how many palm trees are there?"
    answers = words.encode(["at night"] * QUESTIONS_PER_SCENE * 2, "[DEC]")
    one = answers.rows(torch.tensor([True] * QUESTIONS_PER_SCENE + [False] * QUESTIONS_PER_SCENE))
    with torch.no_grad():
        alone = [
            together._answer(seen[:1], words.encode([text] * QUESTIONS_PER_SCENE, "[CLS]"), one)
            for text in (short, long)
        ]
        mixed = words.encode([short] * QUESTIONS_PER_SCENE + [long] * QUESTIONS_PER_SCENE, "[CLS]")
        both = together._answer(seen, mixed, answers)
    assert both == pytest.approx(float(sum(alone)) / 2, abs=1e-5)
