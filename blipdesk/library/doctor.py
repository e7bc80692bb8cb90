"""Is everything in order? Versions, device, memory, models, the index, the system's limits."""

import platform
import shutil
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psutil

from blipdesk import __version__
from blipdesk.domain.errors import InferenceError, ModelMissing
from blipdesk.domain.jobs import JobState
from blipdesk.index.database import Index
from blipdesk.index.outbox import OutboxState
from blipdesk.index.photos import PhotoStatus
from blipdesk.inference.catalogue import find_model
from blipdesk.inference.engine import Engine
from blipdesk.inference.messages import ModelChoice, Task
from blipdesk.library.model_choice import engine_options
from blipdesk.library.results import Finding, Level
from blipdesk.library.write_options import write_options
from blipdesk.runtime.paths import LibraryPaths
from blipdesk.settings.schema import Settings

_PACKAGES = ("torch", "transformers", "pillow", "PySide6-Essentials", "apsw", "lxml", "watchdog")
_FEW_WATCHES = 65_536
_LITTLE_DISK_BYTES = 500_000_000
_LITTLE_MEMORY_BYTES = 2_000_000_000


def examine(paths: LibraryPaths, settings: Settings, index: Index) -> tuple[Finding, ...]:
    """Look at everything and report; starts the worker once to learn its device."""
    return (
        *_versions(),
        _device(settings, paths.models),
        _memory(),
        _disk(paths.root),
        *_models(settings, paths.models),
        *writing_findings(settings),
        Finding("library", str(paths.root)),
        Finding("log", str(paths.log)),
        *_index(index),
        *_watch_limits(),
    )


def _versions() -> list[Finding]:
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    findings = [Finding("BlipDesk", __version__), Finding("system", system)]
    for package in _PACKAGES:
        try:
            findings.append(Finding(package, version(package)))
        except PackageNotFoundError:
            findings.append(Finding(package, "is not installed", Level.WRONG))
    return [*findings, _heic()]


def _heic() -> Finding:
    try:
        return Finding("HEIC pictures", f"pillow_heif {version('pillow_heif')}")
    except PackageNotFoundError:
        line = "cannot be looked at; run: pip install 'blipdesk[heic]'"
        return Finding("HEIC pictures", line, Level.NOTE)


def _device(settings: Settings, models_folder: Path) -> Finding:
    try:
        with Engine(ModelChoice(), engine_options(settings, models_folder)) as engine:
            ready = engine.start()
    except InferenceError as error:
        return Finding("device", str(error), Level.WRONG)
    return Finding("device", f"{ready.device_name}, {ready.precision}, {ready.threads} threads")


def _memory() -> Finding:
    memory = psutil.virtual_memory()
    text = f"{memory.available / 1e9:.1f} GB free of {memory.total / 1e9:.1f} GB"
    return Finding("memory", text, _level(memory.available < _LITTLE_MEMORY_BYTES, Level.NOTE))


def _disk(folder: Path) -> Finding:
    free_bytes = shutil.disk_usage(folder).free
    text = f"{free_bytes / 1e9:.1f} GB free at {folder}"
    return Finding("disk", text, _level(free_bytes < _LITTLE_DISK_BYTES))


def _models(settings: Settings, models_folder: Path) -> list[Finding]:
    wanted = (
        ("caption model", settings.caption_model, Task.CAPTION),
        ("answer model", settings.answer_model, Task.ANSWER),
        ("match model", settings.match_model, Task.MATCH),
    )
    findings = []
    for topic, name, task in wanted:
        try:
            location = find_model(name, task, models_folder)
            findings.append(Finding(topic, f"{location.id} in {location.path}"))
        except ModelMissing as error:
            findings.append(Finding(topic, str(error), Level.NOTE))
        except InferenceError as error:
            findings.append(Finding(topic, str(error), Level.WRONG))
    return findings


def writing_findings(settings: Settings) -> list[Finding]:
    """Say what the settings name for writing and is not there."""
    options = write_options(settings)
    findings = []
    if settings.vocabulary:
        problem = options.keywords.problem
        terms = options.keywords.vocabulary.terms if options.keywords.vocabulary else ()
        text = problem or f"{len(terms)} keywords in {settings.vocabulary}"
        findings.append(Finding("vocabulary", text, _level(problem is not None)))
    if settings.use_exiftool:
        text = "is not installed" if options.exiftool is None else str(options.exiftool)
        findings.append(Finding("exiftool", text, _level(options.exiftool is None)))
    return findings


def _index(index: Index) -> list[Finding]:
    photos = index.photos.count()
    waiting = index.outbox.count()
    failed = index.outbox.count_troubled()
    jobs = index.jobs.count()
    given_up = jobs.get(JobState.FAILED, 0)
    text = ", ".join(f"{photos.get(status, 0)} {status.value}" for status in PhotoStatus)
    return [
        Finding("index", f"{text} photos"),
        _last_check(index),
        Finding("drafts to review", str(index.drafts.count_waiting())),
        Finding("failed writes (blipdesk scan tries again)", str(failed), _level(failed > 0)),
        Finding(
            "texts that wait until no more come (blipdesk queue write-now)",
            str(waiting.get(OutboxState.QUEUED, 0)),
        ),
        Finding("photos that wait to be described", str(jobs.get(JobState.QUEUED, 0))),
        Finding(
            "photos that failed (blipdesk queue list; queue retry)",
            str(given_up),
            _level(given_up > 0, Level.NOTE),
        ),
    ]


def _last_check(index: Index) -> Finding:
    topic, last = "index, last check", index.checks.last()
    if last is None:
        return Finding(topic, "none yet; run: blipdesk index check", Level.NOTE)
    day = datetime.fromisoformat(last.checked).astimezone().strftime("%Y-%m-%d %H:%M")
    if last.problems:
        found = "; ".join(last.problems)
        return Finding(
            topic, f"{day}: damaged: {found}; run: blipdesk index check --repair", Level.WRONG
        )
    return Finding(topic, f"{day}: whole")


def _watch_limits() -> list[Finding]:
    path = Path("/proc/sys/fs/inotify/max_user_watches")
    if not path.exists():
        return []
    watches = int(path.read_text())
    text = f"{watches} folders can be watched (fs.inotify.max_user_watches)"
    return [Finding("watch limit", text, _level(watches < _FEW_WATCHES, Level.NOTE))]


def _level(is_bad: bool, bad: Level = Level.WRONG) -> Level:
    return bad if is_bad else Level.OK
