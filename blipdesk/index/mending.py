"""Rows that come from two moments, or from a damaged file, made into one library again."""

from blipdesk.index.connection import Connection, Row
from blipdesk.index.row_digests import RowDigests
from blipdesk.index.schema import columns
from blipdesk.index.soundness import is_sound
from blipdesk.index.tree import FolderTree, split_path

_KEYS = {
    "photo_text": ("photo_id", "field"),
    "draft": ("id",),
    "history": ("id",),
    "outbox": ("id",),
}
_ORPHANS = ("photo_text", "draft", "job", "outbox", "vector", "duplicate", "row_digest")


def restore_lost_photos(target: Connection, paths: list[Row]) -> None:
    """Keep a place for photos whose row is lost, so that their proposals are not."""
    for photo_id, path in paths:
        if not isinstance(path, bytes):
            continue
        name = split_path(path)[1].decode("utf-8", "replace")
        target.change(
            "INSERT OR IGNORE INTO photo (id, path, folder_id, name, name_key, display_path,"
            " status, format, width_px, height_px, orientation)"
            " VALUES (?, ?, 0, ?, ?, ?, 'present', 'other', 0, 0, 1)",
            (photo_id, path, name, name, path.decode("utf-8", "replace")),
        )


def drop_nonsense(target: Connection) -> None:
    """Drop rows that cannot be read: the copy that was taken may be damaged as well."""
    _drop_odd_vectors(target)
    for table, keys in _KEYS.items():
        names = columns(table)
        for row in target.rows(f"SELECT * FROM {table}"):
            named = dict(zip(names, row, strict=True))
            if not is_sound(table, named):
                condition = " AND ".join(f"{key} = ?" for key in keys)
                target.change(
                    f"DELETE FROM {table} WHERE {condition}", [named[key] for key in keys]
                )


def _drop_odd_vectors(target: Connection) -> None:
    """Drop embeddings that are not as long as most of their model's."""
    sizes = target.rows(
        "SELECT model, revision, length(values_int8) FROM vector GROUP BY 1, 2, 3 ORDER BY count(*)"
    )
    usual = {(model, revision): size for model, revision, size in sizes}
    for key, size in usual.items():
        target.change(
            "DELETE FROM vector WHERE model = ? AND revision = ? AND length(values_int8) <> ?",
            (*key, size),
        )


def make_agree(target: Connection) -> None:
    """Make rows agree that come from two moments."""
    tree = FolderTree(target)
    homeless = target.rows(
        "SELECT id, path FROM photo WHERE NOT EXISTS"
        " (SELECT 1 FROM folder WHERE folder.id = folder_id AND"
        " substr(photo.path, 1, length(folder.path)) = folder.path)"
    )
    for photo_id, path in homeless:
        folder_id = tree.folder_id(split_path(path)[0])
        target.change("UPDATE photo SET folder_id = ? WHERE id = ?", (folder_id, photo_id))
    for table in _ORPHANS:
        target.change(f"DELETE FROM {table} WHERE photo_id NOT IN (SELECT id FROM photo)")
    for table in ("history", "outbox"):
        target.change(
            "INSERT OR IGNORE INTO batch (id, verb, started, arguments)"
            f" SELECT DISTINCT batch_id, 'recovered', '', '[]' FROM {table}"
        )
    target.change(
        "UPDATE history SET photo_id = NULL"
        " WHERE photo_id IS NOT NULL AND photo_id NOT IN (SELECT id FROM photo)"
    )
    target.change(
        "UPDATE photo SET generation = max(generation,"
        " ifnull((SELECT max(generation) FROM outbox WHERE photo_id = photo.id), 0))"
    )


def forget_doubtful_stamps(target: Connection) -> int:
    """Have photos read again whose rows may hold a wrong letter that nobody could tell.

    Where the digest agrees and the file still has the size, time and number that the row says, it
    would give what the rows hold.
    """
    doubtful = [(photo_id,) for photo_id in RowDigests(target).differing()]
    target.change_many("UPDATE photo SET size_bytes = NULL, mtime_ns = NULL WHERE id = ?", doubtful)
    return len(doubtful)
