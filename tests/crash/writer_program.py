"""Writes title after title into photos and says which of them it was promised; meant to be killed.

Usage: writer_program.py LIBRARY PHOTO... ; prints "NUMBER PHOTO" once title NUMBER is saved.
"""

import itertools
import os
import sys
from pathlib import Path

from blipdesk.bootstrap import open_library
from blipdesk.domain.text import Field, FieldEdit
from blipdesk.library.results import SetState
from blipdesk.library.review import PersonEdit
from blipdesk.runtime.paths import library_paths


def main() -> None:
    """Write until killed."""
    photos = [Path(name) for name in sys.argv[2:]]
    with open_library(library_paths(Path(sys.argv[1]))) as library:
        start = int(os.environ["FIRST_NUMBER"])
        for number, photo in zip(itertools.count(start), itertools.cycle(photos), strict=False):
            edit = PersonEdit((FieldEdit(Field.TITLE, f"title {number}"),), (f"word{number % 3}",))
            (result,) = library.set_words([photo], edit)
            assert result.write.state is SetState.WRITTEN, result
            sys.stdout.write(f"{number} {photo}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
