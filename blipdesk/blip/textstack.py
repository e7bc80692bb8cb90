"""BLIP's BERT with cross-attention, run step by step with what was read kept.

The same stack serves as caption decoder, question encoder, answer decoder and matching encoder.
It reads the weights of a loaded ``BlipTextModel`` and needs no masks, because every batch that it
is given holds sequences of one length: padding changes BLIP's captions and answers.
"""

from dataclasses import dataclass, field
from typing import Any

import torch
from torch.nn.functional import scaled_dot_product_attention

_GAIN_OF_HALF = 2.5
"""So many times faster are products of a few rows with states of half the width (measured)."""


@dataclass(slots=True)
class SelfMemory:
    """Keys and values of the tokens read so far, per layer (sequences, heads, tokens, width)."""

    keys: list[torch.Tensor] = field(default_factory=list)
    values: list[torch.Tensor] = field(default_factory=list)

    @property
    def length(self) -> int:
        """How many tokens have been read."""
        return self.keys[0].shape[2] if self.keys else 0

    def extend(
        self, layer: int, key: torch.Tensor, value: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Append to one layer and return all of it."""
        if layer == len(self.keys):
            self.keys.append(key)
            self.values.append(value)
        else:
            self.keys[layer] = torch.cat((self.keys[layer], key), dim=2)
            self.values[layer] = torch.cat((self.values[layer], value), dim=2)
        return self.keys[layer], self.values[layer]

    def select(self, rows: torch.Tensor) -> None:
        """Keep some sequences only."""
        self.keys = [key.index_select(0, rows) for key in self.keys]
        self.values = [value.index_select(0, rows) for value in self.values]


def for_owners(states: torch.Tensor, owners: list[int]) -> torch.Tensor:
    """Return what sequences about pictures look at, without copies where that is possible.

    Args:
        states: (pictures, length, width).
        owners: the picture of each sequence. Where each picture has equally many sequences,
            side by side, one entry serves them all (see ``run_text``).
    """
    distinct = list(dict.fromkeys(owners))
    each = len(owners) // len(distinct)
    even = owners == [owner for owner in distinct for _ in range(each)]
    wanted = distinct if even else owners
    if wanted == list(range(len(states))):
        return states
    return states.index_select(0, torch.tensor(wanted, device=states.device))


def run_text(
    bert: Any,
    ids: torch.Tensor,
    states: torch.Tensor | None,
    causal: bool,
    past: SelfMemory | None = None,
) -> torch.Tensor:
    """Run the stack over tokens.

    Args:
        bert: a ``BlipTextModel``.
        ids: int64 (sequences, tokens), without padding.
        states: what to look at, (pictures, length, width): one picture per sequence, or one per
            ``k`` consecutive sequences, in the stack's number type or in bfloat16; None: text
            alone.
        causal: whether a token sees only those before it.
        past: the tokens before these; extended by them. With tokens in it, ``ids`` holds one each.

    Returns:
        hidden states (sequences, tokens, width).
    """
    seen = past.length if past is not None else 0
    hidden = bert.embeddings(input_ids=ids, past_key_values_length=seen)
    masked = causal and ids.shape[1] > 1
    for number, layer in enumerate(bert.encoder.layer):
        attended = _look_back(layer.attention.self, hidden, masked, past, number)
        hidden = layer.attention.output(attended, hidden)
        if states is not None:
            looked = _look_across(layer.crossattention.self, hidden, states)
            hidden = layer.crossattention.output(looked, hidden)
        hidden = layer.output(layer.intermediate(hidden), hidden)
    return hidden


def _heads(attention: Any, mixed: torch.Tensor) -> torch.Tensor:
    count, length, _ = mixed.shape
    split = mixed.view(count, length, attention.num_attention_heads, attention.attention_head_size)
    return split.transpose(1, 2)


def _look_back(
    attention: Any, hidden: torch.Tensor, masked: bool, past: SelfMemory | None, layer: int
) -> torch.Tensor:
    query = _heads(attention, attention.query(hidden))
    key = _heads(attention, attention.key(hidden))
    value = _heads(attention, attention.value(hidden))
    if past is not None:
        key, value = past.extend(layer, key, value)
    joined = scaled_dot_product_attention(query, key, value, is_causal=masked)
    return joined.transpose(1, 2).reshape(hidden.shape)


def _look_across(attention: Any, hidden: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
    sequences, tokens, width = hidden.shape
    # Nothing in cross-attention depends on the order of the queries, so the sequences about one
    # picture are laid end to end and share it without a copy.
    folded = hidden.view(len(states), -1, width)
    heads, head_width = attention.num_attention_heads, attention.attention_head_size
    queries, (length, seen_width) = folded.shape[1], states.shape[1:]
    own_width = heads * head_width
    absorbed_cost = queries * (own_width + heads * length) * seen_width
    if states.dtype != hidden.dtype:
        absorbed_cost /= _GAIN_OF_HALF
    projected_cost = length * own_width * (seen_width + queries)
    way = _look_absorbed if absorbed_cost < projected_cost else _look_projected
    return way(attention, folded, states).view(sequences, tokens, own_width)


def _look_projected(attention: Any, folded: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
    """Attend in the usual way: keys and values of the whole picture, then the queries."""
    seen = states.to(folded.dtype)
    query = _heads(attention, attention.query(folded))
    key = _heads(attention, attention.key(seen))
    value = _heads(attention, attention.value(seen))
    joined = scaled_dot_product_attention(query, key, value)
    return joined.transpose(1, 2).reshape(*folded.shape[:2], -1)


def _look_absorbed(attention: Any, folded: torch.Tensor, states: torch.Tensor) -> torch.Tensor:
    """Attend without keys and values: q·(Wx) is (qW)·x, and a mean of Vx is V of the mean.

    A few queries then never pay for projecting 577 patches in every layer. The keys' bias adds
    the same to all scores of a query, which softmax cancels; the values' bias is added at the end
    because the weights sum to one. The two large products are in the states' own type.
    """
    pictures, queries, _ = folded.shape
    seen_width = states.shape[2]
    heads, width = attention.num_attention_heads, attention.attention_head_size
    key = attention.key.weight.view(heads, width, seen_width)
    value = attention.value.weight.view(heads, width, seen_width)
    query = attention.query(folded).view(pictures * queries, heads, width).transpose(0, 1)
    probe = torch.bmm(query, key).view(heads, pictures, queries, seen_width).transpose(0, 1)
    probe = (probe * width**-0.5).to(states.dtype).reshape(pictures, heads * queries, seen_width)
    scores = torch.bmm(probe, states.transpose(1, 2))
    weights = scores.to(folded.dtype).softmax(-1).to(states.dtype)
    mixed = torch.bmm(weights, states).to(folded.dtype)
    mixed = mixed.view(pictures, heads, queries, seen_width).transpose(0, 1)
    joined = torch.bmm(mixed.reshape(heads, pictures * queries, -1), value.transpose(1, 2))
    return joined.transpose(0, 1).reshape(pictures, queries, -1) + attention.value.bias
