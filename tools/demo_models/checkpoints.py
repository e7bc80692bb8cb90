"""The demo checkpoints' shape: vocabulary, processor, configurations, and how they are saved."""

import json
import string
import tempfile
from pathlib import Path

from transformers import (
    BertTokenizer,
    BlipConfig,
    BlipForConditionalGeneration,
    BlipForImageTextRetrieval,
    BlipForQuestionAnswering,
    BlipImageProcessor,
    BlipProcessor,
    PreTrainedModel,
)

from blipdesk.demo.world import NUMBER_WORDS, PLACES, THINGS
from tools.demo_models.scene_data import IMAGE_SIZE, PATCH_SIZE

HIDDEN = 128
VISION_LAYERS = 5
# Text layers of each model: the caption's decoder, both halves of the VQA model, the ITM encoder.
CAPTION_LAYERS, VQA_LAYERS, ITM_LAYERS = 3, 2, 3
# The width of the published checkpoints' image and text embeddings: an index made for them fits.
EMBEDDING = 256
PROMPTS = ("a picture of", "a photo of", "a photograph of", "there is", "this is", "i see")

_MODELS = {
    "caption": BlipForConditionalGeneration,
    "vqa": BlipForQuestionAnswering,
    "itm": BlipForImageTextRetrieval,
}
_SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def vocabulary() -> list[str]:
    """List the WordPiece vocabulary: every word of the world whole, and letters for the rest."""
    words = {"a", "an", "and", "yes", "no", *NUMBER_WORDS.values(), *"01234"}
    for thing in THINGS:
        words.update(thing.singular.split(), thing.plural.split())
    for place in PLACES:
        words.update(place.phrase.split())
    for prompt in PROMPTS:
        words.update(prompt.split())
    words.update("how many are there what is on the left right where it things in".split())
    letters = list(string.ascii_lowercase + string.digits)
    pieces = [*letters, *(f"##{letter}" for letter in letters), *"?.,'-!"]
    return [*_SPECIAL, *pieces, *sorted(words - set(pieces)), "[DEC]", "[ENC]"]


def make_processor() -> BlipProcessor:
    """Build the processor: the published checkpoints' but for the size and the vocabulary."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vocab.txt"
        path.write_text("\n".join(vocabulary()) + "\n", encoding="utf-8")
        tokenizer = BertTokenizer.from_pretrained(
            folder, bos_token="[DEC]", extra_special_tokens=["[ENC]"], model_max_length=64
        )
    size = {"height": IMAGE_SIZE, "width": IMAGE_SIZE}
    return BlipProcessor(BlipImageProcessor(size=size), tokenizer)


def make_model(task: str) -> PreTrainedModel:
    """Build an untrained model.

    Args:
        task: ``"caption"``, ``"vqa"`` or ``"itm"``.
    """
    words = vocabulary()
    layers = {"caption": CAPTION_LAYERS, "vqa": VQA_LAYERS, "itm": ITM_LAYERS}[task]
    shape = {
        "hidden_size": HIDDEN,
        "intermediate_size": HIDDEN * 4,
        "num_attention_heads": HIDDEN // 32,
        "projection_dim": HIDDEN,
        "initializer_range": 0.02,  # the vision default of 1e-10 leaves every image the same
    }
    text = {
        **shape,
        "vocab_size": len(words),
        "encoder_hidden_size": HIDDEN,
        "num_hidden_layers": layers,
        "max_position_embeddings": 64,
        "bos_token_id": words.index("[DEC]"),
        "eos_token_id": words.index("[SEP]"),
        "sep_token_id": words.index("[SEP]"),
        "pad_token_id": words.index("[PAD]"),
    }
    vision = {
        **shape,
        "num_hidden_layers": VISION_LAYERS,
        "image_size": IMAGE_SIZE,
        "patch_size": PATCH_SIZE,
    }
    config = BlipConfig(
        text_config=text,
        vision_config=vision,
        projection_dim=HIDDEN,
        image_text_hidden_size=EMBEDDING,
    )
    return _MODELS[task](config)


def load_model(folder: Path, task: str) -> PreTrainedModel:
    """Load a saved checkpoint in full precision, ready to answer."""
    return _MODELS[task].from_pretrained(folder, dtype="float32", use_safetensors=True).eval()


def save(model: PreTrainedModel, processor: BlipProcessor, task: str, folder: Path) -> None:
    """Save a model in half precision with everything needed to load it, and its model card."""
    folder.mkdir(parents=True, exist_ok=True)
    halved = make_model(task)
    halved.load_state_dict(model.state_dict())
    halved.half().save_pretrained(folder)
    processor.save_pretrained(folder)
    # The published checkpoints carry these two under their older names, and so do these.
    processor.image_processor.save_pretrained(folder)
    (folder / "vocab.txt").write_text("\n".join(vocabulary()) + "\n", encoding="utf-8")
    _load_in_full_precision(folder / "config.json")
    card = Path(__file__).with_name("model_card.md").read_text(encoding="utf-8")
    what = {"caption": "captions", "vqa": "answers to questions", "itm": "image-text matching"}
    card = card.replace("{task}", what[task]).replace("{class}", type(model).__name__)
    (folder / "README.md").write_text(card, encoding="utf-8")


def _load_in_full_precision(path: Path) -> None:
    """Ask loaders for float32: the weights are halves for their size, not for the arithmetic."""
    config = json.loads(path.read_text(encoding="utf-8"))
    for part in (config, config["text_config"], config["vision_config"]):
        part["dtype"] = "float32"
    path.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", encoding="utf-8")
