"""What a benchmark of the models measures, and what came out."""

from dataclasses import dataclass

from blipdesk.domain.errors import InputError
from blipdesk.inference.messages import Precision, Task

_DECODE_BOUND = 0.5
_SIZES = {
    Task.CAPTION: ("tiny", "base", "large"),
    # In the answering model the words that read the question and those that answer share a width
    # of what they look at: the picture's for the ones, the words' own for the others.
    Task.ANSWER: ("tiny", "base"),
    Task.MATCH: ("tiny", "base", "large"),
}


@dataclass(frozen=True, slots=True)
class BenchOptions:
    """What is measured.

    Args:
        model: Hub id or folder; None: random weights of the published size, which take as long.
        size: of random weights, "base" or "large" ("tiny" for tests).
        photos: in each round of ours; on a GPU each comes many times.
        rounds: how often the sides take turns; the middle one counts.
        batch: photos in one pass.
        threads: for both sides; 0: torch's choice.
        scenes: drawn scenes on which the precisions are compared by the demo models; 0: none.
        fast: number type of the fast side; "int8" on a GPU is its own type.
        decoders: programs that decode, of our sides; None: as the device wants it.

    Raises:
        InputError: there is no model of that size for the task.
    """

    task: Task
    model: str | None = None
    size: str = "base"
    photos: int = 8
    rounds: int = 3
    batch: int = 8
    threads: int = 0
    scenes: int = 500
    fast: Precision = Precision.INT8
    decoders: int | None = None

    def __post_init__(self) -> None:
        if self.size not in _SIZES[self.task]:
            known = " or ".join(_SIZES[self.task][1:])
            raise InputError(
                f"no models for the task {self.task.value} are of size {self.size!r}: use {known}"
            )


@dataclass(frozen=True, slots=True)
class Side:
    """One way of doing the work.

    Args:
        wall_s: seconds a photo by the clock, of the middle round.
        cpu_s: processor seconds a photo; compares sides on a busy machine too.
    """

    name: str
    wall_s: float
    cpu_s: float


@dataclass(frozen=True, slots=True)
class BenchResult:
    """What came out.

    Args:
        precisions: of the exact and the fast side.
        limits_s: of both: seconds a photo for the model's matrix products alone, on a CPU of
            processor time.
        identical: share of drawn scenes with the same text in both precisions; None: not compared.
        cosine: between the picture's states in both precisions, the lowest; None: not compared.
        more_questions_ratio: processor time of all questions over that of one, exact.
        mixed_questions_ratio: the same for questions of different lengths.
        peak_bytes: the exact side's memory.
        model_share: of the fast side's time, so much the models worked; the rest they waited.
        decoded_s: seconds a photo of the fast side where nothing has to be decoded.
        decoded_model_share: of that time, so much the models worked.
        load: of the machine, before and after.
    """

    task: Task
    device: str
    device_name: str
    threads: int
    precisions: tuple[str, str]
    reference: Side
    exact: Side
    fast: Side
    peak_bytes: int
    model_share: float
    decoded_s: float
    decoded_model_share: float
    limits_s: tuple[float, float] = (0.0, 0.0)
    identical: float | None = None
    cosine: float | None = None
    load: tuple[float, float] = (0.0, 0.0)
    more_questions_ratio: float | None = None
    mixed_questions_ratio: float | None = None

    @property
    def limit_shares(self) -> tuple[float, float]:
        """How much of the exact and the fast side's time the matrix products alone would take.

        Of processor time on a CPU, of time by the clock on a GPU.
        """
        sides = (self.exact, self.fast)
        spent_s = [side.cpu_s if self.device == "cpu" else side.wall_s for side in sides]
        return self.limits_s[0] / spent_s[0], self.limits_s[1] / spent_s[1]

    @property
    def bottleneck(self) -> str:
        """What the fast side waits for most: "decoding" or "model"."""
        return "model" if self.model_share > _DECODE_BOUND else "decoding"
