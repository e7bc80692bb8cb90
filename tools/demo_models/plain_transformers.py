"""Captions by transformers alone, to compare the product's own decoding with."""

from pathlib import Path

import torch
from transformers import BertTokenizer, BlipForConditionalGeneration


def plain_captions(folder: Path, pixels: torch.Tensor) -> list[str]:
    """Caption pictures greedily with transformers' ``generate``.

    Args:
        folder: of a caption checkpoint.
        pixels: float32, (N, 3, size, size), normalised.
    """
    model = BlipForConditionalGeneration.from_pretrained(
        folder, dtype=torch.float32, use_safetensors=True
    ).eval()
    tokenizer = BertTokenizer.from_pretrained(folder)
    ids = model.generate(pixel_values=pixels, max_new_tokens=20)
    return [text.strip() for text in tokenizer.batch_decode(ids, skip_special_tokens=True)]
