"""The engine against a child that misbehaves: every photo gets its outcome, nothing hangs."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from blipdesk.domain.errors import ModelMissing, ModelUnusable, WorkerCrashed
from blipdesk.inference.engine import Engine, EngineOptions
from blipdesk.inference.messages import ModelChoice, PhotoOutcome, PhotoRequest, WorkerOptions
from blipdesk.inference.speeds import read_speeds

FAKE = Path(__file__).with_name("fake_worker.py")


def engine(
    *flags: str,
    max_batch: int = 4,
    photo_timeout_s: float = 20.0,
    speeds: Path | None = None,
    **more: object,
) -> Engine:
    options = EngineOptions(
        worker=WorkerOptions(max_batch=max_batch),
        command=(sys.executable, "-P", str(FAKE), *flags),
        photo_timeout_s=photo_timeout_s,
        speeds=speeds,
    )
    return Engine(ModelChoice(), options, **more)  # type: ignore[arg-type]


def asked(*names: str) -> list[PhotoRequest]:
    return [PhotoRequest(n, Path("/photos") / name) for n, name in enumerate(names)]


def by_id(outcomes: Iterator[PhotoOutcome]) -> dict[int, PhotoOutcome]:
    found = {}
    for outcome in outcomes:
        assert outcome.photo_id not in found, "answered twice"
        found[outcome.photo_id] = outcome
    return found


def test_every_request_has_one_outcome() -> None:
    with engine() as running:
        found = by_id(running.process(asked(*(f"{n}.jpg" for n in range(23)))))
    assert sorted(found) == list(range(23))
    assert all(o.caption is not None and o.error is None for o in found.values())


def test_nothing_asked_starts_nothing() -> None:
    with engine() as running:
        assert list(running.process([])) == []
        assert not running.has_child


@pytest.mark.expects_log("the worker died")
@pytest.mark.parametrize("place", [0, 3, 5, 9])
def test_a_photo_that_kills_the_child_fails_alone(place: int) -> None:
    names = [f"{n}.jpg" for n in range(10)]
    names[place] = "die\n.jpg"
    with engine() as running:
        found = by_id(running.process(asked(*names)))
    assert sorted(found) == list(range(10))
    error = found[place].error
    assert error is not None
    assert error.kind == "WorkerCrashed"
    assert error.message == "/photos/die\\n.jpg: the inference program died on it twice (SIGKILL)"
    assert [n for n, o in found.items() if o.error is not None] == [place]


@pytest.mark.expects_log("the worker died")
def test_two_killers_are_both_found() -> None:
    names = [f"{n}.jpg" for n in range(8)]
    names[1] = names[6] = "die.jpg"
    told: list[str] = []
    with engine(on_notice=told.append) as running:
        found = by_id(running.process(asked(*names)))
    assert [n for n, o in sorted(found.items()) if o.error is not None] == [1, 6]
    assert "the inference program died (SIGKILL) and is started again" in told


@pytest.mark.expects_log("the worker died")
def test_when_everything_kills_the_child_the_run_ends() -> None:
    with engine(max_batch=1) as running, pytest.raises(WorkerCrashed, match="dies on every photo"):
        list(running.process(asked(*["die.jpg"] * 30)))


def test_a_photo_that_hangs_is_stopped_and_the_others_go_on() -> None:
    with engine(max_batch=2, photo_timeout_s=0.4) as running:
        found = by_id(running.process(asked("0.jpg", "hang.jpg", "2.jpg", "3.jpg")))
    error = found[1].error
    assert error is not None
    assert error.kind == "BatchTimedOut"
    assert "took longer than 0.4 s" in error.message
    assert [n for n, o in sorted(found.items()) if o.error is not None] == [1]


def test_chatter_on_standard_output_does_not_disturb_the_frames() -> None:
    with engine() as running:
        found = by_id(running.process(asked("garbage.jpg", "1.jpg")))
    assert len(found) == 2


def test_a_damaged_model_ends_the_run_with_its_line() -> None:
    with engine() as running, pytest.raises(ModelUnusable, match="the weights are damaged"):
        list(running.process(asked("refuse.jpg")))


@pytest.mark.expects_log("the worker did not start")
def test_a_child_that_does_not_start_says_why() -> None:
    with engine("--die-at-start") as running, pytest.raises(WorkerCrashed) as caught:
        list(running.process(asked("0.jpg")))
    assert "does not start (exit code 3): no such library" in str(caught.value)


def test_a_program_that_is_missing_is_one_line() -> None:
    options = EngineOptions(command=("/nowhere/at/all",))
    with Engine(ModelChoice(), options) as running, pytest.raises(WorkerCrashed, match="cannot be"):
        running.start()


def test_a_child_that_left_for_idleness_is_started_again_and_nobody_is_blamed(
    tmp_path: Path,
) -> None:
    with engine("--once", "--leave", str(tmp_path / "marker"), max_batch=1) as running:
        found = by_id(running.process(asked("0.jpg", "1.jpg")))
    assert all(o.error is None for o in found.values())


@pytest.mark.expects_log("the worker died")
def test_a_child_that_dies_once_for_no_reason_costs_nothing(tmp_path: Path) -> None:
    with engine("--once", str(tmp_path / "marker"), max_batch=1) as running:
        found = by_id(running.process(asked("0.jpg", "1.jpg")))
    assert sorted(found) == [0, 1]
    assert all(o.error is None for o in found.values())


def test_stopping_finishes_the_batch_at_work_and_leaves_the_rest() -> None:
    stop = threading.Event()
    taken = []

    def requests() -> Iterator[PhotoRequest]:
        for request in asked(*["slow.jpg"] * 40):
            taken.append(request)
            yield request

    with engine() as running:
        done = []
        for outcome in running.process(requests(), stop.is_set):
            done.append(outcome.photo_id)
            stop.set()
        assert sorted(done) in (list(range(4)), list(range(8)))
        assert len(taken) < 40
        # The same engine goes on with other photos; the dropped batch does not get in between.
        found = by_id(running.process([PhotoRequest(n, Path("x.jpg")) for n in range(100, 103)]))
        assert sorted(found) == [100, 101, 102]


def test_a_consumer_that_leaves_early_leaves_the_engine_usable() -> None:
    with engine(max_batch=1) as running:
        for _ in running.process(asked(*["0.jpg"] * 9)):
            break
        assert len(by_id(running.process(asked("0.jpg", "1.jpg")))) == 2


def test_cancel_ends_a_hung_run_within_half_a_second() -> None:
    taken = threading.Event()

    def requests() -> Iterator[PhotoRequest]:
        for request in asked("hang.jpg", "1.jpg"):
            yield request
            taken.set()  # only now is there a run that can be cancelled

    with engine() as running:
        running.start()
        outcomes: list[PhotoOutcome] = []
        thread = threading.Thread(target=lambda: outcomes.extend(running.process(requests())))
        thread.start()
        assert taken.wait(20)
        time.sleep(0.1)
        began = time.monotonic()
        running.cancel()
        thread.join(timeout=5)
        assert time.monotonic() - began < 0.5
        assert not thread.is_alive()
        assert outcomes == []
        assert len(by_id(running.process(asked("0.jpg")))) == 1


def test_a_cancel_while_the_child_starts_ends_the_run_without_a_word() -> None:
    """No log record and no error: the suite fails on warnings."""
    with engine("--slow-start") as running:
        outcomes: list[PhotoOutcome] = []
        work = threading.Thread(target=lambda: outcomes.extend(running.process(asked("0.jpg"))))
        work.start()
        while not running.has_child:
            time.sleep(0.01)
        began = time.monotonic()
        running.cancel()
        work.join(timeout=5)
        assert time.monotonic() - began < 0.5
        assert not work.is_alive()
        assert outcomes == []


def test_texts_are_read_after_a_cancel_too() -> None:
    with engine() as running:
        assert len(by_id(running.process(asked("0.jpg")))) == 1
        running.cancel()
        assert running.embed_texts(("a dog",)) == (b"v",)


def test_a_run_right_after_a_cancel_has_a_child_of_its_own() -> None:
    with engine() as running:
        for _ in range(5):
            running.start()
            running.cancel()
            assert len(by_id(running.process(asked("0.jpg")))) == 1


@pytest.mark.skipif(os.name != "posix", reason="signals between processes")
def test_the_child_leaves_when_its_parent_is_killed(tmp_path: Path) -> None:
    with engine() as running:
        running.start()
        pid = running.child.pid
        assert running.child.is_alive
        running.child._process.stdin.close()  # what the system does when the parent dies
        deadline = time.monotonic() + 5
        while running.child.is_alive and time.monotonic() < deadline:
            time.sleep(0.02)
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@pytest.mark.skipif(os.name != "posix", reason="signals between processes")
def test_interrupts_do_not_reach_the_child() -> None:
    with engine() as running:
        running.start()
        os.kill(running.child.pid, signal.SIGINT)
        assert len(by_id(running.process(asked("0.jpg")))) == 1


def test_texts_are_embedded_between_batches() -> None:
    with engine() as running:
        assert running.embed_texts(("a dog", "a cat")) == (b"v", b"v")
        assert len(by_id(running.process(asked("0.jpg")))) == 1
        assert running.embed_texts(("a dog",)) == (b"v",)


def test_unload_gives_the_child_back_and_the_next_call_starts_another() -> None:
    with engine() as running:
        running.start()
        first = running.child.pid
        running.unload()
        assert not running.has_child
        running.start()
        assert running.child.pid != first


def test_a_missing_model_is_told_before_anything_starts(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="blipdesk models download Salesforce/blip-vqa-base"):
        Engine(
            ModelChoice(answer="Salesforce/blip-vqa-base"), EngineOptions(models_folder=tmp_path)
        )


def test_a_gpu_gets_larger_batches() -> None:
    told: list[str] = []
    with engine("--gpu", max_batch=2, on_notice=told.append) as running:
        found = by_id(running.process(asked(*(f"{n}.jpg" for n in range(40)))))
    assert len(found) == 40
    assert told == ["batch of 16", "batch of 16", "batch of 8"]


def test_a_run_of_many_photos_leaves_its_speed_behind(tmp_path: Path) -> None:
    path = tmp_path / "speeds.json"
    with engine(speeds=path, max_batch=2) as running:
        names = [f"slow{n}.jpg" for n in range(12)]
        found = by_id(running.process(asked(*names)))
    (speed,) = read_speeds(path)
    caption = found[0].caption
    assert caption is not None
    assert (speed.model, speed.device, speed.precision) == (caption.model, "cpu", "fp32")
    assert speed.photos == 10  # the first batch is not counted: models are loaded meanwhile
    assert 2 < speed.photos_per_s < 2 / 0.3 + 0.1


def test_a_run_of_few_photos_leaves_none(tmp_path: Path) -> None:
    path = tmp_path / "speeds.json"
    with engine(speeds=path) as running:
        by_id(running.process(asked("a.jpg", "b.jpg")))
    assert read_speeds(path) == ()
