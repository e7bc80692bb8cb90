"""Answers to questions about a picture."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import torch
from transformers import BlipForQuestionAnswering

from blipdesk.blip.decoding import Decoder, DecodingSettings, generate_greedy, score_texts
from blipdesk.blip.photos import InputSpec, read_input_spec
from blipdesk.blip.textstack import for_owners, run_text
from blipdesk.blip.vision import encode_images
from blipdesk.blip.weights import load_checked, load_tokenizer
from blipdesk.blip.wording import decode_ids, encode_text, group_by_length

_ANSWER = DecodingSettings(max_new_tokens=20)


@dataclass(frozen=True, slots=True)
class AnswerText:
    """An answer.

    Args:
        tokens: the ids behind it, without the end.
        probability: product of the probabilities of its tokens and the end, 0..1; of a choice:
            its share among the choices.
    """

    text: str
    tokens: tuple[int, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Answerer:
    """``BlipForQuestionAnswering`` with its vocabulary and input description."""

    model: Any
    tokenizer: Any
    spec: InputSpec
    decoder: Decoder

    @classmethod
    def load(cls, folder: Path, device: torch.device, dtype: torch.dtype) -> Self:
        """Load from a folder.

        Raises:
            ModelUnusable: not a question-answering model, or damaged.
        """
        model = load_checked(BlipForQuestionAnswering, folder, device, dtype)
        text = model.config.text_config
        decoder = Decoder(model.text_decoder, text.sep_token_id, text.pad_token_id)
        return cls(model, load_tokenizer(folder), read_input_spec(folder), decoder)

    def encode(self, pixel_values: torch.Tensor) -> torch.Tensor:
        """Look at pictures once, for any number of questions.

        Args:
            pixel_values: (N, 3, height, width) as ``pixels.to_pixel_values`` makes them.
        """
        with torch.inference_mode():
            return encode_images(self.model.vision_model, pixel_values)

    def answer(
        self,
        pictures: torch.Tensor,
        questions: Sequence[tuple[int, str]],
        settings: DecodingSettings = _ANSWER,
    ) -> list[AnswerText]:
        """Answer freely, by greedy search.

        Args:
            pictures: from ``encode``.
            questions: pairs of picture number (ascending) and question.
        """
        answers: dict[int, AnswerText] = {}
        with torch.inference_mode():
            for positions, states in self._read_questions(pictures, questions):
                starts = self._starts(len(positions), states.device)
                found = generate_greedy(self.decoder, starts, states, settings)
                for position, generated in zip(positions, found, strict=True):
                    text = decode_ids(self.tokenizer, generated.tokens)
                    probability = math.exp(generated.logprob)
                    answers[position] = AnswerText(text, generated.tokens, probability)
        return [answers[position] for position in range(len(questions))]

    def rank(
        self,
        pictures: torch.Tensor,
        questions: Sequence[tuple[int, str]],
        choices: Sequence[str],
    ) -> list[list[AnswerText]]:
        """Order given answers by their likelihood, likeliest first, for each question.

        Args:
            choices: at least one; the probabilities of a question's choices sum to 1.
        """
        room = self.model.config.text_config.max_position_embeddings
        tokens = [encode_text(self.tokenizer, c, room)[1:] for c in choices]
        ranked: dict[int, list[AnswerText]] = {}
        with torch.inference_mode():
            for positions, states in self._read_questions(pictures, questions):
                logprobs = self._score_choices(states, len(positions), tokens)
                for row, position in enumerate(positions):
                    ranked[position] = _rank(choices, tokens, logprobs[row])
        return [ranked[position] for position in range(len(questions))]

    def _score_choices(
        self, states: torch.Tensor, count: int, tokens: list[list[int]]
    ) -> list[list[float]]:
        """Return log-probabilities [question][choice]."""
        scores = [[0.0] * len(tokens) for _ in range(count)]
        for group in group_by_length(tokens):
            # Sequences about one question are consecutive, so they share its states.
            texts = [tokens[choice] for _ in range(count) for choice in group]
            found = score_texts(
                self.decoder, self._starts(len(texts), states.device), states, texts
            )
            for place, logprob in enumerate(found):
                scores[place // len(group)][group[place % len(group)]] = logprob
        return scores

    def _starts(self, count: int, device: torch.device) -> torch.Tensor:
        start = self.model.config.text_config.bos_token_id
        return torch.full((count, 1), start, dtype=torch.long, device=device)

    def _read_questions(
        self, pictures: torch.Tensor, questions: Sequence[tuple[int, str]]
    ) -> list[tuple[list[int], torch.Tensor]]:
        """Return, for each question length, positions and states (questions, tokens, width)."""
        room = self.model.config.text_config.max_position_embeddings
        ids = [encode_text(self.tokenizer, text, room) for _, text in questions]
        device = pictures.device
        result = []
        for positions in group_by_length(ids):
            owners = [questions[p][0] for p in positions]
            seen = for_owners(pictures, owners)
            tensor = torch.tensor([ids[p] for p in positions], device=device)
            states = run_text(self.model.text_encoder, tensor, seen, causal=False)
            result.append((positions, states))
        return result


def _rank(
    choices: Sequence[str], tokens: list[list[int]], logprobs: list[float]
) -> list[AnswerText]:
    top = max(logprobs)
    weights = [math.exp(value - top) for value in logprobs]
    total = sum(weights)
    answers = [
        AnswerText(choice, tuple(ids[:-1]), weight / total)
        for choice, ids, weight in zip(choices, tokens, weights, strict=True)
    ]
    return sorted(answers, key=lambda answer: -answer.probability)
