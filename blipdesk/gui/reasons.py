"""Why something failed, fit for a narrow place."""

from pathlib import PurePath

from blipdesk.domain.photo import display_name


def short_reason(line: str) -> str:
    """Return a reason with the file's name in place of its whole path.

    Reasons begin with the file that they are about; where a line is cut, a long path would leave
    nothing of what happened.
    """
    head, colon, rest = display_name(line).partition(": ")
    path = PurePath(head)
    return f"{path.name}{colon}{rest}" if colon and path.is_absolute() else head + colon + rest
