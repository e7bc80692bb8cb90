"""Every command with its name and keys: the menus, the shortcuts and the list of keys."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from blipdesk.gui.window import Window


@dataclass(frozen=True, slots=True)
class Command:
    """A thing to do.

    Args:
        key: names it in the settings.
        name: English; shown through tr().
        keys: the usual shortcut; letters act only while the photos have the keyboard.
    """

    key: str
    name: str
    keys: str
    in_menu: bool = True


EVERYWHERE = (
    Command("open", "Open a folder…", "Ctrl+O"),
    Command("rescan", "Look for changes", "F5"),
    Command("search", "Search", "Ctrl+F", False),
    Command("undo", "Undo", "Ctrl+Z"),
    Command("redo", "Redo", "Ctrl+Shift+Z"),
    Command("library", "Library", "Ctrl+1", False),
    Command("review", "Review", "Ctrl+2"),
    Command("sidebar", "Show lists and folders", "F9"),
    Command("inspector", "Show the inspector", "Ctrl+I"),
    Command("jobs", "Jobs", "Ctrl+J"),
    Command("pane", "Next part of the window", "F6", False),
    Command("full_screen", "Full screen", "F11"),
    Command("preferences", "Preferences", "Ctrl+,"),
    Command("keys", "Keys", "F1"),
    Command("quit", "Quit", "Ctrl+Q"),
)
IN_GRID = (
    Command("describe", "Describe", "D"),
    Command("edit", "Edit alt text", "E"),
    Command("keywords", "Edit keywords", "K"),
    Command("ask", "Ask a question", "Q"),
    Command("approve", "Approve", "A"),
    Command("reject", "Reject", "R"),
    Command("regenerate", "New draft", "G"),
    Command("rename", "Rename…", "F2"),
    Command("copy", "Copy files", "Ctrl+C"),
    Command("cut", "Cut files", "Ctrl+X"),
    Command("paste", "Paste files into this folder", "Ctrl+V"),
    Command("move_to", "Move to…", "Ctrl+Shift+M"),
    Command("copy_to", "Copy to…", ""),
    Command("new_folder", "New folder…", "Ctrl+Shift+N"),
    Command("trash", "Delete to the trash", "Del"),
    Command("copy_alt", "Copy alt text", "Ctrl+Shift+C"),
    Command("open_outside", "Open with the usual program", "Ctrl+Shift+Return"),
    Command("show_folder", "Show in the file manager", "Ctrl+Return"),
    Command("larger", "Larger pictures", "Ctrl+="),
    Command("smaller", "Smaller pictures", "Ctrl+-"),
    Command("all", "Choose all", "Ctrl+A", False),
)


class Commands(QObject):
    """Makes the actions of a window and fills its menu."""

    def __init__(self, window: "Window", menu: QMenu) -> None:
        super().__init__(window)
        self._window = window
        grid = window.grid
        self._verbs: dict[str, Callable[[], object]] = {
            "open": window.folders.choose,
            "rescan": window.folders.scan,
            "search": self._search,
            "undo": window.edits.stack.undo,
            "redo": window.edits.stack.redo,
            "library": lambda: window.navigation.show_mode("library"),
            "review": lambda: window.navigation.show_mode("review"),
            "sidebar": window.frame.toggle_sidebar,
            "inspector": window.frame.toggle_inspector,
            "jobs": window.jobs.show,
            "pane": self._next_pane,
            "full_screen": self._full_screen,
            "preferences": self._preferences,
            "keys": self.show_keys,
            "quit": window.leaving.quit,
            "describe": window.verbs.describe_chosen,
            "edit": window.verbs.edit_alt_text,
            "keywords": window.verbs.edit_keywords,
            "ask": window.verbs.ask_question,
            "approve": window.verbs.approve,
            "reject": window.verbs.reject,
            "regenerate": window.verbs.regenerate,
            "rename": window.files.rename,
            "copy": lambda: window.files.put_on_clipboard(cut=False),
            "cut": lambda: window.files.put_on_clipboard(cut=True),
            "paste": window.files.paste,
            "move_to": window.files.move,
            "copy_to": window.files.copy_to,
            "new_folder": window.files.new_folder,
            "trash": window.files.trash,
            "copy_alt": window.verbs.copy_alt_text,
            "open_outside": window.files.open_outside,
            "show_folder": window.files.show_outside,
            "larger": lambda: grid.set_picture_px(grid.picture_px + 24),
            "smaller": lambda: grid.set_picture_px(grid.picture_px - 24),
            "all": grid.selectAll,
        }
        self.actions = {c.key: self._action(c, window, False) for c in EVERYWHERE}
        self.actions |= {c.key: self._action(c, grid, True) for c in IN_GRID}
        self._fill(menu)
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        grid.customContextMenuRequested.connect(self._show_context)

    def _action(self, command: Command, owner: QWidget, only_there: bool) -> QAction:
        action = QAction(translated(command.name), owner)
        action.setObjectName(command.key)
        action.setShortcut(QKeySequence(keys_of(command, self._window)))
        if only_there:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        verb = self._verbs[command.key]
        action.triggered.connect(lambda *_: verb())
        owner.addAction(action)
        return action

    def _fill(self, menu: QMenu) -> None:
        for command in EVERYWHERE:
            if command.key in ("review", "full_screen", "preferences", "quit"):
                menu.addSeparator()
            if command.in_menu:
                menu.addAction(self.actions[command.key])

    def _show_context(self, point: object) -> None:
        grid = self._window.grid
        menu = QMenu(grid)
        for command in IN_GRID:
            if command.key in ("rename", "copy_alt", "larger"):
                menu.addSeparator()
            if command.in_menu:
                menu.addAction(self.actions[command.key])
            if command.key == "open_outside" and self._window.files.programs:
                self._window.files.fill_open_with(menu.addMenu(translated("Open with")))
        menu.exec(grid.viewport().mapToGlobal(point))  # type: ignore[call-overload]

    def _search(self) -> None:
        search = self._window.top.search
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        search.selectAll()

    def _next_pane(self) -> None:
        window = self._window
        panes: list[QWidget] = [
            pane
            for pane in (window.top.search, window.sidebar, window.grid, window.inspector.tabs)
            if pane.isVisible()
        ]
        focus = window.focusWidget()
        now = next(
            (n for n, p in enumerate(panes) if focus and (p is focus or p.isAncestorOf(focus))), -1
        )
        panes[(now + 1) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _full_screen(self) -> None:
        window = self._window
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    def _preferences(self) -> None:
        from blipdesk.gui.preferences import PreferencesDialog

        PreferencesDialog(self._window).exec()

    def show_keys(self) -> None:
        """Show the list of keys."""
        from blipdesk.gui.keys_dialog import KeysDialog

        KeysDialog(self._window).exec()


def translated(name: str) -> str:
    """Return a command's name in the user's language."""
    return QCoreApplication.translate("Commands", name)


def keys_of(command: Command, window: "Window") -> str:
    """Return the keys that the user chose for a command, else the usual ones."""
    chosen = window.store.value(f"keys/{command.key}")
    return chosen if isinstance(chosen, str) else command.keys
