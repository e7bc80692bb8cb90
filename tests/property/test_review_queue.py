"""What a review still has to decide, whatever was decided before."""

from hypothesis import given
from hypothesis import strategies as st

from blipdesk.gui.review_queue import SKIPPED, ReviewQueue


@st.composite
def queues(draw: st.DrawFn) -> ReviewQueue:
    ids = draw(st.lists(st.integers(1, 99), unique=True, max_size=20))
    known = [i for i in ids if draw(st.booleans())]
    scores = {i: draw(st.floats(0, 1)) for i in known}
    choices = st.sampled_from(["approved", "rejected", SKIPPED])
    decided = {i: draw(choices) for i in ids if draw(st.booleans())}
    position = draw(st.integers(0, len(ids)))
    return ReviewQueue(ids, scores, {}, decided, position)


@given(queues(), st.floats(0, 1))
def test_only_undecided_photos_with_such_a_score_are_meant(
    queue: ReviewQueue, score: float
) -> None:
    meant = queue.undecided_from(score)
    for photo_id in queue.ids:
        is_open = queue.decided.get(photo_id, SKIPPED) == SKIPPED
        fits = photo_id in queue.scores and queue.scores[photo_id] >= score
        assert (photo_id in meant) == (is_open and fits)
    assert set(queue.undecided_from(0)) >= set(meant)


@given(queues())
def test_the_next_open_photo_is_the_first_one_without_a_decision(queue: ReviewQueue) -> None:
    place = queue.next_open()
    assert all(i in queue.decided for i in list(queue.ids)[queue.position : place])
    assert place == len(queue.ids) or queue.ids[place] not in queue.decided


@given(queues())
def test_what_is_taken_back_is_undecided_again(queue: ReviewQueue) -> None:
    decided = [i for i, what in queue.decided.items() if what != SKIPPED]
    queue.take_back(decided)
    assert queue.counts() == (0, len(queue.ids))
