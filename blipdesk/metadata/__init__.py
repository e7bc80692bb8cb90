"""Text in photo files: read, planned, written safely and undone, tag by tag."""

from blipdesk.metadata.model import (
    EditPlan,
    FileMetadata,
    SidecarNaming,
    SidecarPolicy,
    Staged,
    TagChange,
    WriteOptions,
    WriteTarget,
)
from blipdesk.metadata.reader import read_metadata
from blipdesk.metadata.safe_file import file_hash, is_own_temp, temp_path_for
from blipdesk.metadata.writer import commit, discard, plan_edit, plan_restore, stage

__all__ = [
    "EditPlan",
    "FileMetadata",
    "SidecarNaming",
    "SidecarPolicy",
    "Staged",
    "TagChange",
    "WriteOptions",
    "WriteTarget",
    "commit",
    "discard",
    "file_hash",
    "is_own_temp",
    "plan_edit",
    "plan_restore",
    "read_metadata",
    "stage",
    "temp_path_for",
]
