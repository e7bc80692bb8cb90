"""The languages that the window speaks, by their own names."""

from PySide6.QtCore import QLocale, QSettings

LANGUAGES = {
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "ja": "日本語",
}


def chosen_locale(store: QSettings) -> QLocale:
    """Return the locale of the chosen language; the system's where none was chosen."""
    code = str(store.value("language", "") or "")
    system = QLocale.system()
    if code not in LANGUAGES or system.name().startswith(code):
        return system
    return QLocale(code)
