"""From a caption to the other words: an alt-text draft and keywords.

Both are plain rules over the caption's English words and promise no more than that. BLIP's
captions are lower case, without a full stop and rarely longer than 15 words.
"""

import re

_OPENING = re.compile(
    r"^(?:(?:this|the|an?)\s+)?(?:image|picture|photo|photograph|photography)\s+"
    r"(?:of|shows|showing|depicts)\s+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")

# Words that carry no subject: articles, prepositions, pronouns, auxiliaries, counts, and what BLIP
# says about position. A keyword list of them would find every photo and therefore none.
_STOP_WORDS = frozenset(
    """
    a an the this that these those some any each every no and or but nor with without of off in into
    inside on onto at by to from for over under above below up down out near beside between behind
    through across along around against next is are was were be been being am has have had having do
    does did it its he she they them his her hers their theirs him i me my we our you your who whom
    which what there here as if than then while very so too also just not other others another one
    two three four five six seven eight nine ten dozen many much few several lot lots pair couple
    group bunch front back side left right top bottom middle center centre image picture photo
    photograph photography view close closeup shot
    """.split()
)
_SAME_IN_PLURAL = frozenset({"glasses", "jeans", "pants", "scissors", "shorts", "clothes", "bus"})
_PLURALS = {
    "men": "man", "women": "woman", "people": "person", "children": "child", "mice": "mouse",
    "geese": "goose", "feet": "foot", "teeth": "tooth", "leaves": "leaf", "loaves": "loaf",
    "wolves": "wolf", "knives": "knife", "shelves": "shelf", "wives": "wife", "lives": "life",
    "halves": "half", "calves": "calf", "scarves": "scarf", "buses": "bus", "oxen": "ox",
    "potatoes": "potato", "tomatoes": "tomato", "skis": "ski", "shoes": "shoe", "cacti": "cactus",
}  # fmt: skip


def clean_caption(text: str) -> str:
    """Return a caption without doubled spaces and without an "an image of" opening."""
    caption = " ".join(text.split())
    shorter = _OPENING.sub("", caption)
    return shorter or caption


def alt_text_draft(caption: str) -> str:
    """Make a sentence of a caption: "a dog at night" becomes "A dog at night."

    Alt text reads aloud as a sentence, so it starts with a capital and ends with a full stop; it
    does not say "image of" (W3C WAI, Images Tutorial: Tips and Tricks).
    """
    sentence = clean_caption(caption)
    if not sentence:
        return ""
    sentence = sentence[0].upper() + sentence[1:]
    return sentence if sentence[-1] in ".!?…。" else sentence + "."


def keywords_from_caption(caption: str) -> tuple[str, ...]:
    """Return the caption's subject words in the singular, in order, each once.

    Args:
        caption: English text; words of other scripts pass through unchanged.
    """
    found: dict[str, None] = {}
    for match in _WORD.finditer(clean_caption(caption).casefold()):
        word = match.group().removesuffix("'s").removesuffix("’s")
        if word not in _STOP_WORDS and len(word) > 1:
            found[singular(word)] = None
    return tuple(found)


def singular(word: str) -> str:
    """Return an English noun's singular by rule; a word that is none stays as it is."""
    if word in _PLURALS:
        return _PLURALS[word]
    if word in _SAME_IN_PLURAL or len(word) < 4 or not word.endswith("s"):
        return word
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
        return word[:-2]
    return word[:-1]
