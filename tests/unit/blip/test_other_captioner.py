"""Captioners of other families, with tiny random models of a chat and of a plain kind."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from PIL import Image
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import (
    BertTokenizer,
    CLIPVisionConfig,
    GitConfig,
    GitForCausalLM,
    GitProcessor,
    GitVisionConfig,
    LlamaConfig,
    LlavaConfig,
    LlavaForConditionalGeneration,
    LlavaProcessor,
    PreTrainedTokenizerFast,
)
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil

from blipdesk.blip.decoding import DecodingSettings
from blipdesk.blip.other_captioner import DEFAULT_PROMPT, OtherCaptioner, is_other
from blipdesk.blip.photos import Photo
from blipdesk.domain.errors import ModelUnusable
from blipdesk.inference.catalogue import find_model
from blipdesk.inference.messages import (
    CaptionSettings,
    PhotoRequest,
    Task,
    WorkerOptions,
)
from blipdesk.inference.wire import (
    Start,
)
from blipdesk.worker.models import Models
from blipdesk.worker.session import Session

CPU = torch.device("cpu")
WORDS = "<pad> <unk> <s> </s> <image> USER: ASSISTANT: a dog cat on the grass".split()
WORDS += DEFAULT_PROMPT.split()
TEMPLATE = (
    "USER: {% for m in messages %}{% for c in m['content'] %}"
    "{% if c['type'] == 'image' %}<image> {% else %}{{ c['text'] }} {% endif %}"
    "{% endfor %}{% endfor %}ASSISTANT:"
)


def pixels_reader() -> CLIPImageProcessorPil:
    return CLIPImageProcessorPil(size={"shortest_edge": 32}, crop_size={"height": 32, "width": 32})


def make_chat_model(folder: Path) -> Path:
    words = Tokenizer(models.WordLevel({w: n for n, w in enumerate(WORDS)}, unk_token="<unk>"))
    words.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=words,
        pad_token="<pad>",
        unk_token="<unk>",
        bos_token="<s>",
        eos_token="</s>",
        additional_special_tokens=["<image>"],
    )
    small: dict[str, Any] = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2}
    text = LlamaConfig(
        vocab_size=len(WORDS),
        num_attention_heads=2,
        num_key_value_heads=2,
        pad_token_id=0,
        bos_token_id=2,
        eos_token_id=3,
        **small,
    )
    vision = CLIPVisionConfig(num_attention_heads=2, image_size=32, patch_size=8, **small)
    config = LlavaConfig(
        vision_config=vision.to_dict(),
        text_config=text.to_dict(),
        image_token_index=4,
        vision_feature_layer=-1,
    )
    torch.manual_seed(0)
    LlavaForConditionalGeneration(config).save_pretrained(folder)
    processor = LlavaProcessor(
        image_processor=pixels_reader(),
        tokenizer=tokenizer,
        patch_size=8,
        vision_feature_select_strategy="default",
        image_token="<image>",
        num_additional_image_tokens=1,
        chat_template=TEMPLATE,
    )
    processor.save_pretrained(folder)
    return folder


def make_plain_model(folder: Path) -> Path:
    folder.mkdir()
    pieces = "[PAD] [UNK] [CLS] [SEP] [MASK] a dog cat on the grass photo of".split()
    (folder / "vocab.txt").write_text("\n".join(pieces))
    vision = GitVisionConfig(
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=2,
        image_size=32,
        patch_size=8,
    )
    config = GitConfig(
        vision_config=vision.to_dict(),
        vocab_size=len(pieces),
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=2,
        bos_token_id=2,
        eos_token_id=3,
    )
    torch.manual_seed(1)
    GitForCausalLM(config).save_pretrained(folder)
    tokenizer = BertTokenizer(str(folder / "vocab.txt"))
    GitProcessor(pixels_reader(), tokenizer).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def chat_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_chat_model(tmp_path_factory.mktemp("chat") / "llava")


@pytest.fixture(scope="module")
def plain_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_plain_model(tmp_path_factory.mktemp("plain") / "git")


SETTINGS = DecodingSettings(max_new_tokens=6)


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_chat_model_answers_its_prompt_and_does_not_repeat_it(
    chat_model: Path, pictures: list[Image.Image]
) -> None:
    model = OtherCaptioner.load(chat_model, CPU, torch.float32)
    assert model.chats
    found = model.caption(pictures, [None] * 7, SETTINGS)
    assert len({caption.tokens for caption in found}) > 1, "it looks at the picture"
    for caption in found:
        assert 0 < len(caption.tokens) <= 6
        assert caption.logprob < 0
        assert DEFAULT_PROMPT not in caption.text
    other = model.caption(pictures[:1], ["a dog on the grass"], SETTINGS)
    assert other[0].logprob != pytest.approx(found[0].logprob, abs=1e-3)
    (same,) = model.caption(pictures[:1], [DEFAULT_PROMPT], SETTINGS)
    assert same.logprob == pytest.approx(found[0].logprob, abs=1e-4)


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_plain_model_continues_the_prompt_by_greedy_search_and_beams(
    plain_model: Path, pictures: list[Image.Image]
) -> None:
    model = OtherCaptioner.load(plain_model, CPU, torch.float32)
    assert not model.chats
    for beams in (1, 3):
        settings = DecodingSettings(max_new_tokens=6, num_beams=beams)
        for caption in model.caption(pictures[:2], [None, "a photo of"], settings):
            assert len(caption.tokens) <= 6
            assert caption.logprob <= 0
            assert not caption.text.startswith("a photo of")


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_the_worker_captions_with_it_where_the_user_chose_it(
    chat_model: Path, pictures: list[Image.Image]
) -> None:
    location = find_model(str(chat_model), Task.CAPTION, None)
    options = WorkerOptions(caption=CaptionSettings(max_new_tokens=6, candidates=3))
    models_ = Models(Start(options, caption=location), lambda _: None)
    assert models_.target_px() > 1000
    session = Session(models_, lambda _: None)
    requests = [PhotoRequest(n, Path(f"{n}.jpg")) for n in range(7)]
    found = session.answer(requests, [Photo(picture) for picture in pictures])
    assert all(outcome.caption is not None and outcome.caption.score is None for outcome in found)
    assert found[0].caption is not None
    assert found[0].caption.model == "llava"


def test_blip_stays_with_blip(make_model: Callable[..., Path], chat_model: Path) -> None:
    assert not is_other(make_model("caption"))
    assert is_other(chat_model)
    assert not is_other(Path("/nowhere"))


def test_a_model_for_another_task_is_still_refused(make_model: Callable[..., Path]) -> None:
    for task in ("vqa", "itm"):
        with pytest.raises(ModelUnusable, match="not a model for captions"):
            find_model(str(make_model(task)), Task.CAPTION, None)


@pytest.mark.parametrize(
    "config",
    [
        '{"architectures": ["TextForCausalLM"], "model_type": "nobody-knows"}',
        '{"architectures": ["TextForCausalLM"], "auto_map": {"AutoModel": "evil.Model"}}',
    ],
)
def test_what_transformers_does_not_know_by_itself_is_refused_and_its_code_not_run(
    tmp_path: Path, config: str
) -> None:
    (tmp_path / "config.json").write_text(config)
    (tmp_path / "model.safetensors").write_bytes(b"")
    (tmp_path / "evil.py").write_text("raise SystemExit('ran')")
    assert is_other(tmp_path)
    with pytest.raises(ModelUnusable, match="the model cannot be loaded"):
        OtherCaptioner.load(tmp_path, CPU, torch.float32)


def test_weights_that_can_run_programs_are_refused(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"architectures": ["GitForCausalLM"]}')
    (tmp_path / "pytorch_model.bin").write_bytes(b"pickle")
    with pytest.raises(ModelUnusable, match=r"no \.safetensors weights"):
        OtherCaptioner.load(tmp_path, CPU, torch.float32)
