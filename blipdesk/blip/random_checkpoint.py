"""BLIP checkpoints with random weights: the real architectures without a download.

Tests of loading and equality and the benchmarks use them. The weights mean nothing, but they are
scaled so that different pictures give different results; the vision configuration's own
initialisation (deviation 1e-10) would make all pictures look the same.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn
from transformers import (
    BlipConfig,
    BlipForConditionalGeneration,
    BlipForImageTextRetrieval,
    BlipForQuestionAnswering,
)

KINDS = {
    "caption": BlipForConditionalGeneration,
    "vqa": BlipForQuestionAnswering,
    "itm": BlipForImageTextRetrieval,
}
WORDS = (
    "a an the of on in at with and is are there what how many where picture photo photography"
    " dog cat horse bird man woman child tree house car boat beach snow road night sun red green"
    " blue black white big small one two three four left right yes no ? . , ' -"
).split()
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


@dataclass(frozen=True)
class Size:
    """Dimensions of a checkpoint; the published ones are from the models' config.json."""

    vision_width: int
    vision_layers: int
    vision_heads: int
    text_width: int
    text_layers: int
    text_heads: int
    image_px: int
    patch_px: int
    vocabulary: int


SIZES = {
    "tiny": Size(32, 2, 2, 32, 2, 2, 32, 8, 200),
    "base": Size(768, 12, 12, 768, 12, 12, 384, 16, 30524),
    "large": Size(1024, 24, 16, 768, 12, 12, 384, 16, 30524),
}


def make_vocabulary(count: int) -> list[str]:
    """Return ``count`` word pieces; a full-size one has its special ones where BERT has them."""
    pieces = ["[PAD]"]
    if count > 1000:
        pieces += [f"[unused{n}]" for n in range(99)]
    pieces += ["[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    pieces += list(dict.fromkeys([*WORDS, *LETTERS, *(f"##{c}" for c in LETTERS)]))
    pieces += [f"word{n}" for n in range(count - 2 - len(pieces))]
    return [*pieces, "[DEC]", "[ENC]"]


def make_config(size: Size, pieces: list[str]) -> BlipConfig:
    """Return the configuration of a checkpoint."""
    return BlipConfig(
        text_config={
            "vocab_size": size.vocabulary,
            "hidden_size": size.text_width,
            "intermediate_size": 4 * size.text_width,
            "num_hidden_layers": size.text_layers,
            "num_attention_heads": size.text_heads,
            "bos_token_id": pieces.index("[DEC]"),
            "sep_token_id": pieces.index("[SEP]"),
            "pad_token_id": pieces.index("[PAD]"),
            "eos_token_id": pieces.index("[SEP]"),
        },
        vision_config={
            "hidden_size": size.vision_width,
            "intermediate_size": 4 * size.vision_width,
            "num_hidden_layers": size.vision_layers,
            "num_attention_heads": size.vision_heads,
            "image_size": size.image_px,
            "patch_size": size.patch_px,
            "initializer_range": 0.02,
        },
        image_text_hidden_size=256,
    )


def randomise(model: nn.Module, seed: int, end_id: int) -> None:
    """Draw weights that keep activations alive from the pixels to the words."""
    source = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if "layer_norm" in name.lower() or "layernorm" in name.lower():
                continue
            fan_in = weight[0].numel() if weight.dim() > 1 else weight.numel()
            scale = 0.02 if weight.dim() == 1 else fan_in**-0.5
            if "crossattention" in name or "vision" in name:
                scale *= 1.5  # the picture shall have a say against the words
            weight.copy_(torch.randn(weight.shape, generator=source) * scale)
        decoder = getattr(model, "text_decoder", None)
        if decoder is not None:
            # Ends are then reached after some words, at different lengths.
            decoder.cls.predictions.bias[end_id] += 1.0


def make_checkpoint(
    task: str, size_name: str, folder: Path, seed: int = 0, half: bool = False
) -> Path:
    """Write config, safetensors weights, vocabulary and input description into ``folder``.

    Args:
        task: "caption", "vqa" or "itm".
        size_name: "tiny" (tests), "base" or "large" (as published).
        half: store half-precision weights.
    """
    size = SIZES[size_name]
    pieces = make_vocabulary(size.vocabulary)
    folder.mkdir(parents=True, exist_ok=True)
    model = KINDS[task](make_config(size, pieces))
    randomise(model, seed, pieces.index("[SEP]"))
    if half:
        model.half()
    model.save_pretrained(folder, max_shard_size="100GB")
    (folder / "vocab.txt").write_text("\n".join(pieces) + "\n", "utf-8")
    (folder / "tokenizer_config.json").write_text(
        json.dumps({"tokenizer_class": "BertTokenizer", "do_lower_case": True}), "utf-8"
    )
    (folder / "preprocessor_config.json").write_text(
        json.dumps(
            {
                "image_processor_type": "BlipImageProcessor",
                "size": {"height": size.image_px, "width": size.image_px},
                "resample": 3,
                "rescale_factor": 1 / 255,
                "image_mean": [0.48145466, 0.4578275, 0.40821073],
                "image_std": [0.26862954, 0.26130258, 0.27577711],
                "do_resize": True,
                "do_rescale": True,
                "do_normalize": True,
                "do_convert_rgb": True,
            }
        ),
        "utf-8",
    )
    return folder
