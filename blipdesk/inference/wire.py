"""The messages between the program and its child, each a frame of JSON (``codec``)."""

from dataclasses import dataclass

from blipdesk.inference.messages import (
    ModelLocation,
    OutcomeError,
    PhotoOutcome,
    PhotoRequest,
    WorkerOptions,
)

# --- from the program to the child -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Start:
    """The first message: the models and the settings; models are loaded when first needed."""

    options: WorkerOptions
    caption: ModelLocation | None = None
    answer: ModelLocation | None = None
    match: ModelLocation | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Photos to work on; answered by one ``BatchDone`` of the same number."""

    number: int
    requests: tuple[PhotoRequest, ...]


@dataclass(frozen=True, slots=True)
class EmbedTexts:
    """Texts whose vectors are wanted; answered by ``TextVectors`` of the same number."""

    number: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Forget:
    """A batch that is no longer wanted; if the child has not begun it, it never will."""

    number: int


@dataclass(frozen=True, slots=True)
class AskUsage:
    """What has the child used so far? Answered by ``Usage`` of the same number."""

    number: int


# --- from the child to the program -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ready:
    """The child is up.

    Args:
        device: "cpu", "cuda" or "mps", as chosen.
        precision: "fp32", "fp16", "bf16" or "int8".
        device_name: for people.
    """

    device: str
    precision: str
    device_name: str
    threads: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Something worth telling: a model was loaded, a batch was halved, the CPU took over."""

    text: str


@dataclass(frozen=True, slots=True)
class BatchDone:
    """One outcome for each request of the batch, in its order."""

    number: int
    outcomes: tuple[PhotoOutcome, ...]


@dataclass(frozen=True, slots=True)
class TextVectors:
    """One vector for each text, as ``PhotoOutcome.embedding``."""

    number: int
    vectors: tuple[bytes, ...]
    model: str


@dataclass(frozen=True, slots=True)
class Usage:
    """What the child has used since its start.

    Args:
        cpu_s: processor seconds of all its threads.
        peak_bytes: the most memory it ever held at once.
        model_s: seconds by the clock in which models worked (on a GPU: or were fed).
        waited_s: seconds by the clock in which they waited for decoded photos.
    """

    number: int
    cpu_s: float
    peak_bytes: int
    model_s: float = 0.0
    waited_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing can be done: a model does not load. Ends the run with this error."""

    error: OutcomeError


ToChild = Start | Batch | EmbedTexts | Forget | AskUsage
FromChild = Ready | Notice | BatchDone | TextVectors | Usage | Refused
