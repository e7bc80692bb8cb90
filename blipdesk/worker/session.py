"""One batch of decoded photos to outcomes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import torch
from PIL import Image

from blipdesk.blip.captioner import Caption
from blipdesk.blip.decoding import DecodingSettings
from blipdesk.blip.device import is_out_of_memory, release_memory
from blipdesk.blip.matcher import MatchedPictures, pack_vectors
from blipdesk.blip.pixels import InputSpec, to_pixel_values
from blipdesk.domain.errors import OutOfDeviceMemory, PhotoError
from blipdesk.domain.photo import display_name
from blipdesk.inference.messages import (
    AnswerResult,
    CaptionAlternative,
    CaptionResult,
    ModelLocation,
    OutcomeError,
    PhotoOutcome,
    PhotoRequest,
    RankedAnswer,
)
from blipdesk.worker.models import Models


@dataclass(frozen=True, slots=True)
class Item:
    """A request with its picture."""

    request: PhotoRequest
    image: Image.Image


@dataclass(slots=True)
class Session:
    """Answers batches with the models.

    Args:
        models: loaded lazily.
        notice: called with one line for people.
    """

    models: Models
    notice: Callable[[str], None]
    _pixels: dict[InputSpec, torch.Tensor] = field(default_factory=dict)

    def answer(
        self, requests: Sequence[PhotoRequest], pictures: Sequence[Image.Image | PhotoError]
    ) -> tuple[PhotoOutcome, ...]:
        """Return one outcome for each request, in their order.

        Args:
            pictures: the decoded photo of each request, or why there is none.

        Raises:
            ModelUnusable: a model cannot be loaded.
        """
        outcomes: dict[int, PhotoOutcome] = {}
        items = []
        for request, picture in zip(requests, pictures, strict=True):
            if isinstance(picture, PhotoError):
                outcomes[request.photo_id] = failure(request, picture)
            else:
                items.append(Item(request, picture))
        for outcome in self._answer_fitting(items):
            outcomes[outcome.photo_id] = outcome
        return tuple(outcomes[request.photo_id] for request in requests)

    def embed_texts(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        """Return one packed vector for each text."""
        return tuple(pack_vectors(self.models.matcher.embed_texts(texts)))

    def _answer_fitting(self, items: list[Item]) -> list[PhotoOutcome]:
        """Answer all at once; when memory runs out by halves, at last on the CPU."""
        if not items:
            return []
        try:
            return self._answer_all(items)
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
        # Outside the handler: the exception's frames hold the tensors that fill the memory.
        self._pixels.clear()
        release_memory(self.models.device)
        if len(items) > 1:
            half = len(items) // 2
            self.notice(f"memory is short: a batch of {len(items)} photos is done in two halves")
            return self._answer_fitting(items[:half]) + self._answer_fitting(items[half:])
        if self.models.fall_back_to_cpu():
            self.notice("the device's memory is too small even for one photo: going on on the CPU")
            return self._answer_fitting(items)
        request = items[0].request
        line = f"{display_name(str(request.path))}: memory does not suffice for the model"
        return [failure(request, OutOfDeviceMemory(line))]

    def _answer_all(self, items: list[Item]) -> list[PhotoOutcome]:
        self._pixels.clear()
        outcomes = [PhotoOutcome(item.request.photo_id) for item in items]
        captions = self._captions(items)
        answers = self._answers(items)
        matched = self._matched(items)
        for place, item in enumerate(items):
            outcomes[place] = replace(outcomes[place], answers=tuple(answers[place]))
            if captions[place]:
                result = self._choose(captions[place], item.request, matched, place)
                outcomes[place] = replace(outcomes[place], caption=result)
            if matched is not None:
                outcomes[place] = self._with_match(outcomes[place], item, matched, place)
        self._pixels.clear()
        return outcomes

    def _pixel_values(self, items: list[Item], spec: InputSpec) -> torch.Tensor:
        if spec not in self._pixels:
            self._pixels[spec] = to_pixel_values([item.image for item in items], spec)
        return self._pixels[spec]

    def _captions(self, items: list[Item]) -> list[list[Caption]]:
        """Return the candidates for each photo, the deterministic one first."""
        found: list[list[Caption]] = [[] for _ in items]
        wanted = [place for place, item in enumerate(items) if item.request.caption]
        if not wanted:
            return found
        options = self.models.start.options.caption
        settings = DecodingSettings(
            options.max_new_tokens,
            options.min_new_tokens,
            options.num_beams,
            options.no_repeat_ngram,
        )
        model = self.models.captioner
        states = model.encode(self._pixel_values(items, model.spec)[wanted])
        prompts = [items[place].request.prompt for place in wanted]
        rounds = [model.caption(states, prompts, settings)]
        extra = options.candidates - 1 if self.models.start.match is not None else 0
        for number in range(1, extra + 1):
            seeds = [options.seed * 1_000_003 + number] * len(wanted)
            rounds.append(model.sample(states, prompts, settings, seeds))
        for row, place in enumerate(wanted):
            found[place] = [one[row] for one in rounds]
        return found

    def _answers(self, items: list[Item]) -> list[list[AnswerResult]]:
        found: list[list[AnswerResult]] = [[] for _ in items]
        wanted = [place for place, item in enumerate(items) if item.request.questions]
        if not wanted:
            return found
        model = self.models.answerer
        location = _location(self.models.start.answer)
        pictures = model.encode(self._pixel_values(items, model.spec)[wanted])
        for choices in dict.fromkeys(items[place].request.choices for place in wanted):
            asked = [
                (row, question)
                for row, place in enumerate(wanted)
                if items[place].request.choices == choices
                for question in items[place].request.questions
            ]
            if choices:
                ranked = model.rank(pictures, asked, choices)
                given = [(one[0], one) for one in ranked]
            else:
                given = [(one, []) for one in model.answer(pictures, asked)]
            for (row, question), (best, order) in zip(asked, given, strict=True):
                ranking = tuple(RankedAnswer(a.text, a.probability) for a in order)
                result = AnswerResult(
                    question, best.text, best.probability, location.id, location.revision, ranking
                )
                found[wanted[row]].append(result)
        return found

    def _matched(self, items: list[Item]) -> MatchedPictures | None:
        """Let the matcher look, where there is one and anything depends on it."""
        if self.models.start.match is None:
            return None
        if not any(i.request.caption or i.request.embed or i.request.match_texts for i in items):
            return None
        model = self.models.matcher
        return model.encode(self._pixel_values(items, model.spec))

    def _choose(
        self,
        candidates: list[Caption],
        request: PhotoRequest,
        matched: MatchedPictures | None,
        place: int,
    ) -> CaptionResult:
        """Return the candidate that fits the picture best, the others as alternatives."""
        distinct = list({caption.text: caption for caption in reversed(candidates)}.values())[::-1]
        scores: list[float | None] = [None] * len(distinct)
        if matched is not None:
            texts = [(place, _whole(request.prompt, caption.text)) for caption in distinct]
            scores = list(self.models.matcher.match(matched, texts))
        order = sorted(range(len(distinct)), key=lambda n: -(scores[n] or 0.0))
        best = distinct[order[0]]
        location = _location(self.models.start.caption)
        others = tuple(
            CaptionAlternative(distinct[n].text, scores[n], distinct[n].logprob) for n in order[1:]
        )
        return CaptionResult(
            best.text,
            scores[order[0]],
            best.logprob,
            location.id,
            location.revision,
            request.prompt,
            others,
        )

    def _with_match(
        self, outcome: PhotoOutcome, item: Item, matched: MatchedPictures, place: int
    ) -> PhotoOutcome:
        if item.request.match_texts:
            texts = [(place, text) for text in item.request.match_texts]
            scores = tuple(self.models.matcher.match(matched, texts))
            outcome = replace(outcome, match_scores=scores)
        if item.request.embed:
            location = _location(self.models.start.match)
            (vector,) = pack_vectors(matched.vectors[place : place + 1])
            name = f"{location.id}@{location.revision}"
            outcome = replace(outcome, embedding=vector, embedding_model=name)
        return outcome


def failure(request: PhotoRequest, error: Exception) -> PhotoOutcome:
    """Return the outcome of a photo that could not be handled."""
    return PhotoOutcome(request.photo_id, error=OutcomeError(type(error).__name__, str(error)))


def _location(location: ModelLocation | None) -> ModelLocation:
    assert location is not None
    return location


def _whole(prompt: str | None, text: str) -> str:
    """Return the sentence that the matcher judges: the prompt belongs to it."""
    return f"{prompt.strip()} {text}".strip() if prompt else text
