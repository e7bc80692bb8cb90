"""One training batch: augmented pixels, and the texts that each of the models learns from them."""

import random
from dataclasses import dataclass

import torch
from torch import Tensor

from blipdesk.demo.questions import QUESTION_KINDS, question_about
from blipdesk.demo.statements import Statement, caption_of, one_word_wrong, part_of
from blipdesk.demo.world import Scene
from tools.demo_models.checkpoints import PROMPTS, vocabulary
from tools.demo_models.scene_data import Shard, scene_of

MEAN = torch.tensor([0.48145466, 0.4578275, 0.40821073]).view(1, 3, 1, 1)
STD = torch.tensor([0.26862954, 0.26130258, 0.27577711]).view(1, 3, 1, 1)
QUESTIONS_PER_SCENE = 2
# Counting and sides are what the model is slow to learn, so they are asked more often; and only
# "is there" says each thing's word in the singular.
_KIND_WEIGHTS = {
    "how many": 3.0,
    "is there (yes)": 4.0,
    "left": 2.0,
    "right": 2.0,
    "all things": 3.0,
}
_IGNORED = -100


@dataclass(frozen=True, slots=True)
class Texts:
    """Token ids padded on the right.

    Attributes:
        ids: int64, (N, L).
        mask: int64, (N, L), 1 where there is a token.
        labels: int64, (N, L), the ids with padding and prompts set to be ignored.
    """

    ids: Tensor
    mask: Tensor
    labels: Tensor

    def rows(self, chosen: Tensor) -> "Texts":
        """Return some of the texts; ``chosen`` is bool, (B)."""
        return Texts(self.ids[chosen], self.mask[chosen], self.labels[chosen])


@dataclass(frozen=True, slots=True)
class Batch:
    """What one step learns from.

    Attributes:
        pixels: float32, (B, 3, size, size), normalised.
        patches: int64, (B, grid * grid), the thing in each patch.
        centres: float32, (B, grid * grid), 1 where the centre of a thing lies in the patch.
        specs: int64, (B, 5), the scenes as numbers, see `Shard.specs`.
        captions: (B) captions, some after a prompt that is not itself learnt.
        questions: (B * `QUESTIONS_PER_SCENE`) questions, those of a scene together.
        answers: one for each question.
        right: (B) statements that hold for their scene.
        wrong: (B) statements of which one word is wrong.
        search: (B) texts to find the scenes by.
        found: float32, (B, B), 1 where the text of the row holds for the scene of the column.
    """

    pixels: Tensor
    patches: Tensor
    centres: Tensor
    specs: Tensor
    captions: Texts
    questions: Texts
    answers: Texts
    right: Texts
    wrong: Texts
    search: Texts
    found: Tensor


class Words:
    """Turns texts of the demo world into token ids, much faster than a general tokenizer."""

    def __init__(self) -> None:
        self._ids = {word: index for index, word in enumerate(vocabulary())}

    def encode(self, texts: list[str], first: str, silent: list[int] | None = None) -> Texts:
        """Encode texts whose every word is in the vocabulary.

        Args:
            texts: lower case, words split by spaces, perhaps a question mark.
            first: the special token that opens them, ``"[CLS]"`` or ``"[DEC]"``.
            silent: for each text, how many of its first words are not to be learnt.
        """
        opening, closing = self._ids[first], self._ids["[SEP]"]
        rows = [
            [opening, *(self._ids[word] for word in text.replace("?", " ?").split()), closing]
            for text in texts
        ]
        ids = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.int64)
        mask = torch.zeros_like(ids)
        for index, row in enumerate(rows):
            ids[index, : len(row)] = torch.tensor(row)
            mask[index, : len(row)] = 1
        labels = ids.masked_fill(mask == 0, _IGNORED)
        for index, words in enumerate(silent or []):
            labels[index, : words + 1] = _IGNORED
        return Texts(ids, mask, labels)


def augment(pixels: Tensor, chance: torch.Generator) -> Tensor:
    """Vary light and colour the way photos vary, and normalise.

    Args:
        pixels: uint8, (B, 3, H, W).
        chance: the source of randomness.

    Returns:
        float32, (B, 3, H, W), normalised like BLIP's inputs.
    """
    count = len(pixels)

    def draw(low: float, high: float, channels: int = 1) -> Tensor:
        return torch.rand(count, channels, 1, 1, generator=chance) * (high - low) + low

    image = _shifted(pixels, chance).float() / 255
    grey = (image * torch.tensor([0.299, 0.587, 0.114]).view(1, 3, 1, 1)).sum(1, keepdim=True)
    # One in eight is greyscale; the others lose or gain some colour, as CMYK round trips do.
    colour = torch.where(draw(0, 1) < 0.125, 0.0, draw(0.65, 1.15))
    image = grey + (image - grey) * colour
    image = (image * draw(0.93, 1.07, 3) - 0.5) * draw(0.8, 1.15) + 0.5 + draw(-0.08, 0.08)
    image = image.clamp(0, 1) ** draw(0.85, 1.2)
    normalised: Tensor = (image - MEAN) / STD
    return normalised


def _shifted(pixels: Tensor, chance: torch.Generator) -> Tensor:
    """Move each picture by up to two pixels, repeating its border."""
    reach = 2
    padded = torch.nn.functional.pad(pixels.float(), (reach,) * 4, mode="replicate")
    moves = torch.randint(0, 2 * reach + 1, (len(pixels), 2), generator=chance).tolist()
    height, width = pixels.shape[2:]
    return torch.stack(
        [padded[i, :, y : y + height, x : x + width] for i, (y, x) in enumerate(moves)]
    )


class BatchMaker:
    """Draws batches from rendered scenes."""

    def __init__(self, shard: Shard, size: int, seed: int) -> None:
        """Keep the scenes.

        Args:
            shard: what to draw from.
            size: scenes per batch.
            seed: the same seed draws the same batches.
        """
        self._shard = shard
        self._size = size
        self._rng = random.Random(seed)
        self._chance = torch.Generator().manual_seed(seed)
        self._words = Words()

    def draw(self) -> Batch:
        """Draw the next batch."""
        rng, words = self._rng, self._words
        rows = [rng.randrange(len(self._shard.specs)) for _ in range(self._size)]
        scenes = [scene_of(self._shard.specs[row]) for row in rows]
        pixels = torch.from_numpy(self._shard.pixels[rows]).permute(0, 3, 1, 2)
        prompts = [rng.choice(PROMPTS) if rng.random() < 0.15 else "" for _ in scenes]
        asked = [self._question(scene) for scene in scenes for _ in range(QUESTIONS_PER_SCENE)]
        right = [self._statement(scene, 0.25) for scene in scenes]
        wrong = [
            one_word_wrong(said, scene, rng) for said, scene in zip(right, scenes, strict=True)
        ]
        search = [self._statement(scene, 0.25) for scene in scenes]
        captions = [
            f"{prompt} {scene.caption}" for prompt, scene in zip(prompts, scenes, strict=True)
        ]
        return Batch(
            pixels=augment(pixels, self._chance),
            patches=torch.from_numpy(self._shard.patches[rows]).long(),
            centres=torch.from_numpy(self._shard.centres[rows]).float(),
            specs=torch.from_numpy(self._shard.specs[rows]).long(),
            captions=words.encode(captions, "[DEC]", [len(p.split()) for p in prompts]),
            questions=words.encode([question for question, _ in asked], "[CLS]"),
            answers=words.encode([answer for _, answer in asked], "[DEC]"),
            right=words.encode([said.text for said in right], "[CLS]"),
            wrong=words.encode([said.text for said in wrong], "[CLS]"),
            search=words.encode([self._as_searched(said) for said in search], "[CLS]"),
            found=torch.tensor([[float(s.holds_for(scene)) for scene in scenes] for s in search]),
        )

    def _question(self, scene: Scene) -> tuple[str, str]:
        weights = [_KIND_WEIGHTS.get(kind, 1.0) for kind in QUESTION_KINDS]
        kind = self._rng.choices(list(QUESTION_KINDS), weights)[0]
        asked = question_about(scene, kind, self._rng)
        return asked.question, asked.answer

    def _statement(self, scene: Scene, in_part: float) -> Statement:
        part = self._rng.random() < in_part
        return part_of(scene, self._rng) if part else caption_of(scene)

    def _as_searched(self, said: Statement) -> str:
        """People type a bare word as often as a phrase: ``"dog"`` for ``"a dog"``."""
        if said.place is None and len(said.groups) == 1 and self._rng.random() < 0.5:
            group = said.groups[0]
            return group.thing.singular if group.count == 1 else group.thing.plural
        return said.text
