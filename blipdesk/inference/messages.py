"""What may be asked of the engine and what comes back; every value is frozen and knows no torch."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Task(StrEnum):
    """What a model is for; each needs a checkpoint of its own."""

    CAPTION = "caption"
    ANSWER = "answer"
    MATCH = "match"


class Device(StrEnum):
    """Where the models run. ``AUTO`` takes CUDA, then MPS, then the CPU."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"
    MPS = "mps"


class Precision(StrEnum):
    """The number type of weights and activations.

    With ``FP32`` the tokens equal the reference's. ``INT8`` is for CPUs with 8-bit dot products:
    faster, nearly always the same words; elsewhere it means ``AUTO``. ``AUTO`` is int8 on such
    CPUs, fp32 on others, bf16 or fp16 on a GPU.
    """

    AUTO = "auto"
    FP32 = "fp32"
    FP16 = "fp16"
    BF16 = "bf16"
    INT8 = "int8"


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """Which checkpoint serves each task.

    Each is a Hub id ("Salesforce/blip-image-captioning-base"), the path of a model folder, or
    "demo"; None: the task is not wanted.
    """

    caption: str | None = None
    answer: str | None = None
    match: str | None = None


@dataclass(frozen=True, slots=True)
class ModelLocation:
    """A checkpoint that was found on this disk.

    Args:
        path: its folder.
        id: the name to show and to record: Hub id, "demo/..." or the folder's name.
        revision: the Hub commit where known, otherwise a digest of the weights file.
    """

    path: Path
    id: str
    revision: str


@dataclass(frozen=True, slots=True)
class CaptionSettings:
    """How captions are generated; the defaults are deterministic and equal to greedy search.

    Args:
        max_new_tokens: the longest caption in word pieces, prompt not counted.
        min_new_tokens: the shortest.
        num_beams: 1 is greedy search.
        no_repeat_ngram: a sequence of so many word pieces never comes twice; 0 switches it off.
        candidates: how many captions to propose; above 1 needs a matcher, which picks the best.
        seed: for the sampled candidates; the same seed gives the same text.
    """

    max_new_tokens: int = 40
    min_new_tokens: int = 0
    num_beams: int = 1
    no_repeat_ngram: int = 0
    candidates: int = 1
    seed: int = 0


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    """How answers are generated, by greedy search.

    Args:
        max_new_tokens: the longest answer in word pieces, its end included.
        min_new_tokens: the end is not chosen before so many.
    """

    max_new_tokens: int = 20
    min_new_tokens: int = 0


@dataclass(frozen=True, slots=True)
class WorkerOptions:
    """What the child is told at its start.

    Args:
        threads: torch's threads; 0 leaves the choice to torch.
        max_batch: photos in one pass of the vision model.
        max_pixels: a larger picture is refused as unreadable.
        nice: added to the child's niceness, so that a window stays smooth; 0: as urgent as any.
        memory_limit_bytes: address-space limit of the child where the system has one, at work on
            the CPU; 0: none.
        idle_exit_s: the child ends after so many seconds without work; 0: never.
        full_decode: decode JPEGs at full size; off, they are decoded to about the size needed.
        decode_processes: how many programs decode photos for the models; 0: threads of the child
            do; None: chosen by device and cores.
    """

    device: Device = Device.AUTO
    precision: Precision = Precision.AUTO
    threads: int = 0
    max_batch: int = 4
    caption: CaptionSettings = CaptionSettings()
    answer: AnswerSettings = AnswerSettings()
    max_pixels: int = 250_000_000
    nice: int = 5
    memory_limit_bytes: int = 0
    idle_exit_s: float = 0.0
    full_decode: bool = False
    decode_processes: int | None = None


@dataclass(frozen=True, slots=True)
class PhotoRequest:
    """What is wanted of one photo.

    Args:
        photo_id: comes back in the outcome; unique within one run.
        prompt: the words the caption shall begin with (they are taken off the result again).
        questions: asked one by one on the picture, which is encoded once.
        choices: when given, each question is answered by the likeliest of these.
        embed: also return the picture's vector for search by meaning (needs the matcher).
        match_texts: texts whose match with the picture is wanted (needs the matcher).
        fingerprint: also return what near-duplicates are found by (needs no model).
    """

    photo_id: int
    path: Path
    caption: bool = True
    prompt: str | None = None
    questions: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    embed: bool = False
    match_texts: tuple[str, ...] = ()
    fingerprint: bool = False


@dataclass(frozen=True, slots=True)
class CaptionAlternative:
    """A caption that was not chosen; the figures are as in ``CaptionResult``."""

    text: str
    score: float | None
    logprob: float


@dataclass(frozen=True, slots=True)
class CaptionResult:
    """A caption.

    Args:
        text: without the prompt; with it in front where the model continues a sentence is up to
            the caller.
        score: the matcher's probability 0..1 that the text fits the picture; None: no matcher.
        logprob: natural logarithm of the probability that the captioner gives to the text, the
            end included; comparable between captions of one photo only.
        model: id of the captioner.
        revision: its revision.
    """

    text: str
    score: float | None
    logprob: float
    model: str
    revision: str
    prompt: str | None = None
    alternatives: tuple[CaptionAlternative, ...] = ()


@dataclass(frozen=True, slots=True)
class RankedAnswer:
    """One of the given choices with its probability among them (they sum to 1)."""

    answer: str
    probability: float


@dataclass(frozen=True, slots=True)
class AnswerResult:
    """An answer.

    Args:
        probability: product of the answer's token probabilities, 0..1; with choices: the share
            among them.
        ranked: the choices, likeliest first; empty for a free answer.
    """

    question: str
    answer: str
    probability: float
    model: str
    revision: str
    ranked: tuple[RankedAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class OutcomeError:
    """Why a photo has no result.

    Args:
        kind: name of a class of ``domain.errors``.
        message: one line for the user, complete.
    """

    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class PhotoOutcome:
    """What came of one request; with ``error`` set the rest is empty.

    Args:
        embedding: 256 signed bytes: the direction of the picture's unit vector, scaled so that its
            largest component is 127 (divide by the length after reading); None: not asked.
        match_scores: one probability 0..1 for each of ``match_texts``.
        embedding_model: id and revision of the matcher, joined by "@".
        perceptual_hash: as in ``imaging.fingerprint``; None: not asked, or no structure.
        sharpness: as in ``imaging.fingerprint``; None: not asked.
    """

    photo_id: int
    caption: CaptionResult | None = None
    answers: tuple[AnswerResult, ...] = ()
    embedding: bytes | None = None
    match_scores: tuple[float, ...] = ()
    error: OutcomeError | None = None
    embedding_model: str | None = None
    perceptual_hash: int | None = None
    sharpness: float | None = None
