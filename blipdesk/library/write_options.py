"""How files are written, and what a machine may write, from the settings."""

from blipdesk.domain.policy import FieldPolicies, FieldPolicy
from blipdesk.domain.text import Field
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
        exiftool=find_exiftool() if settings.use_exiftool else None,
    )


def field_policies(settings: Settings) -> FieldPolicies:
    """Return what machine text may do in each field."""
    return {
        Field.CAPTION: FieldPolicy(settings.captions),
        Field.KEYWORDS: FieldPolicy(settings.keywords),
        Field.ANSWERS: FieldPolicy(settings.answers),
    }
