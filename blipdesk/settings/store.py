"""The settings' TOML file."""

import tomllib
from dataclasses import fields
from pathlib import Path

from blipdesk.domain.errors import BadSettings
from blipdesk.settings.schema import Settings, replaced


def load_settings(path: Path) -> Settings:
    """Read the settings; what the file does not name has its default.

    Args:
        path: the TOML file; it need not exist.

    Raises:
        BadSettings: the file is no TOML, or a key or value in it makes no sense.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{path}: not a settings file: {error}; mend or delete it", "") from error
    except OSError as error:
        raise BadSettings(f"{path}: cannot be read: {error.strerror}", "") from error
    settings = Settings()
    for table, values in tables.items():
        for name, value in _entries(path, table, values):
            try:
                settings = replaced(settings, name, value)
            except BadSettings as error:
                raise BadSettings(f"{path}: {error}", error.key) from error
    return settings


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all.

    Raises:
        BadSettings: the file cannot be written.
    """
    fresh = path.with_name(f"{path.name}.new")
    try:
        fresh.write_text(describe_settings(settings), encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        raise BadSettings(f"{path}: cannot be written: {error.strerror}", "") from error


def describe_settings(settings: Settings) -> str:
    """Return the settings as the text of a commented TOML file."""
    lines: list[str] = []
    table = ""
    for declared in fields(Settings):
        key_table, name = declared.metadata["key"].split(".", 1)
        if key_table != table:
            lines += ["", f"[{key_table}]"]
            table = key_table
        lines += [
            f"# {declared.metadata['help']}",
            f"{name} = {_toml(getattr(settings, declared.name))}",
        ]
    return "\n".join(lines[1:]) + "\n"


def _entries(path: Path, table: str, values: object) -> list[tuple[str, object]]:
    if not isinstance(values, dict):
        raise BadSettings(f"{path}: setting {table!r} must stand in a [table]", table)
    return [(f"{table}.{name}", value) for name, value in values.items()]


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)
