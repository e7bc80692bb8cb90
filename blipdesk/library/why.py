"""Why a photo has words or none: everything that decides about one path."""

import os
from pathlib import Path

from blipdesk.domain.photo import display_name
from blipdesk.index.database import Index
from blipdesk.index.photos import PhotoRecord, PhotoStatus
from blipdesk.library.queue_gate import QueueGate
from blipdesk.library.results import Finding, Level
from blipdesk.library.twins import developed_partner
from blipdesk.watch.ignore import Rules
from blipdesk.watch.scanner import Skipped, TreeScanner, Trouble


def explain(path: Path, index: Index, rules: Rules, gate: QueueGate) -> tuple[Finding, ...]:
    """Say what is known of a path and what happens with it.

    Args:
        path: absolute; of a photo, or of anything in which none was found.
    """
    photo = index.photos.by_path(path)
    findings = [_place(path, index), _disk(path, index, rules)]
    if photo is None:
        below = sum(1 for _ in index.photos.known_files(path))
        known = f"knows {below} photos in it" if below else "does not know it"
        findings.append(Finding("library", known, Level.OK if below else Level.NOTE))
        return tuple(findings)
    known = photo.problem or f"knows it as {photo.status.value}"
    level = Level.OK if photo.status is PhotoStatus.PRESENT else Level.WRONG
    findings.append(Finding("library", known, level))
    findings += _work(photo, index, gate)
    return tuple(findings)


def _place(path: Path, index: Index) -> Finding:
    for root in index.folders.list():
        if path.is_relative_to(root.path):
            paused = "; describing is paused there" if root.paused else ""
            shown = display_name(str(root.path))
            where = "is one of the library's" if path == root.path else f"is below {shown}"
            return Finding("folder", f"{where}{paused}")
    return Finding("folder", "is below none of the library's folders", Level.NOTE)


def _disk(path: Path, index: Index, rules: Rules) -> Finding:
    roots = [root.path for root in index.folders.list() if path.is_relative_to(root.path)]
    raw = os.fsencode(path)
    skip = rules.skip_below(os.fsencode(roots[0]), raw) if roots and path != roots[0] else None
    if skip is not None:
        return Finding("disk", f"left out: {skip.value}", Level.NOTE)
    for found in TreeScanner(rules).scan(os.fsencode(path.parent), whole_tree=False):
        if found.path == raw and isinstance(found, Skipped):
            return Finding("disk", f"left out: {found.skip.value}", Level.NOTE)
        if found.path == raw and isinstance(found, Trouble):
            return Finding("disk", found.reason, Level.WRONG)
        if found.path == raw:
            return Finding("disk", "is a photo")
    is_folder = path.is_dir()
    return Finding("disk", "is a folder" if is_folder else "is not there", Level.NOTE)


def _work(photo: PhotoRecord, index: Index, gate: QueueGate) -> list[Finding]:
    findings = []
    partner = developed_partner(index, photo)
    if partner is not None:
        shown = display_name(partner.path.name)
        findings.append(Finding("shot", f"takes the words of {shown}, the same shot"))
    for job in index.jobs.of_photo(photo.photo_id)[-3:]:
        reason = f": {job.reason}" if job.reason else ""
        text = f"{job.state.value}, tried {job.attempts} times{reason}"
        findings.append(Finding(f"{job.kind.value} job", text))
    held_back = gate.reason()
    if held_back is not None:
        findings.append(Finding("queue", held_back, Level.NOTE))
    for draft in index.drafts.current(photo.photo_id):
        by = draft.provenance.model or "a model"
        findings.append(Finding(f"{draft.field.value} draft", f"{draft.state.value}, by {by}"))
    for entry in index.outbox.of_photo(photo.photo_id):
        reason = f": {entry.reason}" if entry.reason else ""
        findings.append(Finding("write", f"{entry.state.value}{reason}", Level.WRONG))
    return findings
