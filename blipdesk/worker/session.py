"""One batch of decoded photos to outcomes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import torch

from blipdesk.blip.answerer import AnswerText
from blipdesk.blip.captioner import Caption
from blipdesk.blip.decoding import DecodingSettings
from blipdesk.blip.device import is_out_of_memory, release_memory
from blipdesk.blip.matcher import MatchedPictures, pack_vectors
from blipdesk.blip.other_captioner import OtherCaptioner
from blipdesk.blip.photos import InputSpec, Photo
from blipdesk.blip.pixels import to_pixel_values
from blipdesk.domain.errors import BugError, OutOfDeviceMemory, PhotoError
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

_SEED_STEP = 1_000_003


@dataclass(frozen=True, slots=True)
class Item:
    """A request with its picture."""

    request: PhotoRequest
    photo: Photo


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
    _most: int | None = None

    def answer(
        self, requests: Sequence[PhotoRequest], pictures: Sequence[Photo | PhotoError]
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
        if self._most is not None and len(items) > self._most:
            return self._answer_fitting(items[: self._most]) + self._answer_fitting(
                items[self._most :]
            )
        try:
            return self._answer_all(items)
        except (RuntimeError, MemoryError) as error:
            if not is_out_of_memory(error):
                raise
        # Outside the handler: the exception's frames hold the tensors that fill the memory.
        self._pixels.clear()
        release_memory(self.models.device)
        if len(items) > 1:
            # Later batches begin with what fits, instead of failing first each time.
            self._most = len(items) // 2
            self.notice(
                f"memory is short for {len(items)} photos at once: going on with {self._most}"
            )
            return self._answer_fitting(items)
        if self.models.fall_back_to_cpu():
            self._most = None
            self.notice("the device's memory is too small even for one photo: going on on the CPU")
            return self._answer_fitting(items)
        request = items[0].request
        line = f"{display_name(str(request.path))}: memory does not suffice for the model"
        return [failure(request, OutOfDeviceMemory(line))]

    def _answer_all(self, items: list[Item]) -> list[PhotoOutcome]:
        self._pixels.clear()
        captions = self._captions(items)
        answers = self._answers(items)
        matched = self._matched(items)
        fits = self._fits(items, captions, matched)
        self._pixels.clear()
        outcomes = []
        for place, item in enumerate(items):
            request = item.request
            count = len(captions[place])
            outcome = PhotoOutcome(
                request.photo_id,
                answers=tuple(answers[place]),
                match_scores=tuple(score for score in fits[place][count:] if score is not None),
            )
            if count:
                best = self._best(captions[place], fits[place][:count], request.prompt)
                outcome = replace(outcome, caption=best)
            if request.embed and matched is not None:
                location = chosen(self.models.start.match)
                (vector,) = pack_vectors(matched.vectors[place : place + 1])
                name = f"{location.id}@{location.revision}"
                outcome = replace(outcome, embedding=vector, embedding_model=name)
            look = item.photo.look
            if look is not None:
                outcome = replace(
                    outcome, perceptual_hash=look.perceptual_hash, sharpness=look.sharpness
                )
            outcomes.append(outcome)
        return outcomes

    def _pixel_values(self, items: list[Item], spec: InputSpec) -> torch.Tensor:
        if spec not in self._pixels:
            self._pixels[spec] = to_pixel_values(
                [item.photo for item in items], spec, self.models.device
            )
        return self._pixels[spec]

    def _captions(self, items: list[Item]) -> list[list[Caption]]:
        """Return the distinct candidates for each photo, the deterministic one first."""
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
        prompts = [items[place].request.prompt for place in wanted]
        if isinstance(model, OtherCaptioner):
            images = [items[place].photo.whole() for place in wanted]
            for place, caption in zip(
                wanted, model.caption(images, prompts, settings), strict=True
            ):
                found[place].append(caption)
            return found
        states = model.encode(self._pixel_values(items, model.spec)[wanted])
        for place, caption in zip(wanted, model.caption(states, prompts, settings), strict=True):
            found[place].append(caption)
        extra = options.candidates - 1 if self.models.start.match is not None else 0
        if extra > 0:
            # Seeds depend on the candidate's number alone, so a photo's neighbours do not matter.
            seeds = [options.seed * _SEED_STEP + n for _ in wanted for n in range(extra)]
            many = [prompt for prompt in prompts for _ in range(extra)]
            drawn = model.sample(states.repeat_interleave(extra, 0), many, settings, seeds)
            for row, caption in enumerate(drawn):
                found[wanted[row // extra]].append(caption)
        return [_distinct(candidates) for candidates in found]

    def _answers(self, items: list[Item]) -> list[list[AnswerResult]]:
        found: list[list[AnswerResult]] = [[] for _ in items]
        wanted = [place for place, item in enumerate(items) if item.request.questions]
        if not wanted:
            return found
        model = self.models.answerer
        pictures = model.encode(self._pixel_values(items, model.spec)[wanted])
        options = self.models.start.options.answer
        settings = DecodingSettings(options.max_new_tokens, options.min_new_tokens)
        for choices in dict.fromkeys(items[place].request.choices for place in wanted):
            asked = [
                (row, question)
                for row, place in enumerate(wanted)
                if items[place].request.choices == choices
                for question in items[place].request.questions
            ]
            if choices:
                given = [(order[0], order) for order in model.rank(pictures, asked, choices)]
            else:
                given = [(one, []) for one in model.answer(pictures, asked, settings)]
            for (row, question), (best, order) in zip(asked, given, strict=True):
                found[wanted[row]].append(self._answer_result(question, best, order))
        return found

    def _answer_result(
        self, question: str, best: AnswerText, order: list[AnswerText]
    ) -> AnswerResult:
        location = chosen(self.models.start.answer)
        ranking = tuple(RankedAnswer(one.text, one.probability) for one in order)
        return AnswerResult(
            question, best.text, best.probability, location.id, location.revision, ranking
        )

    def _matched(self, items: list[Item]) -> MatchedPictures | None:
        """Let the matcher look, where there is one and anything depends on it."""
        if self.models.start.match is None:
            return None
        if not any(i.request.caption or i.request.embed or i.request.match_texts for i in items):
            return None
        model = self.models.matcher
        return model.encode(self._pixel_values(items, model.spec))

    def _fits(
        self, items: list[Item], captions: list[list[Caption]], matched: MatchedPictures | None
    ) -> list[list[float | None]]:
        """Return how well each photo's candidates, then its texts to match, fit it."""
        texts = [
            [_whole(item.request.prompt, caption.text) for caption in candidates]
            + list(item.request.match_texts)
            for item, candidates in zip(items, captions, strict=True)
        ]
        if matched is None:
            return [[None] * len(own) for own in texts]
        pairs = [(place, text) for place, own in enumerate(texts) for text in own]
        scores = iter(self.models.matcher.match(matched, pairs))
        return [[next(scores) for _ in own] for own in texts]

    def _best(
        self, candidates: list[Caption], scores: list[float | None], prompt: str | None
    ) -> CaptionResult:
        """Return the candidate that fits the picture best, the others as alternatives."""
        order = sorted(range(len(candidates)), key=lambda n: -(scores[n] or 0.0))
        best = candidates[order[0]]
        location = chosen(self.models.start.caption)
        others = tuple(
            CaptionAlternative(candidates[n].text, scores[n], candidates[n].logprob)
            for n in order[1:]
        )
        return CaptionResult(
            best.text,
            scores[order[0]],
            best.logprob,
            location.id,
            location.revision,
            prompt,
            others,
        )


def failure(request: PhotoRequest, error: Exception) -> PhotoOutcome:
    """Return the outcome of a photo that could not be handled."""
    return PhotoOutcome(request.photo_id, error=OutcomeError(type(error).__name__, str(error)))


def chosen(location: ModelLocation | None) -> ModelLocation:
    """Return the location of a model that has just been used."""
    if location is None:
        raise BugError("a model was used that nobody chose")
    return location


def _distinct(candidates: list[Caption]) -> list[Caption]:
    """Return the first of each text."""
    seen: dict[str, Caption] = {}
    for caption in candidates:
        seen.setdefault(caption.text, caption)
    return list(seen.values())


def _whole(prompt: str | None, text: str) -> str:
    """Return the sentence that the matcher judges: the prompt belongs to it."""
    return f"{prompt.strip()} {text}".strip() if prompt else text
