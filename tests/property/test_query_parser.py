import time

from hypothesis import given, settings
from hypothesis import strategies as st

from blipdesk.domain.errors import BadQuery
from blipdesk.domain.query import MAX_TERMS, And, Node, Not, Or
from blipdesk.domain.query_parser import parse_query

PIECES = st.sampled_from(
    [
        *"()\"“”*-:.<>=&^+~{}[]\\'\x00\n\u202e\ud800\U0001f600東é",
        *("OR", "AND", "NOT", "NEAR", "a", "dog", "caption:", "taken:", "rating:", "has:"),
        *("2024", "..", ">=", "folder:/", "like:", "keyword:(", " ", "  ", "--", "foo:"),
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join))


@settings(max_examples=400)
@given(TEXTS)
def test_any_text_is_a_query(text: str) -> None:
    query = parse_query(text)
    assert all("\n" not in line and line.isprintable() for line in query.ignored)
    _check(query.root, depth=0)


@settings(max_examples=20)
@given(st.integers(0, 200_000), PIECES)
def test_any_size_is_answered_or_refused_at_once(length: int, piece: str) -> None:
    started = time.perf_counter()
    try:
        query = parse_query((piece * length)[:length])
        _check(query.root, depth=0)
    except BadQuery as error:
        assert "\n" not in str(error)
    assert time.perf_counter() - started < 1


def _check(node: Node | None, depth: int) -> int:
    """Count the leaves and see that the tree stays small enough to be compiled."""
    assert depth < 100
    match node:
        case None:
            return 0
        case And(parts) | Or(parts):
            assert len(parts) > 1
            total = sum(_check(part, depth + 1) for part in parts)
        case Not(part):
            total = _check(part, depth + 1)
        case _:
            total = 1
    assert total <= MAX_TERMS
    return total
