"""``blipdesk doctor``: is everything in order?"""

import typer

from blipdesk.cli.output import print_json, print_line
from blipdesk.cli.session import JsonOption, LibraryOption, leave, opened
from blipdesk.library.results import Level


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(doctor)


def doctor(
    context: typer.Context,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Check versions, device, models, index and system limits.

    \b
    Examples:
      blipdesk doctor
      blipdesk doctor --json
    """
    with opened(context, library) as desk:
        findings = desk.examine()
    for finding in findings:
        if as_json:
            print_json(
                {"topic": finding.topic, "level": finding.level.value, "value": finding.value}
            )
        else:
            print_line(f"{finding.level.value:6} {finding.topic}: {finding.value}")
    leave(sum(finding.level is Level.WRONG for finding in findings))
