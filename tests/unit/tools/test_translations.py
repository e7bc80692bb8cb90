"""Every text of the window is in the catalogues, and every catalogue is whole."""

import xml.etree.ElementTree as ElementTree

import pytest

from tools.translations import CATALOGUES, texts_in_code, texts_in_tables


@pytest.mark.parametrize("language", ["de", "fr", "es", "ja"])
def test_every_text_of_the_window_is_translated(language: str) -> None:
    found: dict[tuple[str, str], bool] = {}
    for context in ElementTree.parse(CATALOGUES / f"blipdesk_{language}.ts").getroot():
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text for form in translation] or [translation.text]
            key = (context.findtext("name") or "", message.findtext("source") or "")
            found[key] = all(forms) and translation.get("type") != "unfinished"
    wanted = {*texts_in_code(), *texts_in_tables()}
    assert len(wanted) > 600
    assert {text for text in wanted if not found.get(text, False)} == set()
