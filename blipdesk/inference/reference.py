"""Talking to the measuring stick: ``worker.reference``, a child program of its own."""

import json
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from blipdesk.domain.errors import WorkerCrashed
from blipdesk.inference.supervisor import offline_environment

_COMMAND = (sys.executable, "-P", "-m", "blipdesk.worker.reference")


class ReferenceChild:
    """The program that does things as the model cards show, and knows the machine's limit.

    Raises:
        WorkerCrashed: it cannot be started; later: it died.
    """

    def __init__(self) -> None:
        try:
            self._process = subprocess.Popen(
                _COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=offline_environment(),
                text=True,
            )
        except OSError as error:
            raise WorkerCrashed(f"the measuring program cannot be started: {error}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def ask(self, do: str, **details: Any) -> dict[str, Any]:
        """Let it do one thing (see ``worker.reference``) and return its answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        plain = {key: str(v) if isinstance(v, Path) else v for key, v in details.items()}
        try:
            self._process.stdin.write(json.dumps({"do": do, **plain}) + "\n")
            self._process.stdin.flush()
            answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        except (OSError, ValueError) as error:
            code = self._process.poll()
            raise WorkerCrashed(f"the measuring program died at {do!r} ({code})") from error
        return answer
