"""Grouping against a slow one that compares every pair."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from blipdesk.imaging.fingerprint import distance
from blipdesk.library.grouping import (
    BURST_BITS,
    BURST_GAP_S,
    NEAR_BITS,
    Frame,
    Group,
    Kind,
    group_frames,
)

BASES = (0x0123_4567_89AB_CDEF, -0x7FFF_0000_1234_5678, 0x0F0F_0F0F_0F0F_0F0F)


@st.composite
def hashes(draw: st.DrawFn) -> int:
    value = draw(st.sampled_from(BASES))
    for bit in draw(st.lists(st.integers(0, 62), max_size=6, unique=True)):
        value ^= 1 << bit
    return value


@st.composite
def frames(draw: st.DrawFn) -> list[Frame]:
    return [
        Frame(
            photo_id=number,
            path=draw(st.sampled_from([b"/p/IMG_1", b"/p/img_1", b"/p/IMG_2", b"/q/IMG_1"])),
            is_raw=draw(st.booleans()),
            image_digest=draw(st.none() | st.sampled_from([b"a", b"b", b"c"])),
            perceptual_hash=draw(st.none() | hashes()),
            camera=draw(st.none() | st.sampled_from(["X", "Y"])),
            taken_s=draw(st.none() | st.integers(0, 30)),
        )
        for number in range(1, draw(st.integers(1, 12)))
    ]


def _alike(one: Frame, other: Frame) -> int | None:
    if one.perceptual_hash is None or other.perceptual_hash is None:
        return None
    return distance(one.perceptual_hash, other.perceptual_hash)


def _is_firm(one: Frame, other: Frame) -> bool:
    near = _alike(one, other)
    return (
        (one.image_digest is not None and one.image_digest == other.image_digest)
        or ((one.is_raw or other.is_raw) and one.path.lower() == other.path.lower())
        or (near is not None and near <= NEAR_BITS)
    )


def _same_set(groups: list[Group], one: int, other: int) -> bool:
    return any({one, other} <= set(group.photo_ids) for group in groups)


@settings(max_examples=200)
@given(frames())
def test_what_is_the_same_is_in_one_group_and_nothing_else_is(photos: list[Frame]) -> None:
    groups = group_frames(photos)
    members = [photo_id for group in groups for photo_id in group.photo_ids]
    assert len(members) == len(set(members))
    assert all(len(group.photo_ids) > 1 for group in groups)
    for one, other in combinations(photos, 2):
        if _is_firm(one, other):
            assert _same_set(groups, one.photo_id, other.photo_id)
    by_id = {photo.photo_id: photo for photo in photos}
    for group in groups:
        inside = [by_id[photo_id] for photo_id in group.photo_ids]
        for photo in inside:  # each has a reason to be there
            assert any(
                _is_firm(photo, other) or _may_be_burst(photo, other)
                for other in inside
                if other is not photo
            )


def _may_be_burst(one: Frame, other: Frame) -> bool:
    if one.taken_s is None or other.taken_s is None or one.camera != other.camera:
        return False
    near = _alike(one, other)
    return (
        near is not None
        and near <= BURST_BITS
        and abs(one.taken_s - other.taken_s) <= (BURST_GAP_S)
    )


def _frame(photo_id: int, **facts: object) -> Frame:
    blank: dict[str, object] = {
        "path": f"/p/{photo_id}".encode(),
        "is_raw": False,
        "image_digest": None,
        "perceptual_hash": None,
        "camera": "X",
        "taken_s": None,
    }
    return Frame(photo_id, **(blank | facts))  # type: ignore[arg-type]


def test_a_burst_goes_on_as_long_as_each_frame_follows_the_last() -> None:
    shots = [_frame(n, perceptual_hash=BASES[0] ^ (1 << n), taken_s=2 * n) for n in range(1, 9)]
    later = _frame(20, perceptual_hash=BASES[0] ^ 0b111110, taken_s=200)
    assert group_frames([*shots, later]) == [Group(Kind.NEAR, tuple(range(1, 9)))]
    spread = [
        _frame(n, perceptual_hash=BASES[0] ^ ((2 ** (4 * n) - 1) << 8), taken_s=n) for n in range(8)
    ]
    assert group_frames(spread) == [Group(Kind.BURST, tuple(range(8)))]


def test_other_moments_cameras_and_motifs_are_no_burst() -> None:
    different = BASES[0] ^ 0b11111
    for other in (
        _frame(2, perceptual_hash=different, taken_s=4),
        _frame(2, perceptual_hash=different, taken_s=1, camera="Y"),
        _frame(2, perceptual_hash=BASES[1], taken_s=1),
        _frame(2, perceptual_hash=None, taken_s=1),
    ):
        assert group_frames([_frame(1, perceptual_hash=BASES[0], taken_s=0), other]) == []


def test_the_loosest_reason_names_the_group() -> None:
    raw = _frame(1, path=b"/p/A", is_raw=True)
    jpeg = _frame(2, path=b"/p/a", image_digest=b"x")
    copy = _frame(3, image_digest=b"x")
    assert group_frames([raw, jpeg]) == [Group(Kind.SHOT, (1, 2))]
    assert group_frames([jpeg, copy]) == [Group(Kind.COPY, (2, 3))]
    assert group_frames([raw, jpeg, copy]) == [Group(Kind.SHOT, (1, 2, 3))]
