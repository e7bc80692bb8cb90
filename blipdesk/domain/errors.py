"""The error tree.

A ``KnownError`` is the world's fault: it says what happened, to which file, and what to do, and is
shown to the user as one line. A ``BugError`` is ours and is logged with its stack. Exceptions of
third-party libraries are translated once, in the module that calls them.
"""


class BlipDeskError(Exception):
    """The root of everything that BlipDesk raises on purpose."""


class BugError(BlipDeskError):
    """A broken assumption of our own code."""


class KnownError(BlipDeskError):
    """Something outside went wrong; the message is complete and meant for the user."""


class PhotoError(KnownError):
    """One photo cannot be handled; the others go on."""


class Unreadable(PhotoError):
    """The file cannot be opened, or its picture or metadata cannot be decoded."""


class Damaged(Unreadable):
    """The file's structure is broken; words about it can only stand in a sidecar."""


class UnsupportedFormat(PhotoError):
    """The file is no picture, or of a kind that BlipDesk does not handle."""


class ChangedMeanwhile(PhotoError):
    """The file is no longer the one that was read; nothing was written."""


class WriteRefused(PhotoError):
    """Writing could harm this file, so nothing was tried; a sidecar can hold the text."""


class WriteFailed(PhotoError):
    """The disk refused the write; the original is untouched."""


class VerifyFailed(PhotoError):
    """The new file did not read back as intended; the original is untouched."""


class InferenceError(KnownError):
    """The model could not answer."""


class ModelMissing(InferenceError):
    """The model is not on this disk."""


class ModelUnusable(InferenceError):
    """The model folder is there but is not a model for this task, or is damaged."""


class DownloadFailed(InferenceError):
    """A model could not be fetched; what has arrived is kept and the next try goes on from it."""


class NoRoomForModel(InferenceError):
    """The disk has too little space for a model."""


class WorkerCrashed(InferenceError):
    """The child process that runs the models died."""


class OutOfDeviceMemory(InferenceError):
    """The device's memory does not suffice even for one photo."""


class BatchTimedOut(InferenceError):
    """A batch took longer than the limit and was stopped."""


class DatabaseError(KnownError):
    """The index cannot be used."""


class DatabaseTooNew(DatabaseError):
    """A newer BlipDesk has written this library."""


class DatabaseCorrupt(DatabaseError):
    """The index is damaged."""


class DatabaseBusy(DatabaseError):
    """Another program holds the index for too long."""


class DiskFull(DatabaseError):
    """No space is left for the index."""


class InputError(KnownError):
    """The user asked for something that makes no sense as it stands."""


class BadQuery(InputError):
    """A search text that cannot be used at all.

    Args:
        message: the line for the user.
        column: 0-based position in the query text.
    """

    def __init__(self, message: str, column: int = 0) -> None:
        super().__init__(message)
        self.column = column


class BadSettings(InputError):
    """A setting has a value outside its range.

    Args:
        message: the line for the user.
        key: the setting's name.
    """

    def __init__(self, message: str, key: str) -> None:
        super().__init__(message)
        self.key = key


class FolderMissing(InputError):
    """A path that was named does not exist."""
