"""Captions: what is on the picture, in words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

import torch
from transformers import BlipForConditionalGeneration

from blipdesk.blip.decoding import (
    Decoder,
    DecodingSettings,
    Generated,
    generate_beams,
    generate_greedy,
    generate_sampled,
)
from blipdesk.blip.photos import InputSpec, read_input_spec
from blipdesk.blip.vision import encode_images
from blipdesk.blip.weights import load_checked, load_tokenizer
from blipdesk.blip.wording import decode_ids, group_by_length, prompt_ids, tidy_caption


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption.

    Args:
        text: without the prompt, tidied (``wording.tidy_caption``).
        tokens: the ids behind it, without prompt and end.
        logprob: natural logarithm of the model's probability of these tokens and the end.
    """

    text: str
    tokens: tuple[int, ...]
    logprob: float


@dataclass(frozen=True, slots=True)
class Captioner:
    """``BlipForConditionalGeneration`` with its vocabulary and input description."""

    model: Any
    tokenizer: Any
    spec: InputSpec
    decoder: Decoder

    @classmethod
    def load(cls, folder: Path, device: torch.device, dtype: torch.dtype) -> Self:
        """Load from a folder.

        Raises:
            ModelUnusable: not a caption model, or damaged.
        """
        model = load_checked(BlipForConditionalGeneration, folder, device, dtype)
        text = model.config.text_config
        decoder = Decoder(model.text_decoder, text.sep_token_id, text.pad_token_id)
        return cls(model, load_tokenizer(folder), read_input_spec(folder), decoder)

    def encode(self, pixel_values: torch.Tensor) -> torch.Tensor:
        """Return what the text decoder looks at, (N, patches + 1, width).

        Args:
            pixel_values: (N, 3, height, width) as ``pixels.to_pixel_values`` makes them.
        """
        with torch.inference_mode():
            return encode_images(self.model.vision_model, pixel_values)

    def caption(
        self, states: torch.Tensor, prompts: Sequence[str | None], settings: DecodingSettings
    ) -> list[Caption]:
        """Return one caption for each picture: greedy, or by beams.

        Args:
            states: from ``encode``.
            prompts: one for each picture; None: none.
        """
        search = _beams if settings.num_beams > 1 else _greedy
        return self._grouped(states, prompts, settings, search)

    def sample(
        self,
        states: torch.Tensor,
        prompts: Sequence[str | None],
        settings: DecodingSettings,
        seeds: Sequence[int],
    ) -> list[Caption]:
        """Return one drawn caption for each picture; equal seeds give equal captions."""

        def draw(
            owner: "Captioner", positions: list[int], ids: Any, states: Any, settings: Any
        ) -> list[Generated]:
            own = [seeds[p] for p in positions]
            return generate_sampled(owner.decoder, ids, states, settings, own)

        return self._grouped(states, prompts, settings, draw)

    def _grouped(
        self,
        states: torch.Tensor,
        prompts: Sequence[str | None],
        settings: DecodingSettings,
        search: Any,
    ) -> list[Caption]:
        """Run ``search`` on the pictures of each prompt length; keep the pictures' order."""
        text = self.model.config.text_config
        # A model with few positions gives half of them to the prompt at most.
        longest = text.max_position_embeddings
        room = max(longest - settings.max_new_tokens, longest // 2)
        ids = [prompt_ids(self.tokenizer, p, text.bos_token_id, room) for p in prompts]
        captions: dict[int, Caption] = {}
        with torch.inference_mode():
            for positions in group_by_length(ids):
                rows = torch.tensor(positions, device=states.device)
                tensor = torch.tensor([ids[p] for p in positions], device=states.device)
                own = states if len(positions) == len(states) else states.index_select(0, rows)
                limit = min(settings.max_new_tokens, longest - tensor.shape[1])
                limited = replace(settings, max_new_tokens=limit)
                found = search(self, positions, tensor, own, limited)
                for position, generated in zip(positions, found, strict=True):
                    captions[position] = self._caption(generated, prompts[position])
        return [captions[position] for position in range(len(prompts))]

    def _caption(self, generated: Generated, prompt: str | None) -> Caption:
        text = tidy_caption(decode_ids(self.tokenizer, generated.tokens), prompt)
        return Caption(text, generated.tokens, generated.logprob)


def _greedy(
    owner: Captioner, positions: list[int], ids: Any, states: Any, settings: DecodingSettings
) -> list[Generated]:
    return generate_greedy(owner.decoder, ids, states, settings)


def _beams(
    owner: Captioner, positions: list[int], ids: Any, states: Any, settings: DecodingSettings
) -> list[Generated]:
    return generate_beams(owner.decoder, ids, states, settings)
