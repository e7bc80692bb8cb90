"""A small library in a forked child that is killed, and what must hold when it is opened again."""

import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from blipdesk.bootstrap import open_library
from blipdesk.demo.sample_library import write_sample_library
from blipdesk.domain.errors import BugError, InputError, KnownError
from blipdesk.domain.text import Field, FieldEdit
from blipdesk.imaging.digest import image_digest
from blipdesk.index.connection import Connection
from blipdesk.index.database import open_index
from blipdesk.index.drafts import DraftState
from blipdesk.index.migrate import backup_path, newest_version
from blipdesk.index.photos import PhotoStatus
from blipdesk.inference.messages import CaptionResult, ModelLocation, PhotoOutcome
from blipdesk.library.describing import DescribeOptions, DescribeWork
from blipdesk.library.file_plans import Collision
from blipdesk.library.history import UndoSelection
from blipdesk.library.library import Library
from blipdesk.library.photo_run import PhotoRun
from blipdesk.library.review import PersonEdit
from blipdesk.library.walk import Candidate, Walked
from blipdesk.metadata.reader import read_metadata
from blipdesk.runtime.paths import library_paths

ACTS = (
    *("set", "set_all", "caption", "describe", "approve", "approve_later", "undo"),
    *("move", "rename", "trash", "copy", "redo_move", "redo_trash"),
)
MODE = 0o640
SIDECAR = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><!-- {} --></x:xmpmeta>"
_EVENTS = frozenset(
    "open os.rename os.link os.remove os.mkdir os.rmdir os.chmod os.utime os.truncate".split()
)


@dataclass
class World:
    """The disk and what the user was promised so far.

    Args:
        root: holds the photos, the library and the trash.
        digests: of the image data of every photo.
        titles: the newest number whose title was acknowledged, by digest.
        persons: digests of photos whose caption a person wrote.
        approved: digests of photos whose caption a person approved.
        acknowledged: how many promises were made in all.
    """

    root: Path
    digests: set[str] = field(default_factory=set)
    mtimes: dict[str, int] = field(default_factory=dict)
    titles: dict[str, int] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)
    approved: set[str] = field(default_factory=set)
    generations: dict[str, int] = field(default_factory=dict)
    acknowledged: int = 0

    @property
    def library(self) -> Path:
        """The library's folder."""
        return self.root / "library"

    @property
    def photos(self) -> Path:
        """The photos' folder."""
        return self.root / "photos"


def make_world(root: Path, photos: int = 3) -> World:
    """Write photos, give each a sidecar, and let the library know them."""
    world = World(root)
    os.environ["XDG_DATA_HOME"] = str(root / "data")
    for name in ("a", "b", "copies"):
        (world.photos / name).mkdir(parents=True)
    for number, photo in enumerate(write_sample_library(root / "made", photos)):
        home = world.photos / "ab"[number % 2]
        path = photo.path.rename(home / f"IMG_{number}.JPG")
        path.chmod(MODE)
        digest = image_digest(path).hex()
        path.with_name(f"{path.name}.xmp").write_text(SIDECAR.format(digest))
        world.digests.add(digest)
        world.mtimes[digest] = path.stat().st_mtime_ns
    with open_library(library_paths(world.library)) as library:
        library.add_folder(world.photos)
        library.scan([])
    return world


class Kill:
    """Ends this process at the n-th thing that it does to the disk; counts them otherwise.

    Args:
        at: which one; None: none.
        fault: the disk's error number that the step fails with, instead of the end; the database
            has no part in that.
    """

    def __init__(self, at: int | None, fault: int | None = None) -> None:
        self.at = at
        self.fault = fault
        self.log: list[str] = []

    def step(self, name: str) -> None:
        """Note that a step is about to be taken."""
        if self.fault is not None and name == "commit":
            return
        self.log.append(name)
        if len(self.log) != self.at:
            return
        if self.fault is not None:
            raise OSError(self.fault, os.strerror(self.fault))
        os.kill(os.getpid(), signal.SIGKILL)

    def install(self, root: Path) -> None:
        """Watch every change below a folder, and every commit; for the rest of the process."""
        below = str(root)

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            if event not in _EVENTS or not arguments:
                return
            if event == "open" and not _writes(arguments):
                return
            path = arguments[0]
            text = os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else ""
            if text.startswith(below) and ".log" not in text:
                self.step(event)

        sys.addaudithook(hook)
        sync, run = os.fsync, Connection._run_before_commit

        def fsync(descriptor: int) -> None:
            self.step("fsync")
            sync(descriptor)

        def before_commit(connection: Connection) -> None:
            run(connection)
            self.step("commit")

        os.fsync = fsync
        Connection._run_before_commit = before_commit  # type: ignore[method-assign]


def _writes(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2] if len(arguments) > 2 else 0
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def run_acts(
    world: World,
    seed: int,
    acts: tuple[str, ...],
    *,
    kill_at: int | None = None,
    kill_after_s: float | None = None,
    fault: int | None = None,
    mutant: Callable[[], None] | None = None,
) -> list[str] | None:
    """Let a child act until it is killed, and take note of what it was promised.

    Args:
        seed: chooses photos and numbers.
        acts: what it does, in this order.
        kill_at: which step ends it.
        kill_after_s: or after which time it is killed from outside.
        fault: the error with which that step fails, instead of ending the child.
        mutant: plants a fault in the child.

    Returns:
        The names of all its steps; None if it was killed.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        _live(world, seed, acts, writer, Kill(kill_at, fault), mutant)
    os.close(writer)
    said_all = _hear(reader, child, kill_after_s)
    lines = said_all.split(b"\n")[:-1]  # a line that was cut off was not promised
    _, status = os.waitpid(child, 0)
    steps = None
    for line in lines:
        said = json.loads(line)
        if said["what"] == "steps":
            steps = said["names"]
        elif said["what"] == "bug":
            raise AssertionError(said["text"])
        else:
            _note(world, said)
    assert steps is not None or os.WTERMSIG(status) == signal.SIGKILL
    return steps


def _hear(reader: int, child: int, kill_after_s: float | None) -> bytes:
    """Return all that a child says until it ends or is killed; close the pipe."""
    said = b""
    deadline_s = None if kill_after_s is None else time.monotonic() + kill_after_s
    with os.fdopen(reader, "rb", buffering=0) as pipe:
        while True:
            if deadline_s is not None:
                left_s = max(0.0, deadline_s - time.monotonic())
                if not select.select([pipe], [], [], left_s)[0]:
                    os.kill(child, signal.SIGKILL)
                    deadline_s = None
            piece = pipe.read(1 << 16)
            if not piece:
                return said
            said += piece


class Pace:
    """When to kill, so that kills are spread over the whole of a life, however fast the machine is.

    A life that ended before its kill was no kill, and one that is always killed early never gets to
    its last steps: the span from which moments are drawn follows what happens, so that about one
    life in five ends by itself.

    Args:
        life_s: how long an undisturbed life lasts.
    """

    def __init__(self, life_s: float) -> None:
        self._life_s = life_s

    def draw_s(self, rng: random.Random) -> float:
        """Return after which time the next life is to be killed."""
        return rng.uniform(0.0, self._life_s)

    def note(self, *, was_killed: bool) -> None:
        """Take note of what became of it."""
        self._life_s *= 1.05 if was_killed else 0.8


def _note(world: World, said: dict[str, object]) -> None:
    digest = str(said["digest"])
    match said["what"]:
        case "title":
            world.titles[digest] = int(str(said["number"]))
            world.acknowledged += 1
        case "caption":
            world.persons.add(digest)
            world.acknowledged += 1
        case "approved":
            world.approved.add(digest)
            world.acknowledged += 1
        case "undo":  # what it takes back is promised no more
            world.titles.pop(digest, None)
            world.persons.discard(digest)
            world.approved.discard(digest)


def _live(
    world: World,
    seed: int,
    acts: tuple[str, ...],
    writer: int,
    kill: Kill,
    mutant: Callable[[], None] | None,
) -> None:
    """The child's life; never returns."""

    def say(**words: object) -> None:
        os.write(writer, json.dumps(words).encode() + b"\n")

    try:
        if mutant is not None:
            mutant()
        with open_library(library_paths(world.library)) as library:
            kill.install(world.root)
            actor = Actor(world, library, random.Random(seed), say)
            for act in acts:
                _act(actor, act, kill)
        say(what="steps", names=kill.log)
    except BaseException as error:  # noqa: BLE001 - the parent hears of it
        say(what="bug", text=f"{type(error).__name__}: {error}")
    os._exit(0)


def _act(actor: "Actor", act: str, kill: Kill) -> None:
    try:
        actor.act(act)
    except (KnownError, Refused):
        if kill.fault is None:
            raise


class Refused(Exception):
    """The library said that something was not done."""


class ScriptedEngine:
    """Says of every photo what it is told; what matters here is what is done with the words."""

    def __init__(self, caption: str) -> None:
        self._caption = caption

    def __enter__(self) -> "ScriptedEngine":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def process(self, requests, should_stop) -> Iterator[PhotoOutcome]:
        """Answer all."""
        for request in requests:
            result = CaptionResult(self._caption, 0.5, -1.0, "scripted/model", "r1")
            yield PhotoOutcome(request.photo_id, caption=result)


class Actor:
    """A person and a machine at work."""

    def __init__(
        self, world: World, library: Library, rng: random.Random, say: Callable[..., None]
    ) -> None:
        self._world = world
        self._library = library
        self._rng = rng
        self._say = say

    def act(self, name: str) -> None:
        """Do one thing to one photo, and say what was promised by it."""
        paths = sorted(self._world.photos.glob("[ab]/*.JPG"))
        if not paths:
            list(self._library.files.undo())
            return
        path = self._rng.choice(paths)
        getattr(self, f"_{name}")(path, image_digest(path).hex())

    def _set(self, path: Path, digest: str) -> None:
        number = self._world.titles.get(digest, 0) + self._rng.randrange(1, 1000)
        edit = PersonEdit((FieldEdit(Field.TITLE, f"title {number}"),), (f"word{number % 3}",))
        (result,) = self._library.set_words([path], edit)
        if result.failed:
            raise Refused(result)
        self._world.titles[digest] = number
        self._say(what="title", digest=digest, number=number)

    def _set_all(self, path: Path, digest: str) -> None:
        """Write one title into all photos together."""
        paths = sorted(self._world.photos.glob("[ab]/*.JPG"))
        digests = [image_digest(one).hex() for one in paths]
        newest = max((self._world.titles.get(one, 0) for one in digests), default=0)
        number = newest + self._rng.randrange(1, 1000)
        edit = PersonEdit((FieldEdit(Field.TITLE, f"title {number}"),))
        results = list(self._library.set_words(paths, edit))
        for one, result in zip(digests, results, strict=True):
            if not result.failed:
                self._world.titles[one] = number
                self._say(what="title", digest=one, number=number)
        if any(result.failed for result in results):
            raise Refused(results)

    def _caption(self, path: Path, digest: str) -> None:
        number = self._rng.randrange(10**6)
        edit = PersonEdit((FieldEdit(Field.CAPTION, f"person {number}"),))
        (result,) = self._library.set_words([path], edit)
        if result.failed:
            raise Refused(result)
        self._say(what="caption", digest=digest)

    def _clear(self, path: Path, digest: str) -> None:
        self._say(what="undo", digest=digest)
        held = read_metadata(path).text
        edit = PersonEdit(
            (FieldEdit(Field.CAPTION, None), FieldEdit(Field.ALT_TEXT, None)), (), held.keywords
        )
        list(self._library.set_words([path], edit))

    def _describe(self, path: Path, digest: str) -> None:
        library = self._library
        options = DescribeOptions(redo=True)
        model = ModelLocation(Path("/nowhere"), "scripted/model", "r1")
        work = DescribeWork(library.runs.desk_for(options), model, options, False)
        run = PhotoRun(
            Walked((Candidate(path),), 0),
            work,
            index=library._index,
            ingest=library._ingest,
            engine=ScriptedEngine(f"a machine's words {self._rng.randrange(1000)}"),
            clock=library._clock,
            should_stop=lambda: False,
        )
        for result in run:
            if result.failed:
                raise Refused(result)

    def _approve(self, path: Path, digest: str) -> None:
        self._approve_together([path])

    def _approve_together(self, paths: list[Path]) -> None:
        digests = [image_digest(path).hex() for path in paths]
        waiting = {digest for path, digest in zip(paths, digests, strict=True) if self._waits(path)}
        fields = (Field.CAPTION, Field.KEYWORDS, Field.ALT_TEXT)
        results = list(self._library.approve(paths, fields))
        for digest, result in zip(digests, results, strict=True):
            if digest in waiting and not result.failed:
                self._say(what="approved", digest=digest)
        if any(result.failed for result in results):
            raise Refused(results)

    def _waits(self, path: Path) -> bool:
        photo = self._library._index.photos.by_path(path)
        drafts = [] if photo is None else self._library._index.drafts.current(photo.photo_id)
        return any(d.field is Field.CAPTION and d.state is DraftState.DRAFT for d in drafts)

    def _approve_later(self, path: Path, digest: str) -> None:
        """Approve all with the setting writing.when_idle_s, under which the writing waits."""
        writer = self._library._writer
        writer._idle_s = 3600.0
        try:
            self._approve_together(sorted(self._world.photos.glob("[ab]/*.JPG")))
        finally:
            writer._idle_s = 0.0
        for result in self._library.background.write_now():
            if result.failed:
                raise Refused(result)

    def _undo(self, path: Path, digest: str) -> None:
        self._say(what="undo", digest=digest)
        self._world.titles.pop(digest, None)
        try:
            list(self._library.undo(UndoSelection(paths=(path,))))
        except InputError:
            return

    def _move(self, path: Path, digest: str) -> None:
        other = self._world.photos / ("b" if path.parent.name == "a" else "a")
        self._take(self._library.files.plan_move([path], other))

    def _rename(self, path: Path, digest: str) -> None:
        self._take(self._library.files.plan_rename([path], f"R_{self._rng.randrange(10**6)}"))

    def _trash(self, path: Path, digest: str) -> None:
        self._take(self._library.files.plan_trash([path]))
        self._take_back()

    def _copy(self, path: Path, digest: str) -> None:
        copies = self._world.photos / "copies"
        self._take(self._library.files.plan_copy([path], copies, Collision.NUMBER))
        self._take_back()

    def _redo_move(self, path: Path, digest: str) -> None:
        self._move(path, digest)
        self._take_back()
        self._redo()

    def _redo_trash(self, path: Path, digest: str) -> None:
        self._trash(path, digest)
        self._redo()
        self._take_back()

    def _redo(self) -> None:
        for result in self._library.files.redo():
            if result.reason is not None:
                raise Refused(result)

    def _take(self, plan) -> None:
        for result in self._library.files.carry_out(plan):
            if result.reason is not None:
                raise Refused(result)

    def _take_back(self) -> None:
        for result in self._library.files.undo():
            if result.reason is not None:
                raise Refused(result)


def violations(world: World, *, may_part: bool = False) -> list[str]:
    """Open the library as after a crash, bring it up to date, and say what does not hold.

    Args:
        may_part: a photo and its sidecar may be apart, because the disk refused one of them and
            the user was told.
    """
    found: list[str] = []
    try:
        files = {path: image_digest(path).hex() for path in world.root.rglob("*.JPG")}
    except KnownError as error:
        return [f"I1 torn: {error}"]
    with open_library(library_paths(world.library)) as library:
        library.scan([])
    files = {path: image_digest(path).hex() for path in world.root.rglob("*.JPG")}
    found += [f"I1 lost: {digest}" for digest in world.digests - set(files.values())]
    found += [f"I1 changed: {path}" for path, d in files.items() if d not in world.digests]
    strays = [*world.photos.rglob(".blipdesk*"), *(world.root / "data").rglob(".blipdesk*")]
    found += [f"I8 stray: {path}" for path in strays]
    with open_index(library_paths(world.library).database) as index:
        found += [f"I6/I7 {problem}" for problem in index.check().problems]
        found += ["I4 outbox"] if index.outbox.count() else []
        found += ["journal"] if index.file_steps.planned() else []
        for path, digest in files.items():
            if path.is_relative_to(world.photos):
                found += _violations_of(world, index, path, digest)
    found += [] if may_part else _parted(world)
    return found


def _violations_of(world: World, index, path: Path, digest: str) -> Iterator[str]:
    try:
        metadata = read_metadata(path)
    except KnownError as error:
        yield f"I1 torn: {error}"
        return
    record = index.photos.by_path(path)
    status = path.stat()
    if record is None or record.status is not PhotoStatus.PRESENT:
        yield f"I2 not known: {path}"
        return
    if record.stamp != metadata.stamp or index.texts.get(record.photo_id) != metadata.text:
        yield f"I2/I3 index and file differ: {path}"
    if status.st_mode & 0o777 != MODE or status.st_mtime_ns != world.mtimes[digest]:
        yield f"I8 mode or time: {path}"
    if path.read_bytes().count(b"<?xpacket begin") > 1:
        yield f"I5 packets: {path}"
    if len(metadata.text.keywords) != len(set(metadata.text.keywords)):
        yield f"I5 keywords: {path}"
    if path.parent.name == "copies":
        return
    title = metadata.text.title or "title 0"
    if int(title.split()[1]) < world.titles.get(digest, 0):
        yield f"I4 {title!r} is older than {world.titles[digest]}: {path}"
    found = {row.path for row in index.search(title.split()[1], limit=99).rows}
    if metadata.text.title and path not in found:
        yield f"I6 the search does not find {title!r}"
    if digest in world.persons and not (metadata.text.caption or "").startswith("person"):
        yield f"I4 a person's caption became {metadata.text.caption!r}"
    is_open = metadata.text.origin(Field.CAPTION).is_unapproved_machine
    if digest in world.approved and (is_open or not metadata.text.caption):
        yield f"I4 an approved caption is not approved in the file: {path}"
    if record.generation < world.generations.get(digest, 0):
        yield f"I4 generation went back: {path}"
    world.generations[digest] = record.generation
    newest = [e for e in index.history.entries_of_photo(record.photo_id) if e.undone_by is None]
    written = {f.new for e in newest for f in e.fields if f.field == "title"}
    if metadata.text.title and metadata.text.title not in written:
        yield f"I3 history does not know {metadata.text.title!r}"


def _parted(world: World) -> Iterator[str]:
    for sidecar in world.photos.rglob("*.xmp"):
        if not sidecar.with_suffix("").exists():
            yield f"a sidecar lost its photo: {sidecar}"


def open_and_kill(
    path: Path,
    at: int | None = None,
    after_s: float | None = None,
    mutant: Callable[[], None] | None = None,
) -> int | None:
    """Open a library in a child that is killed meanwhile.

    Args:
        path: of the database.
        at: which SQL statement ends it; None: none.
        after_s: where no statement does, the time after which it is killed from outside.
        mutant: plants a fault in the child.

    Returns:
        How many statements it ran; None if it was killed.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        count = 0

        def trace(*_: object) -> bool:
            nonlocal count
            count += 1
            if count == at:
                os.kill(os.getpid(), signal.SIGKILL)
            return True

        begin = Connection.__init__

        def traced(self: Connection, *arguments: object, **named: object) -> None:
            begin(self, *arguments, **named)  # type: ignore[arg-type]
            self.raw.exec_trace = trace

        Connection.__init__ = traced  # type: ignore[method-assign]
        if mutant is not None:
            mutant()
        with open_index(path):
            pass
        os.write(writer, str(count).encode())
        os._exit(0)
    os.close(writer)
    told = _hear(reader, child, after_s)
    os.waitpid(child, 0)
    return int(told) if told else None


def migration_violations(path: Path) -> list[str]:
    """Say what does not hold of a library that was to be migrated, once it is opened again."""
    try:
        with open_index(path) as index:
            version = index._connection.value("PRAGMA user_version")
            found = [] if version == newest_version() else [f"version {version}"]
            found += index.check().problems
            if [search.name for search in index.saved_searches.list()] != ["mine"]:
                found.append("what was in it is gone")
    except (KnownError, BugError) as error:
        return [str(error)]
    copy = backup_path(path, 1)
    before = Connection(copy, read_only=True)
    if before.value("PRAGMA user_version") != 1 or before.value("PRAGMA integrity_check") != "ok":
        found.append("the copy from before is not whole")
    before.close()
    return found
