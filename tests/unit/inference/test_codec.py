"""Messages survive the wire unchanged, and what is no message is refused."""

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blipdesk.domain.errors import BugError
from blipdesk.inference import messages, wire
from blipdesk.inference.codec import decode, encode, read_frame

paths = st.binary(min_size=1, max_size=30).map(
    lambda raw: Path(os.fsdecode(raw.replace(b"\0", b"x")))
)
words = st.text(max_size=20)
floats = st.floats(allow_nan=False)


@given(
    st.lists(
        st.builds(
            messages.PhotoRequest,
            photo_id=st.integers(),
            path=paths,
            caption=st.booleans(),
            prompt=st.none() | words,
            questions=st.lists(words).map(tuple),
            choices=st.lists(words).map(tuple),
            embed=st.booleans(),
            match_texts=st.lists(words).map(tuple),
        ),
        max_size=3,
    )
)
def test_requests_survive_whatever_their_names_are(
    requests: list[messages.PhotoRequest],
) -> None:
    message = wire.Batch(3, tuple(requests))
    assert through_the_wire(message) == message


@given(words, floats, st.binary(max_size=300), st.none() | floats)
def test_outcomes_survive(text: str, number: float, raw: bytes, score: float | None) -> None:
    outcome = messages.PhotoOutcome(
        7,
        messages.CaptionResult(
            text, score, number, "m", "r", None, (messages.CaptionAlternative(text, score, number),)
        ),
        (messages.AnswerResult(text, text, number, "m", "r", (messages.RankedAnswer("a", 1.0),)),),
        raw,
        (number,),
        messages.OutcomeError("Unreadable", text),
    )
    message = wire.BatchDone(1, (outcome,))
    assert through_the_wire(message) == message


@pytest.mark.parametrize(
    "message",
    [
        wire.Start(
            messages.WorkerOptions(messages.Device.CUDA, messages.Precision.BF16, idle_exit_s=2),
            caption=messages.ModelLocation(Path("/m"), "id", "rev"),
        ),
        wire.Ready("cpu", "fp32", "name", 2),
        wire.Notice("x"),
        wire.Forget(4),
        wire.EmbedTexts(1, ("a",)),
        wire.TextVectors(1, (b"\x00\xff",), "m"),
        wire.Refused(messages.OutcomeError("ModelUnusable", "x")),
    ],
)
def test_every_kind_of_message_survives(
    message: wire.ToChild | wire.FromChild,
) -> None:
    back = through_the_wire(message)
    assert back == message
    assert type(back) is type(message)


def through_the_wire(
    message: wire.ToChild | wire.FromChild,
) -> wire.ToChild | wire.FromChild:
    stream = io.BytesIO(encode(message) + encode(wire.Forget(9)))
    body = read_frame(stream)
    assert body is not None
    assert read_frame(stream) is not None
    assert read_frame(stream) is None
    return decode(body)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b'["Start"]',
        b'["NoSuchThing", {}]',
        b'["Forget", {"number": "4"}]',
        b'["Forget", {"number": true}]',
        b'["Forget", {"stranger": 4}]',
        b'["TextVectors", {"number": 1, "vectors": ["?"], "model": "m"}]',
        b'["__import__", {}]',
        b"\xff\xfe",
    ],
)
def test_what_is_no_message_is_refused(body: bytes) -> None:
    with pytest.raises(BugError):
        decode(body)


def test_an_absurd_length_is_refused() -> None:
    with pytest.raises(BugError):
        read_frame(io.BytesIO(b"HTTP/1.1 200 OK"))


@pytest.mark.parametrize("kept", [1, 3, 5, 9])
def test_a_frame_that_breaks_off_is_the_end(kept: int) -> None:
    assert read_frame(io.BytesIO(encode(wire.Forget(1))[:kept])) is None
