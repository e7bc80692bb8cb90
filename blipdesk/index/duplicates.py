"""Groups of photos that show the same, and what they are found by."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from blipdesk.index.connection import Connection, Row
from blipdesk.index.documents import Documents


@dataclass(frozen=True, slots=True)
class Look:
    """What grouping needs of one photo.

    Args:
        path: as bytes.
        taken: as in ``PhotoFacts``.
        sharpness: as in ``imaging.fingerprint``; None: not looked at.
    """

    photo_id: int
    path: bytes
    format: str
    image_digest: bytes | None
    perceptual_hash: int | None
    sharpness: float | None
    camera: str | None
    taken: str | None
    rating: int | None
    pixels: int

    @property
    def file(self) -> Path:
        """The path as such."""
        return Path(os.fsdecode(self.path))


_LOOK = (
    "SELECT id, path, format, image_digest, perceptual_hash, sharpness, camera, taken, rating,"
    " width_px * height_px FROM photo"
)


class Duplicates:
    """The groups; made by ``Index``."""

    def __init__(self, connection: Connection, documents: Documents) -> None:
        self._connection = connection
        self._documents = documents

    def put_look(self, photo_id: int, perceptual_hash: int | None, sharpness: float | None) -> None:
        """Keep what a photo looks like."""
        self._connection.change(
            "UPDATE photo SET perceptual_hash = ?, sharpness = ? WHERE id = ?",
            (perceptual_hash, sharpness, photo_id),
        )

    def copy_look(self, source_id: int, target_id: int) -> None:
        """Let a photo look as another one with the same picture."""
        self._connection.change(
            "UPDATE photo SET (perceptual_hash, sharpness) ="
            " (SELECT perceptual_hash, sharpness FROM photo WHERE id = ?) WHERE id = ?",
            (source_id, target_id),
        )

    def is_looked_at(self, photo_id: int) -> bool:
        """Whether it is known what a photo looks like."""
        sql = "SELECT sharpness IS NOT NULL FROM photo WHERE id = ?"
        return bool(self._connection.value(sql, (photo_id,)))

    def are_known(self) -> bool:
        """Whether any group is known."""
        return bool(self._connection.value("SELECT EXISTS (SELECT 1 FROM duplicate)"))

    def looks(self) -> Iterator[Look]:
        """Give what is known of every photo that is there."""
        sql = f"{_LOOK} WHERE status <> 'missing' AND id > ? ORDER BY id LIMIT ?"
        for row in self._connection.pages(sql, (), 0):
            yield _look(row)

    def replace(self, groups: Mapping[int, str]) -> int:
        """Store all groups anew; photos that join or leave one are found accordingly.

        Args:
            groups: for each photo in a group, "number:kind".

        Returns:
            For how many photos that changed something.
        """
        before = {
            photo_id: f"{group}:{kind}"
            for photo_id, group, kind in self._connection.rows(
                "SELECT photo_id, group_id, kind FROM duplicate"
            )
        }
        changed = [i for i in {*before, *groups} if before.get(i) != groups.get(i)]
        self._connection.change_many(
            "DELETE FROM duplicate WHERE photo_id = ?", ((i,) for i in changed)
        )
        rows = ((i, *groups[i].split(":")) for i in changed if i in groups)
        self._connection.change_many(
            "INSERT INTO duplicate (photo_id, group_id, kind) VALUES (?, ?, ?)", rows
        )
        for photo_id in changed:
            self._documents.touch(photo_id)
        return len(changed)

    def groups(self, photo_ids: Iterable[int] | None = None) -> Iterator[tuple[str, list[Look]]]:
        """Give (kind, photos) of all groups, or of those with one of some photos."""
        condition = ""
        values: tuple[str, ...] = ()
        if photo_ids is not None:
            condition = (
                " WHERE group_id IN (SELECT group_id FROM duplicate WHERE photo_id IN"
                " (SELECT value FROM json_each(?)))"
            )
            values = (json.dumps(list(photo_ids)),)
        rows = self._connection.rows(
            f"SELECT group_id, kind, photo_id FROM duplicate{condition}"
            " ORDER BY group_id, photo_id",
            values,
        )
        members: dict[tuple[int, str], list[int]] = {}
        for group_id, kind, photo_id in rows:
            members.setdefault((group_id, kind), []).append(photo_id)
        for (_, kind), ids in members.items():
            found = self._connection.rows(
                f"{_LOOK} WHERE id IN (SELECT value FROM json_each(?)) AND status <> 'missing'"
                " ORDER BY id",
                (json.dumps(ids),),
            )
            if len(found) > 1:
                yield kind, [_look(row) for row in found]


def _look(row: Row) -> Look:
    return Look(*row)
