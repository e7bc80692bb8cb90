"""Text to tokens and back, and what is tidied in a caption."""

from collections.abc import Sequence
from typing import Any

_LONGEST_ECHO_WORDS = 6


def encode_text(tokenizer: Any, text: str, max_tokens: int) -> list[int]:
    """Return the ids of a text between [CLS] and [SEP], cut to ``max_tokens``."""
    ids: list[int] = tokenizer(text, truncation=True, max_length=max_tokens)["input_ids"]
    return ids


def prompt_ids(tokenizer: Any, prompt: str | None, start_id: int, max_tokens: int) -> list[int]:
    """Return a caption prompt's ids: the start token in place of [CLS], no [SEP]."""
    if not prompt or not prompt.strip():
        return [start_id]
    return [start_id, *encode_text(tokenizer, prompt, max_tokens)[1:-1]]


def decode_ids(tokenizer: Any, ids: Sequence[int]) -> str:
    """Return plain text; special tokens left out, punctuation set close."""
    text: str = tokenizer.decode(
        list(ids), skip_special_tokens=True, clean_up_tokenization_spaces=True
    )
    # After a prompt the first piece may continue its last word.
    return " ".join(text.split()).removeprefix("##")


def tidy_caption(text: str, prompt: str | None = None) -> str:
    """Take a prompt that the model repeats, and its stuttering, out of a caption.

    A run of up to six words that comes three times in a row ("bald bald bald"), or twice when it
    is longer than one word, stands once afterwards. "very very" and the like are left alone.
    """
    words = text.split()
    lead = prompt.lower().split() if prompt else []
    while lead and [w.lower() for w in words[: len(lead)]] == lead and len(words) > len(lead):
        words = words[len(lead) :]
    for size in range(_LONGEST_ECHO_WORDS, 0, -1):
        words = _without_echo(words, size, 2 if size > 1 else 3)
    return " ".join(words)


def _without_echo(words: list[str], size: int, times: int) -> list[str]:
    kept: list[str] = []
    at = 0
    while at < len(words):
        run = words[at : at + size]
        count = 1
        while len(run) == size and words[at + count * size : at + (count + 1) * size] == run:
            count += 1
        if count < times:
            kept.append(words[at])
            at += 1
        else:
            kept += run
            at += count * size
    return kept


def group_by_length(sequences: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return the positions of equally long sequences, shortest first.

    BLIP's text models change their words when a batch is padded, on either side.
    """
    groups: dict[int, list[int]] = {}
    for position, sequence in enumerate(sequences):
        groups.setdefault(len(sequence), []).append(position)
    return [groups[length] for length in sorted(groups)]
