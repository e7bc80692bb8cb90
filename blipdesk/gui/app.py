"""Starting the window."""

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from blipdesk.gui.languages import chosen_locale
from blipdesk.gui.services import Services
from blipdesk.gui.single_instance import SingleInstance
from blipdesk.gui.theme import Theme, ThemeChoice, text_percent
from blipdesk.gui.window import Window
from blipdesk.runtime.assets import asset_path
from blipdesk.runtime.paths import LibraryPaths

log = logging.getLogger(__name__)

_SWITCH_S = 0.0005
_TRANSLATIONS = QLibraryInfo.LibraryPath.TranslationsPath


def make_application(arguments: Sequence[str] = ()) -> QApplication:
    """Return the application, making it if there is none."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    # A thread that wants the interpreter waits this long for it, and painting wants it hundreds of
    # times: with Python's own 5 ms the window stutters while another thread works.
    sys.setswitchinterval(_SWITCH_S)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts, False)
    app = QApplication(["blipdesk", *arguments])
    app.setApplicationName("BlipDesk")
    app.setOrganizationName("BlipDesk")
    app.setDesktopFileName("blipdesk")
    app.setWindowIcon(QIcon(str(asset_path("gui/desktop/blipdesk.svg"))))
    return app


def load_translation(app: QApplication, locale: QLocale | None = None) -> None:
    """Speak the user's language where there is a catalogue of it."""
    from blipdesk.domain.errors import BugError

    try:
        folder = asset_path("gui/i18n")
    except BugError:
        return
    for spoken in app.findChildren(QTranslator):
        app.removeTranslator(spoken)
        spoken.deleteLater()
    wanted = locale or QLocale()
    shared = QTranslator(app)  # the words of Qt's own buttons and menus
    if shared.load(wanted, "qtbase", "_", QLibraryInfo.path(_TRANSLATIONS)):
        app.installTranslator(shared)
    translator = QTranslator(app)
    for candidate in (wanted, QLocale(QLocale.Language.English)):  # which has the plurals
        if translator.load(candidate, "blipdesk", "_", str(folder)):
            app.installTranslator(translator)
            return


def run_window(
    paths: LibraryPaths, folders: Sequence[Path] = (), demo_folder: Path | None = None
) -> int:
    """Show the window until it is closed; a window that is open already takes the folders.

    Args:
        paths: of the library.
        folders: to be added to it.
        demo_folder: is filled with sample photos first, and the bundled models are used.

    Returns:
        The exit status.

    Raises:
        KnownError: the library's window is open and does not answer.
    """
    app = make_application()
    instance = SingleInstance(paths.root)
    if instance.hand_over(folders):
        return 0
    services = Services(paths, default_model="demo" if demo_folder is not None else None)
    locale = chosen_locale(services.store)
    QLocale.setDefault(locale)
    app.setLayoutDirection(locale.textDirection())
    load_translation(app, locale)
    theme = Theme(app, text_percent(services.store) / 100)
    theme.apply(_stored_choice(services))
    window = Window(services, theme)
    instance.asked.connect(window.come_back)
    app.setQuitOnLastWindowClosed(False)  # a hidden window may stand in the tray
    window.closed.connect(app.quit)
    window.show()
    if demo_folder is not None:
        window.begin_demo(demo_folder)
    else:
        window.begin(folders)
    status = app.exec()
    instance.close()
    if not services.has_ended:
        # Qt aborts a program whose threads it has to destroy. Nothing is lost: every write is
        # noted before it is made, and what is left of it is completed at the next start.
        log.warning("a thread was held up for too long and was left behind")
        logging.shutdown()
        os._exit(status)
    return status


def _stored_choice(services: Services) -> ThemeChoice:
    try:
        return ThemeChoice(str(services.store.value("theme", ThemeChoice.SYSTEM.value)))
    except ValueError:
        return ThemeChoice.SYSTEM


def main() -> int:
    """Open the platform's own library, for a desktop's starter."""
    from blipdesk.runtime.paths import library_paths

    return run_window(library_paths(None), [Path(argument) for argument in sys.argv[1:]])
