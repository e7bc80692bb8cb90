"""Captioners of other families, for whoever wants longer descriptions than BLIP's.

Whatever transformers loads as an image-text-to-text model from a local folder: chat models with
their template, and those that just continue a text. They run one photo at a time and bring their
own preprocessing; nothing else of BlipDesk knows about them. Code that comes with a model is never
run.
"""

import inspect
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import torch
from PIL import Image
from safetensors import SafetensorError

from blipdesk.blip.captioner import Caption
from blipdesk.blip.decoding import DecodingSettings
from blipdesk.blip.weights import brief, check_report, has_safetensors
from blipdesk.blip.wording import tidy_caption
from blipdesk.domain.errors import ModelUnusable
from blipdesk.domain.photo import display_name

BLIP = "BlipForConditionalGeneration"
TARGET_PX = 1536
"""What a photo's shorter side keeps in decoding: these models look at several crops of it."""

DEFAULT_PROMPT = "Describe this photo in one sentence."
_LOADING = (OSError, ValueError, KeyError, RuntimeError, SafetensorError, TypeError, ImportError)


def is_other(folder: Path) -> bool:
    """Whether a caption model's folder holds something else than BLIP."""
    try:
        config = json.loads((folder / "config.json").read_text("utf-8"))
        return BLIP not in (config.get("architectures") or [])
    except (OSError, ValueError, AttributeError):
        return False  # the loading says what is wrong with it


@dataclass(frozen=True, slots=True)
class OtherCaptioner:
    """A model with the processor that lies beside it.

    Args:
        chats: whether prompts are put as a user's message by the model's own template.
    """

    model: Any
    processor: Any
    chats: bool

    @classmethod
    def load(cls, folder: Path, device: torch.device, dtype: torch.dtype) -> Self:
        """Load from a folder.

        Raises:
            ModelUnusable: transformers knows no such image-text-to-text model, it needs code of
                its own, or it is damaged.
        """
        from transformers import AutoModelForImageTextToText, AutoProcessor

        name = display_name(str(folder))
        has_safetensors(folder, name)
        try:
            processor = AutoProcessor.from_pretrained(
                folder, local_files_only=True, trust_remote_code=False
            )
            model, report = AutoModelForImageTextToText.from_pretrained(
                folder,
                dtype=dtype,
                use_safetensors=True,
                local_files_only=True,
                trust_remote_code=False,
                output_loading_info=True,
            )
        except _LOADING as error:
            raise ModelUnusable(f"{name}: the model cannot be loaded ({brief(error)})") from error
        check_report(report, name)
        chats = getattr(processor, "chat_template", None) is not None
        return cls(model.to(device).eval().requires_grad_(False), processor, chats)

    def caption(
        self,
        images: Sequence[Image.Image],
        prompts: Sequence[str | None],
        settings: DecodingSettings,
    ) -> list[Caption]:
        """Return one caption for each picture, greedy or by beams.

        Args:
            images: upright RGB pictures of any size.
            prompts: what is asked of a chat model, or the text that others continue; None:
                ``DEFAULT_PROMPT``, or nothing.
        """
        with torch.inference_mode():
            return [
                self._one(image, prompt, settings)
                for image, prompt in zip(images, prompts, strict=True)
            ]

    def _one(self, image: Image.Image, prompt: str | None, settings: DecodingSettings) -> Caption:
        # A tokenizer may give more than its model takes.
        taken = inspect.signature(self.model.forward).parameters
        given = {
            key: value.to(
                self.model.device, self.model.dtype if value.is_floating_point() else None
            )
            for key, value in self._inputs(image, prompt).items()
            if key in taken
        }
        out = self.model.generate(
            **given,
            max_new_tokens=settings.max_new_tokens,
            min_new_tokens=settings.min_new_tokens,
            num_beams=settings.num_beams,
            no_repeat_ngram_size=settings.no_repeat_ngram,
            do_sample=False,
            return_dict_in_generate=True,
            output_scores=True,
        )
        scores = self.model.compute_transition_scores(
            out.sequences,
            out.scores,
            beam_indices=getattr(out, "beam_indices", None),
            normalize_logits=True,
        )[0]
        # As many tokens are new as there are scores, whether the prompt is repeated or not.
        tokens = out.sequences[0, -len(scores) :]
        logprob = float(scores[scores.isfinite()].sum())
        text = self.processor.decode(tokens, skip_special_tokens=True)
        lead = None if self.chats else prompt
        return Caption(tidy_caption(text, lead), tuple(tokens.tolist()), logprob)

    def _inputs(self, image: Image.Image, prompt: str | None) -> Any:
        if not self.chats:
            words = {"text": prompt} if prompt else {}
            return self.processor(images=image, return_tensors="pt", **words)
        content = [{"type": "image"}, {"type": "text", "text": prompt or DEFAULT_PROMPT}]
        text = self.processor.apply_chat_template(
            [{"role": "user", "content": content}], add_generation_prompt=True
        )
        return self.processor(images=image, text=text, return_tensors="pt")
