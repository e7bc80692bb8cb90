"""The real child program with tiny models: photos on the disk to outcomes."""

import os
import shutil
import socket
import struct
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch
from PIL import Image

from blipdesk.blip.captioner import Captioner
from blipdesk.blip.decoding import DecodingSettings
from blipdesk.blip.pixels import to_pixel_values
from blipdesk.domain.errors import ModelUnusable
from blipdesk.inference.engine import Engine, EngineOptions
from blipdesk.inference.messages import (
    CaptionSettings,
    ModelChoice,
    PhotoOutcome,
    PhotoRequest,
    Precision,
    WorkerOptions,
)

BAD = Path(__file__).parents[3].parent / "shared" / "corpora" / "bad"


@pytest.fixture(scope="module")
def notices() -> list[str]:
    return []


@pytest.fixture(scope="module")
def engine(make_model: Callable[..., Path], notices: list[str]) -> Iterator[Engine]:
    choice = ModelChoice(*(str(make_model(task)) for task in ("caption", "vqa", "itm")))
    options = EngineOptions(
        worker=WorkerOptions(
            precision=Precision.FP32,
            threads=1,
            full_decode=True,
            caption=CaptionSettings(max_new_tokens=8, candidates=3),
        )
    )
    with Engine(choice, options, notices.append) as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path, pictures: list[Image.Image]) -> Path:
    for number, picture in enumerate(pictures):
        picture.save(tmp_path / f"{number}.png")
    return tmp_path


def ask(engine: Engine, *requests: PhotoRequest) -> list[PhotoOutcome]:
    return sorted(engine.process(requests), key=lambda outcome: outcome.photo_id)


def test_captions_equal_those_made_in_one_process(
    engine: Engine,
    folder: Path,
    pictures: list[Image.Image],
    make_model: Callable[..., Path],
) -> None:
    captioner = Captioner.load(make_model("caption"), torch.device("cpu"), torch.float32)
    states = captioner.encode(to_pixel_values(pictures, captioner.spec))
    prompts = [None, "a photo of", None, "a dog", None, "a photo of", None]
    wanted = captioner.caption(states, prompts, DecodingSettings(max_new_tokens=8))
    found = ask(
        engine, *(PhotoRequest(n, folder / f"{n}.png", True, p) for n, p in enumerate(prompts))
    )
    for outcome, caption in zip(found, wanted, strict=True):
        assert outcome.error is None
        assert outcome.caption is not None
        proposed = (outcome.caption, *outcome.caption.alternatives)
        assert caption.text in [one.text for one in proposed]


def test_the_caption_with_the_best_match_is_chosen(engine: Engine, folder: Path) -> None:
    for outcome in ask(engine, *(PhotoRequest(n, folder / f"{n}.png") for n in range(7))):
        assert outcome.caption is not None
        assert outcome.caption.score is not None
        scores = [outcome.caption.score] + [a.score for a in outcome.caption.alternatives]
        assert scores == sorted(scores, reverse=True)
        assert outcome.caption.text not in [a.text for a in outcome.caption.alternatives]


def test_equal_requests_give_equal_outcomes_in_any_company(engine: Engine, folder: Path) -> None:
    def request(n: int) -> PhotoRequest:
        return PhotoRequest(n, folder / f"{n}.png", True, None, ("how many?",), (), True)

    together = ask(engine, *(request(n) for n in range(7)))
    alone = [ask(engine, request(n))[0] for n in (2, 6)]
    for one in alone:
        other = together[one.photo_id]
        assert one.caption is not None
        assert other.caption is not None
        assert one.caption.text == other.caption.text
        assert one.answers[0].answer == other.answers[0].answer
        assert len(one.embedding or b"") == 256


def test_answers_choices_matches_and_vectors_come_in_the_order_asked(
    engine: Engine, folder: Path
) -> None:
    path = folder / "0.png"
    free = PhotoRequest(0, path, False, None, ("how many?", "where is the dog?"))
    ranked = PhotoRequest(1, path, False, None, ("is it night?",), ("yes", "no", "two"))
    match = PhotoRequest(2, path, False, match_texts=("a dog", "a cat on snow"))
    found = ask(engine, free, ranked, match)
    assert [a.question for a in found[0].answers] == ["how many?", "where is the dog?"]
    assert found[0].caption is None
    assert found[0].embedding is None
    (answer,) = found[1].answers
    assert {r.answer for r in answer.ranked} == {"yes", "no", "two"}
    assert answer.answer == answer.ranked[0].answer
    assert sum(r.probability for r in answer.ranked) == pytest.approx(1)
    assert len(found[2].match_scores) == 2
    assert all(0 <= score <= 1 for score in found[2].match_scores)


def test_bad_photos_fail_alone_with_one_line_each(engine: Engine, folder: Path) -> None:
    (folder / "text.jpg").write_text("dear diary")
    (folder / "empty.jpg").touch()
    cut = (folder / "1.png").read_bytes()
    (folder / "cut.png").write_bytes(cut[: len(cut) // 2])
    size = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    crc = struct.pack(">I", zlib.crc32(b"IHDR" + size))
    (folder / "bomb.png").write_bytes(
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + size + crc
    )
    odd = Path(os.fsdecode(os.fsencode(folder) + b"/new\nline \xff\xf0\x9f\x98\x80.png"))
    odd.write_bytes(cut)
    names = ["text.jpg", "empty.jpg", "cut.png", "bomb.png", "none.jpg", odd.name, "1.png"]
    found = ask(engine, *(PhotoRequest(n, folder / name) for n, name in enumerate(names)))
    assert [outcome.error and outcome.error.kind for outcome in found] == [
        "UnsupportedFormat",
        *["Unreadable"] * 4,
        None,
        None,
    ]
    assert found[5].caption == found[6].caption
    for outcome in found[:5]:
        assert outcome.error is not None
        assert outcome.error.message.isprintable()


def test_models_are_loaded_once_and_said_to_be(engine: Engine, notices: list[str]) -> None:
    assert sorted(n.split()[0] for n in notices) == ["loaded"] * 3 + ["loading"] * 3


@pytest.mark.skipif(not BAD.is_dir(), reason="../shared/corpora is not here")
def test_no_hostile_file_crashes_or_hangs_the_child(engine: Engine) -> None:
    files = sorted(path for path in BAD.rglob("*") if path.is_file())
    engine.start()
    pid = engine.child.pid
    began = time.monotonic()
    found = ask(engine, *(PhotoRequest(n, path) for n, path in enumerate(files)))
    assert [outcome.photo_id for outcome in found] == list(range(len(files)))
    assert engine.child.pid == pid, "the child was never restarted"
    assert time.monotonic() - began < 60
    for outcome in found:
        assert (outcome.error is None) != (outcome.caption is None)


def test_texts_have_vectors_of_the_pictures_kind(engine: Engine) -> None:
    one, other = engine.embed_texts(("a dog", "a cat on snow"))
    assert len(one) == 256
    assert one != other


def test_a_damaged_model_ends_the_run_with_one_line(
    make_model: Callable[..., Path], tmp_path: Path, folder: Path
) -> None:
    broken = Path(shutil.copytree(make_model("caption"), tmp_path / "broken"))
    weights = (broken / "model.safetensors").read_bytes()
    (broken / "model.safetensors").write_bytes(weights[: len(weights) // 2])
    with Engine(ModelChoice(str(broken))) as running:
        with pytest.raises(ModelUnusable, match="cannot be loaded") as caught:
            ask(running, PhotoRequest(0, folder / "0.png"))
        assert str(caught.value).isprintable()


def test_an_idle_child_ends_itself_and_comes_back(
    make_model: Callable[..., Path], folder: Path
) -> None:
    options = EngineOptions(worker=WorkerOptions(threads=1, idle_exit_s=0.3))
    with Engine(ModelChoice(str(make_model("caption"))), options) as running:
        assert ask(running, PhotoRequest(0, folder / "0.png"))[0].caption is not None
        deadline = time.monotonic() + 20
        while running.child.is_alive and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not running.child.is_alive
        assert ask(running, PhotoRequest(0, folder / "0.png"))[0].caption is not None


def test_the_child_reaches_no_network() -> None:
    """Asked of a fresh process, because an audit hook can never be taken off."""
    program = (
        "from blipdesk.worker.limits import refuse_network; import socket; refuse_network()\n"
        "try: socket.create_connection(('127.0.0.1', PORT))\n"
        "except PermissionError as error: print('refused:', error)"
    )
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-c", program.replace("PORT", port)], capture_output=True, text=True
        )
    assert done.stdout.startswith("refused:"), done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS as Linux has it")
def test_the_memory_limit_turns_a_huge_allocation_into_an_error() -> None:
    program = (
        "from blipdesk.worker.limits import limit_memory, lower_priority\n"
        "import os; before = os.nice(0); lower_priority(3); limit_memory(2**30)\n"
        "try: bytearray(2**31)\n"
        "except MemoryError: print('refused', os.nice(0) - before)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout == "refused 3\n", done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="Landlock is Linux's")
def test_the_kernel_keeps_the_child_from_writing_programs_and_the_network(tmp_path: Path) -> None:
    """Asked of a fresh process, and in ways that Python's own hooks do not see."""
    (tmp_path / "a.jpg").write_bytes(b"a photo")
    program = (
        "import os, socket, subprocess, sys, threading\n"
        "from blipdesk.worker.landlock import restrict\n"
        "if not restrict(): sys.exit(77)\n"
        "def refused(work):\n"
        "    try: work()\n"
        "    except PermissionError: return True\n"
        "    return False\n"
        "folder, port = sys.argv[1], int(sys.argv[2])\n"
        "photo = folder + '/a.jpg'\n"
        "found = []\n"
        "def attack():\n"
        "    found.append(refused(lambda: open(folder + '/new', 'w')))\n"
        "    found.append(refused(lambda: open(photo, 'r+')))\n"
        "    found.append(refused(lambda: os.truncate(photo, 0)))\n"
        "    found.append(refused(lambda: os.unlink(photo)))\n"
        "    found.append(refused(lambda: os.mkdir(folder + '/d')))\n"
        "    found.append(refused(lambda: subprocess.run(['/bin/true'])))\n"
        "    found.append(refused(lambda: socket.create_connection(('127.0.0.1', port))))\n"
        "thread = threading.Thread(target=attack); thread.start(); thread.join()\n"
        "open('/dev/null', 'w').write('x')\n"
        "print(found, open(photo).read())"
    )
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path), port], capture_output=True, text=True
        )
    if done.returncode == 77:
        pytest.skip("this kernel has no Landlock")
    assert done.stdout == f"{[True] * 7} a photo\n", done.stderr
    assert os.listdir(tmp_path) == ["a.jpg"]


def test_cancel_ends_a_batch_at_work_within_half_a_second(
    make_model: Callable[..., Path], folder: Path
) -> None:
    options = EngineOptions(worker=WorkerOptions(threads=1, max_batch=64))
    many = [PhotoRequest(n, folder / f"{n % 7}.png") for n in range(5000)]
    with Engine(ModelChoice(str(make_model("caption"))), options) as running:
        running.start()
        first = threading.Event()

        def work() -> None:
            for _ in running.process(many):
                first.set()

        thread = threading.Thread(target=work)
        thread.start()
        assert first.wait(60)
        began = time.monotonic()
        running.cancel()
        thread.join(timeout=10)
        assert time.monotonic() - began < 0.5


def test_unloading_ends_the_process_and_its_memory_with_it(
    make_model: Callable[..., Path], folder: Path
) -> None:
    with Engine(ModelChoice(str(make_model("caption")))) as running:
        assert ask(running, PhotoRequest(0, folder / "0.png"))[0].caption is not None
        pid = running.child.pid
        assert running.usage().peak_bytes > 50_000_000
        running.unload()
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
        assert ask(running, PhotoRequest(0, folder / "0.png"))[0].caption is not None


def test_photos_decoded_in_processes_give_the_same_outcomes(
    make_model: Callable[..., Path], folder: Path
) -> None:
    (folder / "2.png").write_text("dear diary")
    requests = [PhotoRequest(n, folder / f"{n}.png", fingerprint=True) for n in range(7)]
    found = []
    for processes in (0, 2):
        options = EngineOptions(worker=WorkerOptions(threads=1, decode_processes=processes))
        with Engine(ModelChoice(str(make_model("caption"))), options) as running:
            found.append(ask(running, *requests))
    assert found[0] == found[1]
    assert [outcome.error is None for outcome in found[0]] == [n != 2 for n in range(7)]


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_cancel_ends_the_decoding_processes_too(
    make_model: Callable[..., Path], folder: Path
) -> None:
    options = EngineOptions(worker=WorkerOptions(threads=1, decode_processes=2))
    with Engine(ModelChoice(str(make_model("caption"))), options) as running:
        assert ask(running, PhotoRequest(0, folder / "0.png"))[0].caption is not None
        own = running.child.pid
        listed = {int(p.name) for p in Path("/proc").iterdir() if p.name.isdecimal()}
        children = [pid for pid in listed if _parent_of(pid) == own]
        assert len(children) == 2
        began = time.monotonic()
        running.cancel()
        while any(_parent_of(pid) is not None for pid in children):
            assert time.monotonic() - began < 0.5
            time.sleep(0.01)


def _parent_of(pid: int) -> int | None:
    """Return the parent of a process; None: it has ended."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return None
    return None if stat[0] in "ZX" else int(stat[1])
