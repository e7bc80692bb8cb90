"""Taking recorded changes back, in the photo or in its sidecar."""

from dataclasses import replace

from blipdesk.domain.errors import ChangedMeanwhile
from blipdesk.domain.photo import display_name
from blipdesk.metadata.model import EditPlan, SidecarNaming, WriteTarget
from blipdesk.metadata.photo_planner import PhotoPlanner, refused
from blipdesk.metadata.planning import restore_changes, with_history
from blipdesk.metadata.sidecar import FOR_EXTENSION, new_sidecar_path
from blipdesk.metadata.source import DamagedError
from blipdesk.metadata.targets import Changes, PhotoTarget, Target, open_target


class RestorePlanner(PhotoPlanner):
    """Plans an undo for one open photo."""

    def plan_restore(self, recorded: Changes, home: WriteTarget) -> EditPlan:
        """Take changes back where they stand; if that is not known, in the photo first."""
        if home is WriteTarget.SIDECAR:
            plan = self._restore_sidecar(recorded, may_make=True)
            if plan is None:
                raise self._changed_by_others("its sidecar")
            return plan
        photo = PhotoTarget(self._photo)
        found, foreign = self._restorable(photo, recorded)
        if home is WriteTarget.NONE and (foreign or not found):
            beside = self._restore_sidecar(recorded)
            if beside is not None and (foreign or beside.changes):
                return beside
        if foreign:
            raise self._changed_by_others(foreign[0])
        reason = self._refusal() if found else None
        if reason is not None:
            raise refused(self._path, reason)
        return self._plan(photo, found)

    def _changed_by_others(self, what: str) -> ChangedMeanwhile:
        name = display_name(str(self._path))
        return ChangedMeanwhile(
            f"{name}: {what} was changed by somebody else since; nothing was taken back."
        )

    def _restore_sidecar(self, recorded: Changes, *, may_make: bool = False) -> EditPlan | None:
        """Return None where there is no such sidecar, or not all changes stand in it."""
        if self._sidecar is None and may_make:
            names = {c.tag for c in recorded if c.old is not None}
            is_stem = f"XMP:{FOR_EXTENSION}" in names
            naming = SidecarNaming.STEM if is_stem else SidecarNaming.FULL
            path = new_sidecar_path(self._photo.path, naming)
        elif self._sidecar is None or self._sidecar.problem is not None:
            return None
        else:
            path = self._sidecar.path
        with open_target(path, WriteTarget.SIDECAR) as target:
            found, foreign = self._restorable(target, recorded)
            if foreign:
                return None
            plan = self._plan(target, found)
            return replace(plan, removes=_is_left_over(target, found))

    def _restorable(self, target: Target, recorded: Changes) -> tuple[Changes, tuple[str, ...]]:
        try:
            store = target.fresh_store()
            changes, foreign = restore_changes(store, recorded)
            if self._options.history_date is not None:
                changes = with_history(store, changes, self._options.history_date)
            if not foreign:
                target.pieces(changes)
        except DamagedError as error:
            raise refused(self._path, str(error)) from error
        return changes, foreign


def _is_left_over(target: Target, changes: Changes) -> bool:
    """Whether a sidecar that BlipDesk has made says nothing any more after these changes."""
    if not changes or target.stamp is None:
        return False
    store = target.fresh_store()
    for change in changes:
        store.put(change.tag, change.new)
    return store.is_left_over()
