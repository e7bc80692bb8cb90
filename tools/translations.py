"""Bring the catalogues in resources/gui/i18n up to date: ``python tools/translations.py``.

Collects what the window says, keeps what is translated, and compiles the catalogues. Qt's lupdate
loses the class names of this code, and cannot see words that stand in tables.
"""

import ast
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from types import ModuleType

from blipdesk.gui import (
    commands,
    filter_row,
    first_run,
    library_page,
    model_cards,
    question_packs,
    setting_words,
    sidebar,
    states,
    write_example,
)
from blipdesk.gui.search_bar import HELP
from blipdesk.settings.schema import Settings

ROOT = Path(__file__).parents[1]
CATALOGUES = ROOT / "resources" / "gui" / "i18n"
LANGUAGES = ("en", "de", "fr", "es", "ja")
_PLURALS = {"ja": 1}


def texts_in_code() -> Iterator[tuple[str, str]]:
    """Give (class, text) of every literal that is translated."""
    for path in sorted((ROOT / "blipdesk" / "gui").glob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        for scope in ast.walk(tree):
            if isinstance(scope, ast.ClassDef):
                yield from ((scope.name, text) for text in _literals(scope))


def _literals(scope: ast.AST) -> Iterator[str]:
    for node in ast.walk(scope):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        first = node.args[0]
        if name == "tr" and isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value


def _said_in(module: ModuleType) -> Iterator[str]:
    """Give the literals of a module's own ``_say``."""
    assert module.__file__ is not None
    for node in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_say" and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def texts_in_tables() -> Iterator[tuple[str, str]]:
    """Give (context, text) of what is translated when it is shown."""
    yield from (("Sidebar", name) for _, _, name in sidebar._SHELVES)
    yield from (("FilterRow", name) for _, name in filter_row.CHIPS)
    yield from (("LibraryPage", name) for name in library_page._TITLES.values())
    yield from (("LibraryPage", name) for _, name in library_page._ORDERS)
    yield from (("Commands", c.name) for c in (*commands.EVERYWHERE, *commands.IN_GRID))
    yield from (("State", look.word) for look in states._LOOKS.values())
    yield from (("QuestionPack", name) for name, _ in question_packs._EXAMPLES)
    yield ("AnswerCard", "Probability of {0}")
    yield from (("SearchBar", meaning) for _, meaning in HELP)
    yield from (("ModelCard", text) for text in model_cards._ABOUT.values())
    yield from (("ModelCard", text) for text in model_cards._NAMES.values())
    yield from (("FirstRun", text) for _, name, about in first_run._MODES for text in (name, about))
    for words in (setting_words.PAGES, setting_words.NAMES, setting_words.CHOICES):
        yield from (("Setting", text) for text in words.values())
    yield from (("Setting", setting.metadata["help"]) for setting in fields(Settings))
    yield from (("WriteExample", text) for text in _said_in(write_example))


def update(language: str, texts: list[tuple[str, str]]) -> tuple[int, int]:
    """Rewrite one catalogue; return how many texts are translated, and how many there are."""
    path = CATALOGUES / f"blipdesk_{language}.ts"
    known = _known(path)
    top = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ElementTree.Element] = {}
    done = 0
    for context, text in texts:
        if language == "en" and "%n" not in text:
            continue
        if context not in contexts:
            contexts[context] = ElementTree.SubElement(top, "context")
            ElementTree.SubElement(contexts[context], "name").text = context
        message = ElementTree.SubElement(contexts[context], "message")
        ElementTree.SubElement(message, "source").text = text
        translation = ElementTree.SubElement(message, "translation")
        # The same words are mostly meant alike: another class's translation is a start.
        forms = known.get((context, text)) or known.get(("", text))
        if "%n" in text:
            message.set("numerus", "yes")
            forms = forms or _english_plurals(text) if language == "en" else forms
            for number in range(_PLURALS.get(language, 2)):
                form = ElementTree.SubElement(translation, "numerusform")
                form.text = forms[number] if forms else ""
        elif forms:
            translation.text = forms[0]
        if forms:
            done += 1
        else:
            translation.set("type", "unfinished")
    ElementTree.indent(top, "  ")
    body = ElementTree.tostring(top, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")
    release = Path(sys.executable).parent / "pyside6-lrelease"
    compiled = path.with_suffix(".qm")
    subprocess.run([release, "-silent", path, "-qm", compiled], check=True, capture_output=True)
    return done, sum(len(context.findall("message")) for context in contexts.values())


def _known(path: Path) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    if not path.exists():
        return found
    for context in ElementTree.parse(path).getroot():
        for message in context.iter("message"):
            translation = message.find("translation")
            source = message.findtext("source") or ""
            if translation is None:
                continue
            forms = [form.text or "" for form in translation] or [translation.text or ""]
            if all(forms):
                found[context.findtext("name") or "", source] = forms
                found.setdefault(("", source), forms)
    return found


def _english_plurals(text: str) -> list[str]:
    return [text.replace("(s)", ""), text.replace("(s)", "s")]


def main() -> None:
    """Update every catalogue."""
    CATALOGUES.mkdir(parents=True, exist_ok=True)
    texts = list(dict.fromkeys((*texts_in_code(), *texts_in_tables())))
    for language in LANGUAGES:
        done, total = update(language, texts)
        print(f"{language}: {done} of {total} texts are translated")


if __name__ == "__main__":
    main()
