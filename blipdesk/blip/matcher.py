"""Does a text fit a picture, and vectors of both for search by meaning."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import torch
from torch.nn.functional import normalize
from transformers import BlipForImageTextRetrieval

from blipdesk.blip.photos import InputSpec, read_input_spec
from blipdesk.blip.textstack import for_owners, run_text
from blipdesk.blip.vision import encode_images
from blipdesk.blip.weights import load_checked, load_tokenizer
from blipdesk.blip.wording import encode_text, group_by_length


@dataclass(frozen=True, slots=True)
class MatchedPictures:
    """Pictures as the matcher sees them.

    Args:
        states: for texts to look at, (pictures, patches + 1, width).
        vectors: float32 (pictures, 256), unit length.
    """

    states: torch.Tensor
    vectors: torch.Tensor


@dataclass(frozen=True, slots=True)
class Matcher:
    """``BlipForImageTextRetrieval`` with its vocabulary and input description."""

    model: Any
    tokenizer: Any
    spec: InputSpec

    @classmethod
    def load(cls, folder: Path, device: torch.device, dtype: torch.dtype) -> Self:
        """Load from a folder.

        Raises:
            ModelUnusable: not a matching model, or damaged.
        """
        model = load_checked(BlipForImageTextRetrieval, folder, device, dtype)
        return cls(model, load_tokenizer(folder), read_input_spec(folder))

    def encode(self, pixel_values: torch.Tensor) -> MatchedPictures:
        """Look at pictures once.

        Args:
            pixel_values: (N, 3, height, width) as ``pixels.to_pixel_values`` makes them.
        """
        with torch.inference_mode():
            states = encode_images(self.model.vision_model, pixel_values)
            whole = self.model.vision_proj(states[:, 0].to(self.model.dtype))
            vectors = normalize(whole.float(), dim=-1)
            return MatchedPictures(states, vectors.cpu())

    def match(self, pictures: MatchedPictures, texts: Sequence[tuple[int, str]]) -> list[float]:
        """Return the probability 0..1 that each text fits its picture (the ITM head).

        Args:
            texts: pairs of picture number (ascending) and text.
        """
        ids = self._encode_all([text for _, text in texts])
        device = pictures.states.device
        scores = [0.0] * len(texts)
        with torch.inference_mode():
            for positions in group_by_length(ids):
                tensor = torch.tensor([ids[p] for p in positions], device=device)
                seen = for_owners(pictures.states, [texts[p][0] for p in positions])
                hidden = run_text(self.model.text_encoder, tensor, seen, causal=False)
                fits = self.model.itm_head(hidden[:, 0]).float().softmax(-1)[:, 1].tolist()
                for position, value in zip(positions, fits, strict=True):
                    scores[position] = value
        return scores

    def embed_texts(self, texts: Sequence[str]) -> torch.Tensor:
        """Return the texts' vectors, float32 (texts, 256), unit length."""
        ids = self._encode_all(texts)
        vectors = torch.zeros(len(texts), self.model.text_proj.out_features)
        with torch.inference_mode():
            for positions in group_by_length(ids):
                tensor = torch.tensor([ids[p] for p in positions], device=self.model.device)
                hidden = run_text(self.model.text_encoder, tensor, None, causal=False)
                found = normalize(self.model.text_proj(hidden[:, 0]).float(), dim=-1)
                vectors[positions] = found.cpu()
        return vectors

    def _encode_all(self, texts: Sequence[str]) -> list[list[int]]:
        room = self.model.config.text_config.max_position_embeddings
        return [encode_text(self.tokenizer, text, room) for text in texts]


def pack_vectors(vectors: torch.Tensor) -> list[bytes]:
    """Return each vector's direction as signed bytes, its largest component at 127 or -127.

    Args:
        vectors: float (N, d), no row all zero.
    """
    scaled = vectors * (127.0 / vectors.abs().amax(dim=-1, keepdim=True).clamp(min=1e-12))
    return [row.tobytes() for row in scaled.round().to(torch.int8).numpy()]
