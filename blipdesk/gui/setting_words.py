"""What people read in place of the settings' keys and values; shown through tr()."""

PAGES = {
    "models": "Models",
    "inference": "Speed and memory",
    "captions": "Captions",
    "writing": "Writing",
    "folders": "Folders",
    "watch": "Watching",
    "window": "Window",
    "files": "Other programs",
    "queue": "In the background",
}

NAMES = {
    "models.caption": "Model for captions",
    "models.answer": "Model for questions",
    "models.match": "Model for matching",
    "inference.device": "Device",
    "inference.precision": "Number format",
    "inference.threads": "CPU threads",
    "inference.batch_photos": "Photos at a time",
    "inference.photo_timeout_s": "Longest time for a photo",
    "inference.idle_exit_s": "Memory is given back after",
    "captions.candidates": "Captions to choose from",
    "captions.beams": "Beams",
    "captions.no_repeat": "No repeated words",
    "captions.max_tokens": "Longest caption",
    "writing.mode": "When words are written",
    "writing.when_idle_s": "Wait before writing",
    "writing.captions": "Captions",
    "writing.keywords": "Keywords",
    "writing.answers": "Answers",
    "writing.keep_mtime": "Keep the file's date",
    "writing.sidecars": "Sidecar files",
    "writing.sidecar_naming": "Name of a sidecar",
    "writing.keep_hard_links": "Write into hard links",
    "writing.write_signed": "Write into signed photos",
    "writing.keep_original": "Keep the original",
    "writing.dng_in_file": "Write into DNG files",
    "writing.vocabulary": "Vocabulary",
    "writing.vocabulary_outside": "Keywords outside of it",
    "writing.vocabulary_hierarchy": "Keywords above a keyword",
    "writing.xmp_history": "History in the photo",
    "writing.exiftool": "Let exiftool help",
    "folders.exclude": "Left out",
    "folders.smallest_kib": "Smallest file",
    "folders.patience_s": "Patience with slow disks",
    "watch.in_window": "Watch while the window is open",
    "watch.full_every_s": "Look at everything every",
    "watch.poll_every_s": "Network drives every",
    "queue.quiet_hours": "Quiet hours",
    "queue.mains_only": "Only on mains power",
    "queue.describe_new": "Describe new photos by themselves",
    "files.programs": "Programs to open photos with",
    "window.stay_in_tray": "Stay in the tray",
}

CHOICES = {
    ("", "auto"): "Automatic",
    ("", "cpu"): "CPU",
    ("", "cuda"): "GPU (CUDA)",
    ("", "mps"): "GPU (Apple)",
    ("", "replace"): "Over a machine's words",
    ("", "append"): "Beside those that are there",
    ("", "empty"): "Where nothing stands",
    ("", "never"): "Never",
    ("", "always"): "Always",
    ("", "when refused"): "Where a photo cannot be written",
    ("writing.vocabulary_outside", "keep"): "Write them",
    ("writing.vocabulary_outside", "drop"): "Leave out a machine's",
    ("writing.vocabulary_outside", "refuse"): "Refuse all of them",
    ("writing.vocabulary_hierarchy", "none"): "Nothing more",
    ("writing.vocabulary_hierarchy", "paths"): "The path, for Lightroom",
    ("writing.vocabulary_hierarchy", "ancestors"): "As keywords too",
    ("writing.mode", "empty"): "At once, where nothing stands",
    ("writing.mode", "reviewed"): "Once I have approved them",
}


def name_of(key: str) -> str:
    """Return a setting's name; one that is not listed is named by its key."""
    return NAMES.get(key) or key.split(".")[1].replace("_", " ").capitalize()


def page_of(group: str) -> str:
    """Return the name of a group of settings."""
    return PAGES.get(group) or group.capitalize()
