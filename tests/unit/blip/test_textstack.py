"""Attention without keys and values equals attention with them."""

from types import SimpleNamespace
from typing import Any

import pytest
import torch

from blipdesk.blip.textstack import _look_absorbed, _look_projected, for_owners


def attention(width: int, seen_width: int, heads: int) -> Any:
    torch.manual_seed(3)
    return SimpleNamespace(
        query=torch.nn.Linear(width, width),
        key=torch.nn.Linear(seen_width, width),
        value=torch.nn.Linear(seen_width, width),
        num_attention_heads=heads,
        attention_head_size=width // heads,
    )


@pytest.mark.parametrize("pictures", [1, 3])
@pytest.mark.parametrize("queries", [1, 7])
def test_both_ways_of_looking_agree(pictures: int, queries: int) -> None:
    with torch.inference_mode():
        layer = attention(24, 40, 4)
        folded, states = torch.randn(pictures, queries, 24), torch.randn(pictures, 11, 40)
        one, other = (look(layer, folded, states) for look in (_look_absorbed, _look_projected))
    assert one.shape == (pictures, queries, 24)
    assert torch.allclose(one, other, atol=1e-6)


def test_even_owners_share_without_a_copy() -> None:
    states = torch.randn(3, 2, 2)
    assert for_owners(states, [0, 1, 2]) is states
    assert for_owners(states, [0, 0, 1, 1, 2, 2]) is states
    assert torch.equal(for_owners(states, [1, 1]), states[[1]])
    assert torch.equal(for_owners(states, [0, 0, 2]), states[[0, 0, 2]])
    assert torch.equal(for_owners(states, [1, 0]), states[[1, 0]])
