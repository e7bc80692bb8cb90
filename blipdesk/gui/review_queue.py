"""What waits for review, in which order, and what was decided: the review's state, without Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from blipdesk.index.browse import ListedPhoto

SKIPPED = "skipped"


@dataclass
class ReviewQueue:
    """The photos of one review.

    Args:
        ids: in the order of the review.
        scores: how well a model finds that the words fit, 0..1, where one has said so.
    """

    ids: Sequence[int] = ()
    scores: dict[int, float] = field(default_factory=dict)
    rows: dict[int, ListedPhoto] = field(default_factory=dict)
    decided: dict[int, str] = field(default_factory=dict)
    position: int = 0

    @property
    def current(self) -> int | None:
        """The photo to be decided about; None: all were shown."""
        return self.ids[self.position] if self.position < len(self.ids) else None

    def around(self, distance: int) -> list[int]:
        """Return the photos beside the current one."""
        return list(self.ids[max(0, self.position - distance) : self.position + distance])

    def ahead(self, number: int) -> list[ListedPhoto]:
        """Return the rows at hand of the current photo and of those after it."""
        wanted = self.ids[self.position : self.position + number]
        return [self.rows[photo_id] for photo_id in wanted if photo_id in self.rows]

    def undecided_from(self, score: float) -> list[int]:
        """Return the photos that nobody has decided about and whose score is at least this."""
        return [
            photo_id
            for photo_id in self.ids
            if self.decided.get(photo_id, SKIPPED) == SKIPPED
            and self.scores.get(photo_id, -1.0) >= score
        ]

    def take_back(self, photo_ids: Sequence[int]) -> None:
        """Forget what was decided."""
        for photo_id in photo_ids:
            self.decided.pop(photo_id, None)

    def next_open(self) -> int:
        """Return the position of the next photo that is undecided, or the end."""
        for position in range(self.position, len(self.ids)):
            if self.ids[position] not in self.decided:
                return position
        return len(self.ids)

    def counts(self) -> tuple[int, int]:
        """Return how many photos were decided about and how many were left for later."""
        done = sum(decision != SKIPPED for decision in self.decided.values())
        return done, len(self.ids) - done
