"""What went wrong with the child, as lines for people and as errors."""

import signal

from blipdesk.domain import errors
from blipdesk.domain.errors import InferenceError
from blipdesk.domain.photo import display_name
from blipdesk.inference.messages import OutcomeError, PhotoOutcome, PhotoRequest
from blipdesk.inference.supervisor import ChildDied


def to_exception(error: OutcomeError) -> InferenceError:
    """Return the domain error that a message from the child stands for."""
    kind = getattr(errors, error.kind, InferenceError)
    if isinstance(kind, type) and issubclass(kind, InferenceError):
        return kind(error.message)
    return InferenceError(error.message)


def failed(request: PhotoRequest, kind: type[InferenceError], line: str) -> PhotoOutcome:
    """Return the outcome of a photo that is given up."""
    message = f"{display_name(str(request.path))}: {line}"
    return PhotoOutcome(request.photo_id, error=OutcomeError(kind.__name__, message))


def died_line(what: str, death: ChildDied) -> str:
    """Return the line that tells of the child's end, with its last words."""
    said = f": {display_name(death.last_words)}" if death.last_words else ""
    return f"the inference program {what} ({cause(death)}){said}"


def cause(death: ChildDied) -> str:
    """Return what ended the child: a signal's name or the exit code."""
    if death.returncode >= 0:
        return f"exit code {death.returncode}"
    try:
        return signal.Signals(-death.returncode).name
    except ValueError:
        return f"signal {-death.returncode}"
