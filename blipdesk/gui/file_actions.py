"""The file verbs of the window: where photos go, asked of the person."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QMessageBox, QPushButton

from blipdesk.domain.photo import display_name
from blipdesk.gui.clipboard_files import ClipboardFiles, from_mime, to_mime
from blipdesk.gui.file_edits import Conflict, FileEdits, FilePreview, FileVerb, FileWish
from blipdesk.gui.outside import Outside, split_program
from blipdesk.gui.rename_dialog import RenameDialog
from blipdesk.gui.sidebar import FolderDrop

if TYPE_CHECKING:
    from blipdesk.gui.window import Window

_MOST_OPENED = 20


class FileActions(QObject):
    """Asks what is needed and passes wishes on."""

    def __init__(self, window: "Window", edits: FileEdits) -> None:
        super().__init__(window)
        self._window, self.edits = window, edits
        self.programs: tuple[str, ...] = ()
        self.outside = Outside(self)
        self.outside.problem.connect(window.strip.say)

    def rename(self) -> None:
        """Rename the chosen photos."""

        def ask(paths: tuple[Path, ...]) -> None:
            if paths:
                RenameDialog(self.edits, paths, self._window).open()

        self._window.verbs.chosen_paths(ask)

    def trash(self) -> None:
        """Delete the chosen photos to the trash; undo brings them back."""
        self._window.verbs.chosen_paths(lambda paths: self._wish(FileVerb.TRASH, paths))

    def move(self) -> None:
        """Move the chosen photos into a folder."""
        self._to_folder(FileVerb.MOVE, self.tr("Move to"))

    def copy_to(self) -> None:
        """Copy the chosen photos into a folder."""
        self._to_folder(FileVerb.COPY, self.tr("Copy to"))

    def new_folder(self) -> None:
        """Make a folder in the folder that is listed."""
        parent = self._window.listed_folder
        if parent is None:
            self._window.strip.say(self.tr("Choose a folder at the side first"))
            return
        name, ok = QInputDialog.getText(self._window, self.tr("New folder"), self.tr("Name"))
        if ok and name.strip():
            self._wish(FileVerb.NEW_FOLDER, (parent / name.strip(),))

    def put_on_clipboard(self, cut: bool) -> None:
        """Copy or cut the chosen photos' files."""

        def put(paths: tuple[Path, ...]) -> None:
            QGuiApplication.clipboard().setMimeData(to_mime(ClipboardFiles(paths, cut)))
            self._window.strip.say(self.tr("%n file(s) on the clipboard", "", len(paths)))

        self._window.verbs.chosen_paths(put)

    def paste(self) -> None:
        """Put the clipboard's files into the folder that is listed."""
        folder = self._window.listed_folder
        if folder is None:
            self._window.strip.say(self.tr("Choose a folder at the side first"))
            return
        files = from_mime(QGuiApplication.clipboard().mimeData())
        if files.is_cut:
            QGuiApplication.clipboard().clear()  # what was cut can be put somewhere once
        beside = all(path.parent == folder for path in files.paths)
        if beside and not files.is_cut:
            wish = FileWish(FileVerb.COPY, files.paths, folder, conflict=Conflict.NUMBER)
            self._carry_out(wish)
        else:
            self.drop(files.paths, folder, move=files.is_cut)

    def open_outside(self) -> None:
        """Open the chosen photos with the desktop's program."""
        self._window.verbs.chosen_paths(self._open_all)

    def open_with(self, program: str, *_: object) -> None:
        """Open the chosen photos with a program of the user's."""
        self._window.verbs.chosen_paths(
            lambda paths: self.outside.open_with(program, paths) if paths else None
        )

    def show_outside(self) -> None:
        """Show the chosen photos in the file manager."""
        self._window.verbs.chosen_paths(lambda paths: self.outside.show(paths) if paths else None)

    def fill_open_with(self, menu: QMenu) -> None:
        """Offer the user's programs."""
        for program in self.programs:
            name = Path((split_program(program) or [program])[0]).name
            action = menu.addAction(display_name(name).replace("&", "&&"))
            action.triggered.connect(partial(self.open_with, program))

    def ask_about_drop(self, paths: tuple[Path, ...], folder: Path, where: QPoint) -> None:
        """Ask what is to become of photos that were dropped into the list of a folder."""
        menu = QMenu(self._window)
        menu.setObjectName("dropMenu")
        menu.addAction(self.tr("Copy here"), lambda: self.drop(paths, folder, move=False))
        menu.addAction(self.tr("Move here"), lambda: self.drop(paths, folder, move=True))
        parents = list(dict.fromkeys(path.parent for path in paths))
        menu.addAction(
            self.tr("Add their folder to the library"), lambda: self._window.folders.add(parents)
        )
        menu.addSeparator()
        menu.addAction(self.tr("Cancel"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _open_all(self, paths: tuple[Path, ...]) -> None:
        for path in paths[:_MOST_OPENED]:
            self.outside.open(path)
        if len(paths) > _MOST_OPENED:
            self._window.strip.say(self.tr("Only the first %n were opened", "", _MOST_OPENED))

    def drop(self, paths: tuple[Path, ...], folder: Path, *, move: bool) -> None:
        """Put files into a folder."""
        self._wish(FileVerb.MOVE if move else FileVerb.COPY, paths, folder)

    def drop_on(self, drop: FolderDrop) -> None:
        """Put what was dropped onto a folder there."""
        self.drop(drop.paths, drop.folder, move=drop.move)

    def _to_folder(self, verb: FileVerb, title: str) -> None:
        chosen = QFileDialog.getExistingDirectory(self._window, title)
        if chosen:
            self._window.verbs.chosen_paths(lambda paths: self._wish(verb, paths, Path(chosen)))

    def _wish(self, verb: FileVerb, paths: tuple[Path, ...], folder: Path | None = None) -> None:
        self._carry_out(FileWish(verb, paths, folder))

    def _carry_out(self, wish: FileWish) -> None:
        if wish.paths:
            self.edits.preview(wish, self._previewed)

    def _previewed(self, preview: FilePreview) -> None:
        """Go on at once where nothing is in the way; otherwise ask."""
        if not preview.problems:
            self.edits.carry_out(preview.wish)
            return
        self._ask_about_conflicts(preview, self.edits.carry_out)

    def _ask_about_conflicts(self, preview: FilePreview, go_on: Callable[[FileWish], None]) -> None:
        wish, tr = preview.wish, self.tr
        box = QMessageBox(self._window)
        box.setObjectName("fileConflicts")
        box.setIcon(QMessageBox.Icon.Question)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(tr("%n file(s) cannot go there as they are", "", len(preview.problems)))
        box.setInformativeText("\n".join(display_name(line) for line in preview.problems[:8]))
        choices: list[tuple[QPushButton, Conflict]] = []

        def offer(text: str, conflict: Conflict) -> None:
            choices.append((box.addButton(text, QMessageBox.ButtonRole.AcceptRole), conflict))

        if wish.folder is not None:
            offer(tr("Give them a number"), Conflict.NUMBER)
        if preview.can_replace:
            offer(tr("Replace; the old ones go to the trash"), Conflict.REPLACE)
        if len(preview.problems) < len(preview.lines):
            offer(tr("Only the others"), Conflict.SKIP)
        box.addButton(QMessageBox.StandardButton.Cancel)

        def answered() -> None:
            pressed = box.clickedButton()
            for offered, conflict in choices:
                if offered is pressed:
                    go_on(replace(wish, conflict=conflict))

        box.finished.connect(lambda *_: answered())
        box.open()
