"""Which photos go to the child next; pure, so that every course of events can be tested.

Photos with one prompt share a batch (their texts have one length), the oldest waiting photo is
always in the next batch, and when the child dies, what it had in hand is divided until the photo
that kills it stands alone.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from blipdesk.inference.messages import PhotoRequest

_DEATHS_TO_BLAME = 2


@dataclass(frozen=True, slots=True)
class Flight:
    """A batch on its way."""

    number: int
    requests: tuple[PhotoRequest, ...]


@dataclass(slots=True)
class Scheduler:
    """Orders photos into batches.

    Args:
        max_batch: photos in a batch.
        take_number: returns a fresh number for each batch.
        max_texts: questions, captions and texts to match in a batch, so that a long list of
            questions does not fill the memory; a photo that has more alone still goes, alone.
        ahead: batches in flight at once; the child decodes the second while it looks at the
            first. One while a killer is being looked for, so that the blame is certain.
    """

    max_batch: int
    take_number: Callable[[], int]
    max_texts: int = 64
    ahead: int = 2
    _waiting: deque[PhotoRequest] = field(default_factory=deque)
    _suspects: deque[tuple[PhotoRequest, ...]] = field(default_factory=deque)
    _flights: deque[Flight] = field(default_factory=deque)
    _deaths: dict[int, int] = field(default_factory=dict)

    @property
    def wants_more(self) -> bool:
        """Whether more requests should be added before the next batch is formed."""
        return len(self._waiting) < 2 * self.max_batch

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits and nothing is under way."""
        return not (self._waiting or self._suspects or self._flights)

    @property
    def head(self) -> Flight | None:
        """The batch that the child works on."""
        return self._flights[0] if self._flights else None

    @property
    def flights(self) -> tuple[Flight, ...]:
        """The batches under way, the one being worked on first."""
        return tuple(self._flights)

    @property
    def _is_looking(self) -> bool:
        """Whether a killer is being looked for."""
        return bool(self._suspects) or any(
            request.photo_id in self._deaths for f in self._flights for request in f.requests
        )

    def add(self, request: PhotoRequest) -> None:
        """Take a request in."""
        self._waiting.append(request)

    def next_batch(self) -> Flight | None:
        """Return the next batch to send; None: nothing waits, or enough is under way."""
        if len(self._flights) >= (1 if self._is_looking else self.ahead):
            return None
        if self._suspects:
            requests = self._suspects.popleft()
        elif self._waiting:
            requests = self._form()
        else:
            return None
        flight = Flight(self.take_number(), requests)
        self._flights.append(flight)
        return flight

    def finished(self, number: int) -> bool:
        """Note that a batch was answered; False: it is not under way (it was given up)."""
        for flight in self._flights:
            if flight.number == number:
                self._flights.remove(flight)
                for request in flight.requests:
                    self._deaths.pop(request.photo_id, None)
                return True
        return False

    def died(self) -> list[PhotoRequest]:
        """Note that the child died; return the photos that are to blame, to be given up."""
        guilty: list[PhotoRequest] = []
        again: list[tuple[PhotoRequest, ...]] = []
        for flight in self._flights:
            for request in flight.requests:
                self._deaths[request.photo_id] = self._deaths.get(request.photo_id, 0) + 1
            first = flight.requests[0]
            if len(flight.requests) > 1:
                half = len(flight.requests) // 2
                again += [flight.requests[:half], flight.requests[half:]]
            elif len(self._flights) == 1 and self._deaths[first.photo_id] >= _DEATHS_TO_BLAME:
                del self._deaths[first.photo_id]
                guilty.append(first)
            else:
                again.append(flight.requests)
        self._suspects.extendleft(reversed(again))
        self._flights.clear()
        return guilty

    def resend(self) -> None:
        """Put everything under way back, blaming nobody (the child left of its own accord)."""
        self._suspects.extendleft(reversed([f.requests for f in self._flights]))
        self._flights.clear()

    def keep_head_only(self) -> tuple[Flight, ...]:
        """Forget all but the batch being worked on; return the batches that were under way."""
        head, *others = self._flights or [None]
        self.drop_all()
        if head is not None:
            self._flights.append(head)
        return tuple(f for f in others if f is not None)

    def drop_all(self) -> None:
        """Forget everything that waits or is under way."""
        self._waiting.clear()
        self._suspects.clear()
        self._flights.clear()
        self._deaths.clear()

    def _form(self) -> tuple[PhotoRequest, ...]:
        first = self._waiting.popleft()
        chosen, texts = [first], _texts(first)
        skipped: list[PhotoRequest] = []
        while self._waiting and len(chosen) < self.max_batch:
            request = self._waiting.popleft()
            fits = texts + _texts(request) <= self.max_texts
            if fits and _key(request) == _key(first):
                chosen.append(request)
                texts += _texts(request)
            else:
                skipped.append(request)
        self._waiting.extendleft(reversed(skipped))
        return tuple(chosen)


def _key(request: PhotoRequest) -> tuple[bool, str | None]:
    return request.caption, request.prompt


def _texts(request: PhotoRequest) -> int:
    asked = len(request.questions) * max(1, len(request.choices))
    return int(request.caption) + asked + len(request.match_texts)
