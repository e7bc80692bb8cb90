"""What each thread of the window works with: its own library, index and browser."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from blipdesk.domain.errors import PhotoError
from blipdesk.library.browsing import Browser, open_browser
from blipdesk.runtime.paths import LibraryPaths
from blipdesk.settings.schema import Settings

if TYPE_CHECKING:
    from blipdesk.library.library import Library
    from blipdesk.metadata.listing import TagReading


@dataclass
class Reader:
    """Opens a browser for the reading thread and lets the window interrupt it."""

    paths: LibraryPaths
    with_models: bool = False
    browser: Browser | None = field(default=None, init=False)

    @contextmanager
    def __call__(self) -> Iterator[Browser]:
        """Open and close it, both in the reading thread."""
        self.browser = open_browser(
            self.paths, with_models=self.with_models, reads_ahead=not self.with_models
        )
        try:
            yield self.browser
        finally:
            browser, self.browser = self.browser, None
            browser.close()

    def interrupt(self) -> None:
        """Stop the query that runs now; its answer is no longer wanted."""
        browser = self.browser
        if browser is not None:
            browser.interrupt()


@dataclass(frozen=True, slots=True)
class Desk:
    """What the writing thread works with."""

    library: "Library"
    browser: Browser

    def tags(self, path: Path) -> "tuple[TagReading, ...]":
        """Read every known tag of a photo and its sidecar.

        Raises:
            PhotoError: it cannot be read.
        """
        for shown in self.library.show([path], all_tags=True):
            if shown.reason is not None:
                raise PhotoError(shown.reason)
            return shown.tags
        return ()


def open_desk(paths: LibraryPaths) -> Callable[[], AbstractContextManager[Desk]]:
    """Return what opens a desk in the writing thread."""

    @contextmanager
    def opened() -> Iterator[Desk]:
        # Here and not above: reading and writing of files is not needed for the first picture.
        from blipdesk.bootstrap import open_library

        with open_library(paths) as library:
            browser = open_browser(paths)
            try:
                yield Desk(library, browser)
            finally:
                browser.close()

    return opened


def _leaving_a_core(settings: Settings) -> Settings:
    """Let the models leave one core to the window, unless the user chose a number."""
    if settings.torch_threads:
        return settings
    return replace(settings, torch_threads=max(1, (os.cpu_count() or 2) - 1))


def open_for_models(
    paths: LibraryPaths,
) -> Callable[[Callable[[str], None]], AbstractContextManager["Library"]]:
    """Return what opens a library in the thread that drives the models."""

    @contextmanager
    def opened(on_notice: Callable[[str], None]) -> Iterator["Library"]:
        from blipdesk.bootstrap import open_library

        with open_library(paths, on_notice, _leaving_a_core) as library:
            yield library

    return opened
