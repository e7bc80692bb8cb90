"""Entry of the child program; it is started by ``inference.supervisor`` and speaks frames."""

import logging
import os
import sys
import warnings

from blipdesk.worker.limits import claim_pipes, ignore_interrupts, refuse_network


def main() -> int:
    """Answer batches until the parent closes its end of the pipe."""
    frames_in, frames_out = claim_pipes()
    ignore_interrupts()
    refuse_network()
    logging.basicConfig(level=logging.INFO, stream=sys.stderr, format="%(name)s: %(message)s")
    # Libraries warn about every odd photo; what matters reaches the parent as an outcome.
    warnings.filterwarnings("ignore", category=UserWarning)
    # Torch is imported below this line only, after the pipes are safe from what it prints.
    from blipdesk.worker.loop import serve

    return serve(frames_in, frames_out)


if __name__ == "__main__":
    # No interpreter shutdown: threads may be in the middle of a decode, and nothing is unsaved.
    os._exit(main())
