"""The file verbs of the window: where photos go, asked of the person."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox

from blipdesk.domain.photo import display_name
from blipdesk.gui.file_edits import FileEdits, FilePreview, FileVerb, FileWish
from blipdesk.gui.rename_dialog import RenameDialog
from blipdesk.gui.sidebar import FolderDrop

if TYPE_CHECKING:
    from blipdesk.gui.window import Window

_CUT = "application/x-blipdesk-cut"


class FileActions(QObject):
    """Asks what is needed and passes wishes on."""

    def __init__(self, window: "Window", edits: FileEdits) -> None:
        super().__init__(window)
        self._window, self.edits = window, edits

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
            mime = QMimeData()
            mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
            if cut:
                mime.setData(_CUT, b"1")
            QGuiApplication.clipboard().setMimeData(mime)
            self._window.strip.say(self.tr("%n file(s) on the clipboard", "", len(paths)))

        self._window.verbs.chosen_paths(put)

    def paste(self) -> None:
        """Put the clipboard's files into the folder that is listed."""
        folder, mime = self._window.listed_folder, QGuiApplication.clipboard().mimeData()
        if folder is None:
            self._window.strip.say(self.tr("Choose a folder at the side first"))
            return
        paths = tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
        self.drop(paths, folder, move=mime.hasFormat(_CUT))

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
        if paths:
            wish = FileWish(verb, paths, folder)
            self.edits.preview(wish, self._previewed)

    def _previewed(self, preview: FilePreview) -> None:
        """Go on at once where nothing is in the way; otherwise ask."""
        if not preview.problems:
            self.edits.carry_out(preview.wish)
            return
        self._ask_about_conflicts(preview, self.edits.carry_out)

    def _ask_about_conflicts(self, preview: FilePreview, go_on: Callable[[FileWish], None]) -> None:
        wish = preview.wish
        box = QMessageBox(self._window)
        box.setObjectName("fileConflicts")
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(self.tr("%n file(s) cannot go there as they are", "", len(preview.problems)))
        box.setInformativeText("\n".join(display_name(line) for line in preview.problems[:8]))
        number = None
        if wish.folder is not None:
            number = box.addButton(self.tr("Give them a number"), QMessageBox.ButtonRole.AcceptRole)
        others = None
        if len(preview.problems) < len(preview.lines):
            others = box.addButton(self.tr("Only the others"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)

        def answered() -> None:
            pressed = box.clickedButton()
            if pressed is not None and pressed is number:
                go_on(FileWish(wish.verb, wish.paths, wish.folder, numbered=True))
            elif pressed is not None and pressed is others:
                go_on(wish)

        box.finished.connect(lambda *_: answered())
        box.open()
