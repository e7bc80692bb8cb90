"""Files on the clipboard, so that other file managers understand them and are understood.

``text/uri-list`` (RFC 2483) says which files. Whether they are cut is said by
``x-special/gnome-copied-files`` (GNOME, Xfce, Cinnamon) and ``application/x-kde-cutselection``
(KDE). Names are bytes: a name that is no UTF-8 must arrive as it is.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote_to_bytes, urlsplit

from PySide6.QtCore import QMimeData

_URIS = "text/uri-list"
_GNOME = "x-special/gnome-copied-files"
_KDE = "application/x-kde-cutselection"


@dataclass(frozen=True, slots=True)
class ClipboardFiles:
    """Files that were copied or cut.

    Args:
        is_cut: they move when they are pasted.
    """

    paths: tuple[Path, ...]
    is_cut: bool = False


def to_mime(files: ClipboardFiles) -> QMimeData:
    """Return what goes onto the clipboard."""
    uris = [uri_of(path) for path in files.paths]
    verb = "cut" if files.is_cut else "copy"
    mime = QMimeData()
    mime.setData(_URIS, "".join(f"{uri}\r\n" for uri in uris).encode())
    mime.setData(_GNOME, "\n".join([verb, *uris]).encode())
    mime.setData(_KDE, b"1" if files.is_cut else b"0")
    mime.setText("\n".join(os.fsencode(path).decode("utf-8", "replace") for path in files.paths))
    return mime


def from_mime(mime: QMimeData | None) -> ClipboardFiles:
    """Return the files on this machine that a clipboard holds; none where it holds something else.

    Where one program says both, the desktop's own format is the truth. An empty clipboard may have
    no content at all.
    """
    if mime is None:
        return ClipboardFiles(())
    if mime.hasFormat(_GNOME):
        verb, *uris = bytes(mime.data(_GNOME).data()).decode("utf-8", "replace").splitlines() or [
            ""
        ]
        if verb in ("cut", "copy"):
            return ClipboardFiles(_paths(uris), verb == "cut")
    lines = bytes(mime.data(_URIS).data()).decode("utf-8", "replace").splitlines()
    is_cut = bytes(mime.data(_KDE).data()).strip() == b"1"
    return ClipboardFiles(_paths(line for line in lines if not line.startswith("#")), is_cut)


def uri_of(path: Path) -> str:
    """Return a path as a file URI, byte for byte (RFC 8089)."""
    return f"file://{quote(os.fsencode(path))}"


def _paths(uris: Iterable[str]) -> tuple[Path, ...]:
    found = []
    for uri in uris:
        parts = urlsplit(uri.strip())
        if parts.scheme == "file" and parts.netloc in ("", "localhost") and parts.path:
            path = Path(os.fsdecode(unquote_to_bytes(parts.path)))
            if path.is_absolute():
                found.append(path)
    return tuple(dict.fromkeys(found))
