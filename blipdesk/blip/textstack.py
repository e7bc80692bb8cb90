"""BLIP's BERT with cross-attention, run step by step with the keys and values kept.

The same stack serves as caption decoder, question encoder, answer decoder and matching encoder.
It reads the weights of a loaded ``BlipTextModel`` and needs no masks, because every batch that it
is given holds sequences of one length: padding changes BLIP's captions and answers.
"""

from dataclasses import dataclass, field
from typing import Any

import torch
from torch.nn.functional import scaled_dot_product_attention


@dataclass(slots=True)
class CrossMemory:
    """Keys and values of what the text looks at, computed once per picture.

    Args:
        keys: one per layer, each (pictures, heads, length, head width).
        values: likewise.
    """

    keys: list[torch.Tensor]
    values: list[torch.Tensor]

    def select(self, rows: torch.Tensor) -> "CrossMemory":
        """Return the memory of some pictures; rows (N,) may repeat."""
        return CrossMemory(
            [key.index_select(0, rows) for key in self.keys],
            [value.index_select(0, rows) for value in self.values],
        )

    def for_owners(self, owners: list[int]) -> "CrossMemory":
        """Return the memory for sequences about pictures, without copies where that is possible.

        Args:
            owners: the picture of each sequence. Where each picture has equally many sequences,
                side by side, one entry serves them all (see ``run_text``).
        """
        distinct = list(dict.fromkeys(owners))
        each = len(owners) // len(distinct)
        even = owners == [owner for owner in distinct for _ in range(each)]
        wanted = distinct if even else owners
        if wanted == list(range(len(self.keys[0]))):
            return self
        return self.select(torch.tensor(wanted, device=self.keys[0].device))


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


def cross_memory(bert: Any, states: torch.Tensor) -> CrossMemory:
    """Project what the text shall look at.

    Args:
        bert: a ``BlipTextModel``.
        states: (pictures, length, width), e.g. the vision tower's output.
    """
    keys, values = [], []
    for layer in bert.encoder.layer:
        attention = layer.crossattention.self
        keys.append(_heads(attention, attention.key(states)).contiguous())
        values.append(_heads(attention, attention.value(states)).contiguous())
    return CrossMemory(keys, values)


def run_text(
    bert: Any,
    ids: torch.Tensor,
    cross: CrossMemory | None,
    causal: bool,
    past: SelfMemory | None = None,
) -> torch.Tensor:
    """Run the stack over tokens.

    Args:
        bert: a ``BlipTextModel``.
        ids: int64 (sequences, tokens), without padding.
        cross: what to look at; holds one entry per sequence, or one entry per ``k`` consecutive
            sequences; None: text alone.
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
        if cross is not None:
            looked = _look_across(layer.crossattention.self, hidden, cross, number)
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


def _look_across(
    attention: Any, hidden: torch.Tensor, cross: CrossMemory, layer: int
) -> torch.Tensor:
    sequences, tokens, width = hidden.shape
    key, value = cross.keys[layer], cross.values[layer]
    # Nothing in cross-attention depends on the order of the queries, so the sequences about one
    # picture are laid end to end and share its keys without a copy.
    folded = hidden.view(key.shape[0], -1, width)
    query = _heads(attention, attention.query(folded))
    joined = scaled_dot_product_attention(query, key, value)
    return joined.transpose(1, 2).reshape(sequences, tokens, width)
