"""Where a library keeps its things."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

LIBRARY_VARIABLE = "BLIPDESK_LIBRARY"


@dataclass(frozen=True, slots=True)
class LibraryPaths:
    """One library's folder: the index, the settings, the models and the log."""

    root: Path

    @property
    def database(self) -> Path:
        """The index."""
        return self.root / "library.db"

    @property
    def backups(self) -> Path:
        """The folder of the index's daily copies."""
        return self.root / "backups"

    @property
    def pictures_by_meaning(self) -> Path:
        """What speeds up the search by meaning in large libraries; can be thrown away."""
        return self.root / "pictures.faiss"

    @property
    def thumbnails(self) -> Path:
        """The small pictures of the window; can be thrown away."""
        return self.root / "thumbnails.db"

    @property
    def settings(self) -> Path:
        """The settings' TOML file."""
        return self.root / "settings.toml"

    @property
    def models(self) -> Path:
        """Model folders, OWNER--NAME each."""
        return self.root / "models"

    @property
    def speeds(self) -> Path:
        """How fast the models were in earlier runs; can be thrown away."""
        return self.root / "speeds.json"

    @property
    def writer_lock(self) -> Path:
        """Held by the process that is writing into a photo."""
        return self.root / "writer.lock"

    @property
    def log(self) -> Path:
        """The log file."""
        return self.root / "blipdesk.log"


def library_paths(chosen: Path | None) -> LibraryPaths:
    """Return the library's places.

    Args:
        chosen: what the user named; None: the environment's BLIPDESK_LIBRARY, else the platform's
            data directory.
    """
    if chosen is None:
        variable = os.environ.get(LIBRARY_VARIABLE)
        chosen = Path(variable) if variable else platformdirs.user_data_path("BlipDesk", False)
    return LibraryPaths(chosen.expanduser().absolute())
