"""What somebody wants written, independent of what the file says at the moment it is written.

An intent is kept until it is carried out; only then is it merged with the file's words, read
afresh, so that a change made meanwhile by another program is respected.
"""

from dataclasses import dataclass
from enum import StrEnum

from blipdesk.domain.policy import (
    DEFAULT_POLICIES,
    FieldPolicies,
    MergeResult,
    merge_approval,
    merge_machine,
    merge_person,
    merge_rejection,
)
from blipdesk.domain.text import FieldEdit, PhotoText


class IntentKind(StrEnum):
    """Whose wish it is, and therefore by which rule it is merged.

    ``EMBED``: words that stand beside the photo shall stand in it, as they are. ``COPY_BESIDE``:
    the sidecar shall repeat the photo's. ``RELEASE``: it shall not claim them for itself any more.
    ``REMOVE_BESIDE``: it shall go. These three and ``RESTORE`` have nothing to merge.
    """

    MACHINE = "machine"
    APPROVE = "approve"
    REJECT = "reject"
    PERSON = "person"
    RESTORE = "restore"
    EMBED = "embed"
    COPY_BESIDE = "copy beside"
    RELEASE = "release"
    REMOVE_BESIDE = "remove beside"

    @property
    def has_edits(self) -> bool:
        """Whether fields are wished to say something, as opposed to files to be arranged."""
        return self not in _WITHOUT_EDITS


_WITHOUT_EDITS = frozenset(
    (IntentKind.RESTORE, IntentKind.COPY_BESIDE, IntentKind.RELEASE, IntentKind.REMOVE_BESIDE)
)


@dataclass(frozen=True, slots=True)
class WriteIntent:
    """One wish for one photo.

    Args:
        edits: proposals, drafts or a person's values, by kind; empty for a restore, whose raw tag
            values travel beside it.
        add_keywords: of a person.
        remove_keywords: of a person.
        date: ISO 8601 with offset.
        undoes: for a restore: the history entry that it takes back.
    """

    kind: IntentKind
    date: str
    edits: tuple[FieldEdit, ...] = ()
    add_keywords: tuple[str, ...] = ()
    remove_keywords: tuple[str, ...] = ()
    undoes: int | None = None


def merge(
    intent: WriteIntent, current: PhotoText, policies: FieldPolicies = DEFAULT_POLICIES
) -> MergeResult:
    """Decide what an intent changes, given what the file says now; a restore merges nothing."""
    if intent.kind is IntentKind.MACHINE:
        return merge_machine(current, intent.edits, policies)
    if intent.kind is IntentKind.APPROVE:
        return merge_approval(current, intent.edits, policies)
    if intent.kind is IntentKind.REJECT:
        return merge_rejection(current, intent.edits)
    if intent.kind is IntentKind.PERSON:
        return merge_person(
            current,
            intent.edits,
            add_keywords=intent.add_keywords,
            remove_keywords=intent.remove_keywords,
            date=intent.date,
        )
    if intent.kind is IntentKind.EMBED:
        return MergeResult(intent.edits)
    return MergeResult()
