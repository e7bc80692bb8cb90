"""What all processes that work on the queue share: whether it is paused, and how fast it goes."""

from blipdesk.index.connection import Connection

_WEIGHT_OF_NEWEST = 0.2


class QueueState:
    """One row of the database; made by ``Index``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def paused(self) -> bool:
        """Whether the user stopped all work until further notice."""
        return bool(self._connection.value("SELECT paused FROM queue_state"))

    def set_paused(self, paused: bool) -> None:
        """Stop all work, or go on."""
        self._connection.change("UPDATE queue_state SET paused = ?", (int(paused),))

    @property
    def photo_s(self) -> float | None:
        """Seconds that one photo takes, a running mean; None: nothing was measured yet."""
        found: float | None = self._connection.value("SELECT photo_s FROM queue_state")
        return found

    def measured(self, photo_s: float) -> None:
        """Take a measurement into the mean.

        Args:
            photo_s: seconds for one photo.
        """
        self._connection.change(
            "UPDATE queue_state SET photo_s = ifnull(photo_s * ? + ? * ?, ?)",
            (1 - _WEIGHT_OF_NEWEST, photo_s, _WEIGHT_OF_NEWEST, photo_s),
        )
