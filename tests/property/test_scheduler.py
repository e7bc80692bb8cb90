"""Whatever happens to the child, every photo ends exactly once and nobody starves."""

import itertools
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from blipdesk.inference.messages import PhotoRequest
from blipdesk.inference.scheduler import Flight, Scheduler

requests = st.lists(
    st.tuples(
        st.sampled_from([None, "a", "a photo of"]),
        st.booleans(),
        st.integers(0, 40),
    ),
    max_size=40,
).map(
    lambda rows: [
        PhotoRequest(n, Path(f"{n}"), caption, prompt, ("?",) * questions)
        for n, (prompt, caption, questions) in enumerate(rows)
    ]
)


def scheduler_for(max_batch: int) -> Scheduler:
    return Scheduler(max_batch, itertools.count(1).__next__)


@settings(max_examples=200)
@given(requests, st.integers(1, 9))
def test_batches_hold_one_prompt_and_fit_the_limits(
    photos: list[PhotoRequest], max_batch: int
) -> None:
    scheduler = scheduler_for(max_batch)
    for photo in photos:
        scheduler.add(photo)
    sent: list[int] = []
    while not scheduler.is_idle:
        oldest = next((p.photo_id for p in photos if p.photo_id not in sent), None)
        flight = scheduler.next_batch()
        assert flight is not None
        assert flight.requests[0].photo_id == oldest, "the oldest waits no longer"
        assert len(flight.requests) <= max_batch
        assert len({(r.caption, r.prompt) for r in flight.requests}) == 1
        texts = sum(r.caption + len(r.questions) for r in flight.requests)
        assert texts <= scheduler.max_texts or len(flight.requests) == 1
        sent += [r.photo_id for r in flight.requests]
        assert scheduler.finished(flight.number)
    assert sorted(sent) == [p.photo_id for p in photos]


@settings(max_examples=300)
@given(st.data(), requests, st.integers(1, 9))
def test_killers_alone_are_given_up_and_all_others_are_answered(
    data: st.DataObject, photos: list[PhotoRequest], max_batch: int
) -> None:
    killers = data.draw(st.sets(st.sampled_from([p.photo_id for p in photos] or [0]), max_size=4))
    scheduler = scheduler_for(max_batch)
    waiting = iter(photos)
    answered: list[int] = []
    given_up: list[int] = []
    deaths = 0
    while True:
        while scheduler.wants_more and (photo := next(waiting, None)) is not None:
            scheduler.add(photo)
        if scheduler.is_idle:
            break
        while scheduler.next_batch() is not None:
            pass
        head = scheduler.head
        assert head is not None
        if deadly(head, killers) or chance(data):
            deaths += 1
            given_up += [r.photo_id for r in scheduler.died()]
        else:
            assert scheduler.finished(head.number)
            answered += [r.photo_id for r in head.requests]
    assert sorted(answered + given_up) == [p.photo_id for p in photos]
    assert {k for k in killers if k < len(photos)} <= set(given_up)
    assert deaths <= len(photos) * 12 + 10


def deadly(flight: Flight, killers: set[int]) -> bool:
    return any(request.photo_id in killers for request in flight.requests)


def chance(data: st.DataObject) -> bool:
    """The child also dies for no reason now and then."""
    return data.draw(st.integers(0, 9)) == 0


@settings(max_examples=200)
@given(requests, st.integers(1, 9), st.integers(0, 100))
def test_without_chance_only_killers_are_blamed(
    photos: list[PhotoRequest], max_batch: int, choice: int
) -> None:
    killer = photos[choice % len(photos)].photo_id if photos else -1
    scheduler = scheduler_for(max_batch)
    for photo in photos:
        scheduler.add(photo)
    given_up: list[int] = []
    deaths = 0
    while not scheduler.is_idle:
        while scheduler.next_batch() is not None:
            pass
        # The second batch in flight may be the deadly one: its photos are decoded ahead.
        if any(deadly(flight, {killer}) for flight in scheduler.flights):
            deaths += 1
            given_up += [r.photo_id for r in scheduler.died()]
        elif scheduler.head is not None:
            scheduler.finished(scheduler.head.number)
    assert given_up == ([killer] if photos else [])
    assert deaths <= 3 + max_batch.bit_length()


def test_stopping_keeps_only_the_batch_at_work() -> None:
    scheduler = scheduler_for(2)
    for n in range(8):
        scheduler.add(PhotoRequest(n, Path("x")))
    first, second = scheduler.next_batch(), scheduler.next_batch()
    assert first is not None
    assert scheduler.keep_head_only() == (second,)
    assert scheduler.flights == (first,)
    assert scheduler.next_batch() is None
    assert scheduler.finished(first.number)
    assert not scheduler.finished(second.number if second else 0)
    assert scheduler.is_idle


def test_what_left_without_blame_is_sent_again_first() -> None:
    scheduler = scheduler_for(1)
    for n in range(3):
        scheduler.add(PhotoRequest(n, Path("x")))
    scheduler.next_batch()
    scheduler.next_batch()
    scheduler.resend()
    flight = scheduler.next_batch()
    assert flight is not None
    assert flight.requests[0].photo_id == 0
