"""The files that ship with BlipDesk."""

from pathlib import Path

from blipdesk.domain.errors import BugError


def asset_path(relative: str) -> Path:
    """Return the path of a bundled file or folder.

    Args:
        relative: its path below ``resources/``, with forward slashes.

    Raises:
        BugError: nothing is bundled under that name, so the installation is incomplete.
    """
    package = Path(__file__).resolve().parent.parent
    # In a wheel the resources lie inside the package, in a checkout beside it.
    for root in (package / "resources", package.parent / "resources"):
        found = root / relative
        if found.exists():
            return found
    raise BugError(f"bundled file {relative!r} is missing: the installation is incomplete")
