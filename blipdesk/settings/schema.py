"""Every setting with its default, its range and its help text.

The preferences dialog, the command line's help and the file's comments are built from this one
declaration.
"""

from dataclasses import dataclass, field, fields
from typing import Any

from blipdesk.domain.errors import BadSettings
from blipdesk.domain.policy import WriteMode

SettingValue = str | int | float | bool


def _setting(
    key: str,
    default: SettingValue,
    help_text: str,
    *,
    choices: tuple[str, ...] = (),
    minimum: float | None = None,
    maximum: float | None = None,
) -> Any:
    declared = {
        "key": key,
        "help": help_text,
        "choices": choices,
        "minimum": minimum,
        "maximum": maximum,
    }
    return field(default=default, metadata=declared)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings' values. ``key`` in the metadata is table.name in the TOML file."""

    caption_model: str = _setting(
        "models.caption",
        "Salesforce/blip-image-captioning-base",
        "Model that writes captions: a Hub id or a folder.",
    )
    answer_model: str = _setting(
        "models.answer",
        "Salesforce/blip-vqa-base",
        "Model that answers questions: a Hub id or a folder.",
    )
    match_model: str = _setting(
        "models.match",
        "Salesforce/blip-itm-base-coco",
        "Model that scores captions (used where it is installed): a Hub id or a folder.",
    )
    device: str = _setting(
        "inference.device",
        "auto",
        "Where the models run.",
        choices=("auto", "cpu", "cuda", "mps"),
    )
    precision: str = _setting(
        "inference.precision",
        "auto",
        "Number format of the models; auto: int8 on CPUs that are fast with it, else fp32; bf16 or "
        "fp16 on a GPU. fp32 gives the reference's words to the token.",
        choices=("auto", "fp32", "fp16", "bf16", "int8"),
    )
    torch_threads: int = _setting(
        "inference.threads",
        0,
        "CPU threads for the models; 0: all cores.",
        minimum=0,
        maximum=1024,
    )
    batch_photos: int = _setting(
        "inference.batch_photos",
        8,
        "Photos that the model looks at together.",
        minimum=1,
        maximum=1024,
    )
    photo_timeout_s: float = _setting(
        "inference.photo_timeout_s",
        120.0,
        "Seconds for one photo after which the model counts as hung.",
        minimum=1,
        maximum=86_400,
    )
    idle_exit_s: float = _setting(
        "inference.idle_exit_s",
        300.0,
        "Seconds without work after which the models' memory is given back; 0: never.",
        minimum=0,
        maximum=86_400,
    )
    caption_candidates: int = _setting(
        "captions.candidates",
        1,
        "Captions proposed for each photo; above 1 the matching model picks the best of them.",
        minimum=1,
        maximum=16,
    )
    caption_beams: int = _setting(
        "captions.beams",
        1,
        "Width of the search for words; 3 takes half as long again as 1.",
        minimum=1,
        maximum=16,
    )
    caption_no_repeat: int = _setting(
        "captions.no_repeat",
        0,
        "Runs of so many word pieces never come twice in a caption; 0: may come.",
        minimum=0,
        maximum=10,
    )
    caption_max_tokens: int = _setting(
        "captions.max_tokens",
        40,
        "The longest caption, in word pieces.",
        minimum=1,
        maximum=200,
    )
    write_mode: str = _setting(
        "writing.mode",
        WriteMode.EMPTY.value,
        "When machine text goes into files: empty (at once, into empty fields), "
        "reviewed (once approved), never.",
        choices=tuple(mode.value for mode in WriteMode),
    )
    write_idle_s: float = _setting(
        "writing.when_idle_s",
        0.0,
        "Approved and machine text goes into files once no more has come for so many seconds "
        "(blipdesk queue write-now: at once); 0: nothing waits.",
        minimum=0,
        maximum=3600,
    )
    captions: str = _setting(
        "writing.captions",
        "replace",
        "A machine's caption goes into empty fields and over unapproved machine text (replace), "
        "into empty fields alone (empty), or nowhere (never); never over a person's words.",
        choices=("replace", "empty", "never"),
    )
    keywords: str = _setting(
        "writing.keywords",
        "replace",
        "The same for a machine's keywords; append: they join those that are there.",
        choices=("replace", "append", "empty", "never"),
    )
    answers: str = _setting(
        "writing.answers",
        "replace",
        "A machine's answers are written, over unapproved ones to the same question (replace), or "
        "stay in the library (never).",
        choices=("replace", "never"),
    )
    keep_mtime: bool = _setting(
        "writing.keep_mtime",
        True,
        "Keep a photo's modification time when its text changes.",
    )
    sidecars: str = _setting(
        "writing.sidecars",
        "when refused",
        "Write an XMP file beside a photo that must not or cannot be written (when refused), "
        "never, or always instead of the photo.",
        choices=("when refused", "never", "always"),
    )
    sidecar_naming: str = _setting(
        "writing.sidecar_naming",
        "NAME.EXT.xmp",
        "Name of a new sidecar: NAME.EXT.xmp (darktable, digiKam) or NAME.xmp (Adobe); an existing "
        "one of either name is kept.",
        choices=("NAME.EXT.xmp", "NAME.xmp"),
    )
    keep_hard_links: bool = _setting(
        "writing.keep_hard_links",
        False,
        "Write into files of several names (hard links), by copying over them, which a power cut "
        "can tear; otherwise a sidecar takes the text.",
    )
    write_signed: bool = _setting(
        "writing.write_signed",
        False,
        "Write into photos with Content Credentials (C2PA), which breaks their signature; "
        "otherwise a sidecar takes the text.",
    )
    keep_original: bool = _setting(
        "writing.keep_original",
        False,
        "Keep each photo as it was before BlipDesk's first write beside it, as NAME.EXT_original.",
    )
    dng_in_file: bool = _setting(
        "writing.dng_in_file",
        False,
        "Write into DNG files, beside which Lightroom ignores sidecars; otherwise a sidecar takes "
        "the text.",
    )
    vocabulary: str = _setting(
        "writing.vocabulary",
        "",
        "File of the keywords to be used: one a line, a tab more for what belongs below it, "
        "synonyms in {braces}, headings in [brackets], as Lightroom exports it.",
    )
    vocabulary_outside: str = _setting(
        "writing.vocabulary_outside",
        "keep",
        "Keywords outside the vocabulary are written as they are (keep), a machine's are left out "
        "(drop), or a person's are refused as well (refuse).",
        choices=("keep", "drop", "refuse"),
    )
    vocabulary_hierarchy: str = _setting(
        "writing.vocabulary_hierarchy",
        "paths",
        "Of a new keyword's place in the vocabulary nothing is written (none), its path for "
        "Lightroom (paths), or what lies above it as keywords too (ancestors).",
        choices=("none", "paths", "ancestors"),
    )
    xmp_history: bool = _setting(
        "writing.xmp_history",
        False,
        "Leave an entry in the photo's own history (xmpMM:History) with every write and undo, for "
        "other programs.",
    )
    use_exiftool: bool = _setting(
        "writing.exiftool",
        False,
        "Let exiftool, where it is installed, try what BlipDesk cannot write into a photo itself; "
        "its result is verified alike.",
    )
    exclude: str = _setting(
        "folders.exclude",
        "",
        "Files and folders that are left out: names with * and ?, or paths, with ; between them.",
    )
    smallest_kib: int = _setting(
        "folders.smallest_kib",
        0,
        "Smaller files below folders are left out (KiB), such as icons.",
        minimum=0,
        maximum=1_048_576,
    )
    patience_s: float = _setting(
        "folders.patience_s",
        30.0,
        "Seconds after which a disk that does not answer is left alone.",
        minimum=0.1,
        maximum=3600,
    )
    full_every_s: float = _setting(
        "watch.full_every_s",
        900.0,
        "Seconds after which a watched folder is compared with the index as a whole.",
        minimum=1,
        maximum=86_400,
    )
    poll_every_s: float = _setting(
        "watch.poll_every_s",
        60.0,
        "The same for folders on network drives, which report no changes.",
        minimum=1,
        maximum=86_400,
    )
    watch_in_window: bool = _setting(
        "watch.in_window",
        True,
        "While the window is open, the library's folders are watched for new and changed photos.",
    )
    programs: str = _setting(
        "files.programs",
        "",
        "Programs of the menu Open with, with ; between them, such as gimp; darktable.",
    )
    stay_in_tray: bool = _setting(
        "window.stay_in_tray",
        False,
        "Closing the window leaves BlipDesk in the desktop's tray, where it goes on watching and "
        "describing; without a tray it ends.",
    )
    describe_new: bool = _setting(
        "queue.describe_new",
        False,
        "While the window is open, photos of the library that nobody has described are described "
        "by themselves, new ones as they appear; otherwise only when asked.",
    )
    quiet_hours: str = _setting(
        "queue.quiet_hours",
        "",
        'Hours in which nothing is described in the background, such as "22:00-07:00".',
    )
    mains_only: bool = _setting(
        "queue.mains_only",
        False,
        "Describe in the background only on mains power, not on battery.",
    )


def replaced(settings: Settings, key: str, value: object) -> Settings:
    """Return the settings with one value changed.

    Raises:
        BadSettings: the key does not exist, or the value has the wrong type or range.
    """
    for declared in fields(Settings):
        if declared.metadata["key"] == key:
            checked = _checked(key, value, declared.default, declared.metadata)
            values = {f.name: getattr(settings, f.name) for f in fields(Settings)}
            return Settings(**{**values, declared.name: checked})
    raise BadSettings(f"there is no setting {key!r}", key)


def _checked(key: str, value: object, default: object, declared: Any) -> object:
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if type(value) is not type(default):
        wanted = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
        raise BadSettings(f"setting {key} must be {wanted[type(default)]}, not {value!r}", key)
    choices = declared["choices"]
    if choices and value not in choices:
        raise BadSettings(f"setting {key} must be one of {', '.join(choices)}, not {value!r}", key)
    low, high = declared["minimum"], declared["maximum"]
    if isinstance(value, int | float) and low is not None and not low <= value <= high:
        raise BadSettings(f"setting {key} must be from {low:g} to {high:g}, not {value:g}", key)
    return value
