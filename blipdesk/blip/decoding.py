"""Choosing tokens: greedy, sampled and by beams, for sequences of one prompt length at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch

from blipdesk.blip.textstack import SelfMemory, run_text


@dataclass(frozen=True, slots=True)
class DecodingSettings:
    """How text is generated.

    Args:
        max_new_tokens: at most so many after the prompt, the end token included.
        min_new_tokens: the end is not chosen before so many.
        num_beams: for beam search.
        no_repeat_ngram: no run of so many tokens comes twice; 0 switches it off.
    """

    max_new_tokens: int = 40
    min_new_tokens: int = 0
    num_beams: int = 1
    no_repeat_ngram: int = 0


@dataclass(frozen=True, slots=True)
class Generated:
    """One text as tokens.

    Args:
        tokens: what came after the prompt, without the end token.
        logprob: natural logarithm of their joint probability, the end token included where it was
            reached; of the model itself, before repetition control.
    """

    tokens: tuple[int, ...]
    logprob: float


@dataclass(frozen=True, slots=True)
class Decoder:
    """A ``BlipTextLMHeadModel`` with its end and padding tokens."""

    model: Any
    end_id: int
    pad_id: int

    def logits(
        self, ids: torch.Tensor, states: torch.Tensor, past: SelfMemory | None, last_only: bool
    ) -> torch.Tensor:
        """Return float32 scores of the next token, (sequences, 1 or tokens, vocabulary)."""
        hidden = run_text(self.model.bert, ids, states, causal=True, past=past)
        return self.model.cls(hidden[:, -1:] if last_only else hidden).float()


def generate_greedy(
    decoder: Decoder, prompts: torch.Tensor, states: torch.Tensor, settings: DecodingSettings
) -> list[Generated]:
    """Take the likeliest token each time; equal to transformers' greedy search.

    Args:
        prompts: int64 (sequences, tokens), one length, the start token in front.
        states: what the sequences look at, (sequences, length, width).
    """
    return _generate(decoder, prompts, states, settings, lambda scores, rows: scores.argmax(-1))


def generate_sampled(
    decoder: Decoder,
    prompts: torch.Tensor,
    states: torch.Tensor,
    settings: DecodingSettings,
    seeds: Sequence[int],
    top_p: float = 0.9,
) -> list[Generated]:
    """Draw each token from the likeliest ones that hold ``top_p`` of the probability.

    Each sequence has its own seeded source, so what it becomes does not depend on its neighbours.
    """
    sources = [torch.Generator().manual_seed(seed) for seed in seeds]

    def choose(scores: torch.Tensor, rows: list[int]) -> torch.Tensor:
        draws = torch.stack([torch.rand(1, generator=sources[row]) for row in rows])
        ordered, ids = scores.softmax(-1).sort(dim=-1, descending=True)
        sums = ordered.cumsum(-1)
        kept = ordered.masked_fill(sums - ordered > top_p, 0.0).cumsum(-1)
        picked = (kept < draws.to(kept.device) * kept[:, -1:]).sum(-1, keepdim=True)
        picked = picked.clamp(max=ids.shape[-1] - 1)
        chosen: torch.Tensor = ids.gather(-1, picked).squeeze(-1)
        return chosen

    return _generate(decoder, prompts, states, settings, choose)


def generate_beams(
    decoder: Decoder,
    prompts: torch.Tensor,
    states: torch.Tensor,
    settings: DecodingSettings,
) -> list[Generated]:
    """Search with beams, by transformers' own generate.

    Args:
        states: the encoder's hidden states (sequences, length, width).
    """
    mask = torch.ones(states.shape[:2], dtype=torch.long, device=states.device)
    found = decoder.model.generate(
        input_ids=prompts,
        attention_mask=torch.ones_like(prompts),
        encoder_hidden_states=states.to(decoder.model.dtype),
        encoder_attention_mask=mask,
        eos_token_id=decoder.end_id,
        pad_token_id=decoder.pad_id,
        max_new_tokens=settings.max_new_tokens,
        min_new_tokens=settings.min_new_tokens,
        num_beams=settings.num_beams,
        no_repeat_ngram_size=settings.no_repeat_ngram,
        do_sample=False,
    )
    results = []
    for row, line in enumerate(found[:, prompts.shape[1] :].tolist()):
        tokens = line[: line.index(decoder.end_id) + 1] if decoder.end_id in line else line
        while tokens and tokens[-1] == decoder.pad_id:
            tokens.pop()
        one = slice(row, row + 1)
        (logprob,) = score_texts(decoder, prompts[one], states[one], [tokens])
        results.append(Generated(tuple(t for t in tokens if t != decoder.end_id), logprob))
    return results


def score_texts(
    decoder: Decoder, prompts: torch.Tensor, states: torch.Tensor, texts: Sequence[Sequence[int]]
) -> list[float]:
    """Return the log-probability of given continuations of one length.

    Args:
        prompts: int64 (sequences, tokens).
        states: one entry per sequence, or per k consecutive ones.
        texts: one continuation per sequence, all equally long.
    """
    continuation = torch.tensor([list(t) for t in texts], device=prompts.device, dtype=torch.long)
    if not continuation.numel():
        return [0.0] * len(texts)
    ids = torch.cat((prompts, continuation[:, :-1]), dim=1)
    scores = decoder.logits(ids, states, None, last_only=False)[:, prompts.shape[1] - 1 :]
    chosen = scores.log_softmax(-1).gather(-1, continuation[:, :, None]).squeeze(-1)
    return [float(v) for v in chosen.sum(-1).tolist()]


def _generate(
    decoder: Decoder,
    prompts: torch.Tensor,
    states: torch.Tensor,
    settings: DecodingSettings,
    choose: Any,
) -> list[Generated]:
    """Run the loop; ``choose(scores (rows, vocabulary), row numbers)`` picks the tokens."""
    written: list[list[int]] = [[] for _ in range(len(prompts))]
    logprobs = [0.0] * len(prompts)
    heads = prompts.tolist()
    rows = list(range(len(prompts)))
    past, ids = SelfMemory(), prompts
    for step in range(settings.max_new_tokens):
        raw = decoder.logits(ids, states, past, last_only=True)[:, -1]
        if step < settings.min_new_tokens or settings.no_repeat_ngram:
            texts = [heads[row] + written[row] for row in rows]
            scores = _restrict(raw, step, texts, settings, decoder.end_id)
        else:
            scores = raw
        chosen = choose(scores, rows)
        gained = raw.log_softmax(-1).gather(-1, chosen[:, None])[:, 0].tolist()
        tokens = chosen.tolist()
        for row, token, gain in zip(rows, tokens, gained, strict=True):
            logprobs[row] += gain
            if token != decoder.end_id:
                written[row].append(token)
        going = [place for place, token in enumerate(tokens) if token != decoder.end_id]
        if not going:
            break
        ids = chosen[:, None]
        if len(going) < len(rows):
            kept = torch.tensor(going, device=prompts.device)
            ids, states = ids.index_select(0, kept), states.index_select(0, kept)
            past.select(kept)
            rows = [rows[place] for place in going]
    return [Generated(tuple(w), p) for w, p in zip(written, logprobs, strict=True)]


def _restrict(
    raw: torch.Tensor,
    step: int,
    texts: list[list[int]],
    settings: DecodingSettings,
    end_id: int,
) -> torch.Tensor:
    """Forbid an early end and repeated runs, in a copy of the scores."""
    scores = raw.clone()
    if step < settings.min_new_tokens:
        scores[:, end_id] = -torch.inf
    if settings.no_repeat_ngram:
        for row, text in enumerate(texts):
            banned = _completions(text, settings.no_repeat_ngram)
            scores[row, banned] = -torch.inf
    return scores


def _completions(text: list[int], size: int) -> list[int]:
    """Return the tokens that would repeat a run of ``size`` tokens."""
    if len(text) < size:
        return []
    tail = text[len(text) - size + 1 :]
    starts = range(len(text) - size + 1)
    return [text[s + size - 1] for s in starts if text[s : s + size - 1] == tail]
