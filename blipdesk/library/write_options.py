"""How files are written, and what a machine may write, from the settings."""

from pathlib import Path

from blipdesk.domain.errors import InputError
from blipdesk.domain.keyword_rules import HierarchyMode, KeywordRules, OutsideWords
from blipdesk.domain.photo import display_name
from blipdesk.domain.policy import FieldPolicies, FieldPolicy
from blipdesk.domain.text import Field
from blipdesk.domain.vocabulary import parse_vocabulary
from blipdesk.metadata.exiftool import find_exiftool
from blipdesk.metadata.model import SidecarNaming, SidecarPolicy, WriteOptions
from blipdesk.settings.schema import Settings


def write_options(settings: Settings) -> WriteOptions:
    """Return what the settings ask for."""
    return WriteOptions(
        sidecar=SidecarPolicy(settings.sidecars),
        naming=SidecarNaming(settings.sidecar_naming),
        keep_mtime=settings.keep_mtime,
        keep_hard_links=settings.keep_hard_links,
        write_signed=settings.write_signed,
        dng_in_file=settings.dng_in_file,
        keep_original=settings.keep_original,
        keywords=keyword_rules(settings),
        history_date="" if settings.xmp_history else None,
        exiftool=find_exiftool() if settings.use_exiftool else None,
    )


def keyword_rules(settings: Settings) -> KeywordRules:
    """Read the vocabulary; where that fails, the rules say why, and keywords are refused."""
    if not settings.vocabulary:
        return KeywordRules()
    path = Path(settings.vocabulary).expanduser()
    outside = OutsideWords(settings.vocabulary_outside)
    hierarchy = HierarchyMode(settings.vocabulary_hierarchy)
    try:
        with path.open(encoding="utf-8-sig") as file:
            vocabulary = parse_vocabulary(file)
    except (OSError, UnicodeDecodeError, InputError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        problem = f"the vocabulary {display_name(str(path))} cannot be read: {reason}"
        return KeywordRules(problem=f"{problem}; no keyword is written until it can")
    return KeywordRules(vocabulary, outside, hierarchy)


def field_policies(settings: Settings) -> FieldPolicies:
    """Return what machine text may do in each field."""
    return {
        Field.CAPTION: FieldPolicy(settings.captions),
        Field.KEYWORDS: FieldPolicy(settings.keywords),
        Field.ANSWERS: FieldPolicy(settings.answers),
    }
