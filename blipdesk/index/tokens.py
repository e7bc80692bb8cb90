"""How text becomes words of the full text index; the same for photos and for queries.

The tokenizer of SQLite (unicode61) splits at everything that is no letter, digit or private-use
character. Two things are done before it: scripts that are written without spaces get an invisible
one between their characters, so that any part of a word is found; and private-use characters are
taken out of people's text, because the facets are words that begin with one.
"""

import re
import unicodedata

FACET_MARK = "\ue000"
INVISIBLE_SPACE = "\u200b"
# A word of its own between two texts of one column: no phrase reaches from one into the other.
ITEM_MARK = "\ue001"

# Thai and Lao, Burmese, Khmer, kana, CJK ideographs with their extensions.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_UNSPACED_CHARACTER = re.compile(f"([{_UNSPACED}])")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
_WORD = re.compile(rf"[^\W_{_UNSPACED}]+")
# What stands for one word: a run of letters and digits, or one character of an unspaced script.
PIECE = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_MARKS = re.compile("[\u0300-\u036f]")
_COUNTER = re.compile("[0-9]{5}")  # a million photos would bring a million words
_LONGEST_WORD = 40
_HIDDEN = 0xE100


def indexable(text: str) -> str:
    """Prepare a text for the tokenizer: compatible forms made equal, unspaced scripts spaced."""
    if text.isascii():
        return _FORBIDDEN.sub(" ", text)
    clean = _FORBIDDEN.sub(" ", unicodedata.normalize("NFKC", text))
    return _UNSPACED_CHARACTER.sub(f"{INVISIBLE_SPACE}\\1{INVISIBLE_SPACE}", clean)


def endings(name: str) -> str:
    """Return every ending of a file name's words as hidden words: any part of one begins one.

    "IMG_12" gives those of "img", "mg" and "12".
    """
    return " ".join(
        _hidden(word[start:])
        for word in _WORD.findall(_folded(name))
        for start in range(min(len(word), _LONGEST_WORD) - 1)
    )


def hidden_parts(text: str) -> list[str]:
    """Return what finds the parts of a file name's words among ``endings``, each as a prefix.

    "MG_12" gives those of "mg" and "12".

    Returns:
        Nothing if a part has only one character, or there is none.
    """
    parts = PIECE.findall(_folded(text))
    if min(map(len, parts), default=0) < 2:
        return []
    return [_hidden(part[:_LONGEST_WORD]) for part in parts]


def _hidden(word: str) -> str:
    # Private-use letters keep the stemmer away, and people's words from finding them.
    return "".join(chr(_HIDDEN + ord(letter)) if letter.isascii() else letter for letter in word)


def _folded(text: str) -> str:
    folded = text.lower()
    return folded if folded.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", folded))


def surface_words(text: str) -> set[str]:
    """Return the words of a text as people write them, small and without accents.

    For completion and spelling only; words of unspaced scripts and the numbers that cameras give
    are left out.
    """
    words = _WORD.findall(_folded(text))
    return {word for word in words if len(word) <= _LONGEST_WORD and not _COUNTER.search(word)}
