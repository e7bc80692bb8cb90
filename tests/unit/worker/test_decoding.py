"""Photos are decoded and shrunk for every model before the models ask, in threads or processes."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from blipdesk.blip.photos import InputSpec, Photo, shrink
from blipdesk.domain.errors import PhotoError, Unreadable, UnsupportedFormat, WorkerCrashed
from blipdesk.imaging.decode import DecodeLimits
from blipdesk.imaging.fingerprint import fingerprint
from blipdesk.inference.messages import PhotoRequest
from blipdesk.worker import decoding
from blipdesk.worker.decode_processes import ProcessDecoder
from blipdesk.worker.decoding import Decoder, ThreadDecoder, Wish, processes_for, threads_for

SPECS = (InputSpec(32, 32), InputSpec(48, 64))
WISH = Wish(0, SPECS, keeps_image=True, limits=DecodeLimits(max_pixels=10**6))
DIES_AT = (
    "import os, sys; from blipdesk.worker import decode_child as child\n"
    "whole = child.decode_photo\n"
    "def decode(path, wish, look):\n"
    "    if path.name == {name!r}: {deed}\n"
    "    return whole(path, wish, look)\n"
    "child.decode_photo = decode; os._exit(child.main())"
)


@pytest.fixture(params=["threads", "processes"])
def decoder(request: pytest.FixtureRequest) -> Iterator[Decoder]:
    if request.param == "threads":
        yield ThreadDecoder(WISH, threads=2)
        return
    made = ProcessDecoder(WISH, processes=2)
    yield made
    made.close()


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    """Eight pictures of different sizes and contents."""
    found = []
    for number in range(8):
        pixels = np.random.default_rng(number).integers(0, 255, (80 + number, 100, 3), np.uint8)
        found.append(tmp_path / f"{number}.png")
        Image.fromarray(pixels).save(found[-1])
    return found


def requests(paths: list[Path]) -> list[PhotoRequest]:
    return [PhotoRequest(number, path) for number, path in enumerate(paths)]


def decode_all(decoder: Decoder, paths: list[Path]) -> list[Photo | PhotoError]:
    begun = [decoder.begin(request) for request in requests(paths)]
    return [picture.result(30) for picture in begun]


def are_of(found: list[Photo | PhotoError], paths: list[Path]) -> bool:
    """Whether each photo is the one of its path."""
    return all(
        isinstance(photo, Photo)
        and np.array_equal(photo.small[SPECS[1]], shrink(Image.open(path), SPECS[1]))
        for photo, path in zip(found, paths, strict=True)
    )


def test_a_photo_comes_as_it_is_in_the_size_of_each_model_and_with_its_look(
    decoder: Decoder, paths: list[Path]
) -> None:
    photo = decoder.begin(PhotoRequest(1, paths[3], fingerprint=True)).result(30)
    image = Image.open(paths[3])
    assert isinstance(photo, Photo)
    assert np.array_equal(np.asarray(photo.whole()), np.asarray(image))
    assert list(photo.small) == list(SPECS)
    for spec, small in photo.small.items():
        assert np.array_equal(small, shrink(image, spec))
    assert photo.look == fingerprint(image)


def test_photos_come_in_the_order_asked(decoder: Decoder, paths: list[Path]) -> None:
    assert are_of(decode_all(decoder, paths), paths)


def test_what_cannot_be_decoded_comes_as_its_error_among_the_others(
    decoder: Decoder, paths: list[Path]
) -> None:
    paths[2].write_bytes(b"\xff\xd8\xff\xe0 torn")
    paths[4].write_text("dear diary")
    Image.new("1", (1001, 1000)).save(paths[5])
    found = decode_all(decoder, paths)
    assert [type(photo) for photo in found[2:6]] == [
        *(Unreadable, Photo, UnsupportedFormat, Unreadable)
    ]
    assert str(found[4]).startswith(f"{paths[4]}: ")
    assert are_of(found[:2] + found[6:], paths[:2] + paths[6:])


def test_a_name_that_is_no_utf_8_is_found(decoder: Decoder, paths: list[Path]) -> None:
    odd = Path(os.fsdecode(os.fsencode(paths[0].parent) + b"/new\nline \xff\xf0\x9f\x98\x80.png"))
    paths[0].rename(odd)
    assert isinstance(decoder.begin(PhotoRequest(1, odd)).result(30), Photo)


def test_without_models_only_the_look_comes(paths: list[Path]) -> None:
    decoder = ProcessDecoder(Wish(0, ()), 1)
    photo = decoder.begin(PhotoRequest(1, paths[0], fingerprint=True)).result(30)
    decoder.close()
    assert photo == Photo(None, {}, fingerprint(Image.open(paths[0])))


def test_a_photo_that_kills_the_decoder_twice_is_named_and_the_others_come(
    paths: list[Path],
) -> None:
    program = DIES_AT.format(name="3.png", deed="os.abort()")
    decoder = ProcessDecoder(WISH, 2, command=(sys.executable, "-c", program))
    found = decode_all(decoder, paths)
    decoder.close()
    assert isinstance(found[3], Unreadable)
    assert str(found[3]) == f"{paths[3]}: damaged, the decoder died on it twice"
    assert are_of(found[:3] + found[4:], paths[:3] + paths[4:])


def test_a_photo_that_takes_too_long_ends_its_process_alone(paths: list[Path]) -> None:
    program = DIES_AT.format(name="3.png", deed="__import__('time').sleep(60)")
    command = (sys.executable, "-c", program)
    decoder = ProcessDecoder(WISH, 2, patience_s=3.0, command=command)
    found = decode_all(decoder, paths)
    decoder.close()
    assert str(found[3]) == f"{paths[3]}: took too long to decode and was stopped"
    assert are_of(found[:3] + found[4:], paths[:3] + paths[4:])


def test_processes_that_were_killed_are_replaced(paths: list[Path]) -> None:
    decoder = ProcessDecoder(WISH, 2)
    assert are_of(decode_all(decoder, paths), paths)
    before = decoder.pids()
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    assert are_of(decode_all(decoder, paths), paths)
    assert not set(before) & set(decoder.pids())
    decoder.close()


@pytest.mark.parametrize("command", [(sys.executable, "-c", "pass"), ("/nonexistent",)])
def test_no_photo_is_blamed_for_a_decoder_that_never_starts(
    paths: list[Path], command: tuple[str, ...]
) -> None:
    decoder = ProcessDecoder(WISH, 1, command=command)
    with pytest.raises(WorkerCrashed, match="the decoder"):
        decoder.begin(PhotoRequest(1, paths[0])).result(30)
    decoder.close()


def test_what_the_processes_spent_is_known(paths: list[Path]) -> None:
    decoder = ProcessDecoder(WISH, 2)
    decode_all(decoder, paths)
    cpu_s, peak_bytes = decoder.spent()
    assert cpu_s > 0
    assert peak_bytes > 2 * 10_000_000
    decoder.close()
    assert decoder.pids() == []


@pytest.mark.skipif(sys.platform != "linux", reason="Landlock and RLIMIT_AS as Linux has them")
def test_each_process_has_the_limits_of_the_models_child(paths: list[Path]) -> None:
    decoder = ProcessDecoder(WISH, 1, memory_limit_bytes=2**31)
    decode_all(decoder, paths[:1])
    (pid,) = decoder.pids()
    process = Path(f"/proc/{pid}")
    assert "NoNewPrivs:\t1" in (process / "status").read_text("ascii")
    (line,) = (
        line
        for line in (process / "limits").read_text("ascii").splitlines()
        if line.startswith("Max address space")
    )
    assert line.split()[3] == str(2**31)
    assert "torch" not in (process / "maps").read_text("utf-8"), "torch would fill the memory"
    decoder.close()


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own end of a hung decode")
def test_processes_end_with_their_parent_even_in_the_middle_of_a_photo(tmp_path: Path) -> None:
    """The parent is killed, as by a cancel, while a child is busy with the interpreter held."""
    fifo = tmp_path / "pids"
    hangs = DIES_AT.format(name="a.png", deed="re.match('(a+)+$', 'a' * 40 + 'b')")
    program = (
        "import sys, time; from pathlib import Path\n"
        "from blipdesk.worker.decode_processes import ProcessDecoder\n"
        "from blipdesk.worker.decoding import Wish\n"
        "from blipdesk.inference.messages import PhotoRequest\n"
        f"decoder = ProcessDecoder(Wish(0, ()), 2, command=(sys.executable, '-c', {hangs!r}))\n"
        "for lane in decoder._lanes:\n"
        "    while not lane._is_up: time.sleep(0.01)\n"
        "decoder.begin(PhotoRequest(1, Path('a.png')))\n"
        "time.sleep(0.3)\n"
        f"Path({str(fifo)!r}).write_text(' '.join(map(str, decoder.pids())))\n"
        "import os; os.kill(os.getpid(), 9)"
    ).replace("import os, sys;", "import os, re, sys;", 1)
    assert os.spawnl(os.P_WAIT, sys.executable, sys.executable, "-c", program) == -signal.SIGKILL
    began = time.monotonic()
    for pid in map(int, fifo.read_text().split()):
        while _is_running(pid):
            assert time.monotonic() - began < 0.5
            time.sleep(0.01)


def _is_running(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("ascii")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"


def test_processes_decode_for_a_gpu_and_few_threads_beside_a_model_on_the_cpu(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(decoding, "cores", lambda: 16)
    assert processes_for("cuda") == 16
    assert processes_for("cpu") == processes_for("mps") == 0
    assert threads_for("mps") == 16
    assert threads_for("cpu") == 2
    monkeypatch.setattr(decoding, "cores", lambda: 256)
    assert processes_for("cuda") == 32, "each has its own memory"
