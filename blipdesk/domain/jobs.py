"""Work that waits in the index: what it is, how far it is, and when it may be tried again."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class JobKind(StrEnum):
    """What is to be done with one photo."""

    READ = "read"
    DESCRIBE = "describe"
    ASK = "ask"
    EMBED = "embed"
    FINGERPRINT = "fingerprint"
    THUMBNAIL = "thumbnail"


class JobState(StrEnum):
    """How far a job is."""

    QUEUED = "queued"
    LEASED = "leased"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Priority(IntEnum):
    """Who waits for the result; the higher is leased first."""

    BACKGROUND = 0
    ASKED = 10
    VISIBLE = 20


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work on one photo.

    Args:
        params: JSON text that says what exactly; a photo has at most one unfinished job of a kind
            with the same params.
        lease_until_ns: Unix time; a lease that ran out goes back into the queue.
        attempts: how often the job was leased.
        not_before_ns: Unix time before which it is not leased (back-off).
        reason: why it failed or was put back, for the user.
    """

    job_id: int
    kind: JobKind
    photo_id: int
    params: str
    priority: int
    state: JobState
    owner: str | None = None
    lease_until_ns: int | None = None
    attempts: int = 0
    not_before_ns: int = 0
    reason: str | None = None


MAX_ATTEMPTS = 3
_FIRST_DELAY_S = 10
_LONGEST_DELAY_S = 3600


def retry_delay_s(attempts: int) -> int | None:
    """Say how long a job rests before its next attempt: 10 s, 100 s, then it has failed.

    Args:
        attempts: how often it was tried, at least 1.

    Returns:
        Seconds, or None when it must not be tried again by itself.
    """
    if attempts >= MAX_ATTEMPTS:
        return None
    delay: int = _FIRST_DELAY_S * 10 ** (attempts - 1)
    return min(delay, _LONGEST_DELAY_S)


def in_quiet_hours(span: str, hour_minute: tuple[int, int]) -> bool:
    """Say whether a time of the day lies in a span such as "22:00-07:00".

    Args:
        span: from the first minute up to, not including, the last; "" is never.
        hour_minute: local time.

    Raises:
        ValueError: the span is not of that form.
    """
    if not span:
        return False
    first, last = (_minute(part) for part in span.split("-"))
    now = hour_minute[0] * 60 + hour_minute[1]
    return first <= now < last if first <= last else now >= first or now < last


def _minute(text: str) -> int:
    hour, minute = (int(part) for part in text.strip().split(":"))
    if not (0 <= hour < 24 and 0 <= minute < 60):
        raise ValueError(f"{text!r} is no time of the day")
    return hour * 60 + minute
