"""Words moved between a photo and its sidecar because somebody asked for it."""

from pathlib import Path

from blipdesk.domain.errors import WriteRefused
from blipdesk.domain.photo import display_name
from blipdesk.domain.text import Field, FieldEdit, PhotoText
from blipdesk.metadata.model import EditPlan, TagChange, WriteOptions, WriteTarget
from blipdesk.metadata.open_photo import open_photo
from blipdesk.metadata.plans import plan_sidecar_edit
from blipdesk.metadata.reader import read_metadata, read_store
from blipdesk.metadata.sidecar import FOR_EXTENSION, Sidecar, find_sidecar
from blipdesk.metadata.tag_store import TagStore
from blipdesk.metadata.tag_table import FIELD_TAGS, HIERARCHY, PROVENANCE_TAG
from blipdesk.metadata.targets import open_target
from blipdesk.metadata.xmp_tree import qualified

_OWN_NAMES = {qualified(tags.xmp) for tags in FIELD_TAGS.values()} | {
    qualified("blipdesk:provenance"),
    qualified(HIERARCHY),
    qualified(FOR_EXTENSION),
}


def own_words(path: Path) -> PhotoText:
    """Return what the photo itself says, without its sidecar.

    Raises:
        Unreadable, UnsupportedFormat: as ``read_metadata``.
    """
    with open_photo(path, even_damaged=True) as photo:
        return read_store(TagStore(photo.container.blocks)).text


def words_beside(path: Path) -> tuple[FieldEdit, ...]:
    """Return the fields that a photo has from its sidecar, as edits that would put them inside.

    Raises:
        Unreadable, UnsupportedFormat: as ``read_metadata``.
    """
    inside, together = own_words(path), read_metadata(path, even_damaged=True).text
    return tuple(
        FieldEdit(field, together.value(field), together.provenance.get(field))
        for field in Field
        if together.value(field) != inside.value(field)
        or together.provenance.get(field) != inside.provenance.get(field)
    )


def plan_copy(path: Path, options: WriteOptions) -> EditPlan:
    """Plan a sidecar that says all that the photo says; the photo goes on being the one to edit.

    Provenance stays in the photo: an entry in the sidecar would make that the field's home.

    Raises:
        WriteRefused: the sidecar that is there cannot be changed.
        Unreadable, UnsupportedFormat: as ``read_metadata``.
    """
    text = read_metadata(path, even_damaged=True).text
    edits = tuple(FieldEdit(f, text.value(f)) for f in Field if not text.is_empty(f))
    return plan_sidecar_edit(path, edits, options)


def plan_release(path: Path) -> EditPlan:
    """Plan to take BlipDesk's claims out of a sidecar, so that the photo's words count again.

    Raises:
        Unreadable: the sidecar cannot be opened.
    """
    sidecar = find_sidecar(path)
    if sidecar is None or sidecar.problem is not None:
        return EditPlan(path, WriteTarget.NONE, path, (), None)
    with open_target(sidecar.path, WriteTarget.SIDECAR) as target:
        store = target.fresh_store()
        tags = [f"{PROVENANCE_TAG}{field.value}" for field in Field]
        found = [(tag, store.raw(tag)) for tag in tags]
        changes = tuple(TagChange(tag, raw, None) for tag, raw in found if raw is not None)
        return EditPlan(path, WriteTarget.SIDECAR, sidecar.path, changes, target.stamp)


def plan_removal(path: Path) -> EditPlan:
    """Plan to remove a photo's sidecar with which nothing is lost.

    Raises:
        WriteRefused: there is none, or it holds something that the photo does not.
        Unreadable, UnsupportedFormat: as ``read_metadata``.
    """
    sidecar = _removable(path)
    tags = [f"XMP:{tags.xmp}" for tags in FIELD_TAGS.values()]
    tags += [f"XMP:{HIERARCHY}", f"XMP:{FOR_EXTENSION}"]
    tags += [f"{PROVENANCE_TAG}{field.value}" for field in Field]
    found = ((tag, sidecar.store.raw(tag)) for tag in tags)
    changes = tuple(TagChange(tag, raw, None) for tag, raw in found if raw is not None)
    return EditPlan(path, WriteTarget.SIDECAR, sidecar.path, changes, sidecar.stamp, removes=True)


def _removable(path: Path) -> Sidecar:
    """Return the sidecar of a photo if nothing would be lost with it.

    Raises:
        WriteRefused: there is none, or it holds something that the photo does not.
        Unreadable, UnsupportedFormat: as ``read_metadata``.
    """
    name = display_name(str(path))
    sidecar = find_sidecar(path)
    if sidecar is None:
        raise WriteRefused(f"{name} has no sidecar.")
    shown = display_name(str(sidecar.path))
    if sidecar.problem is not None:
        raise WriteRefused(f"{shown} was left as it is: {sidecar.problem}.")
    foreign = sorted(n.rpartition("}")[2] for n in sidecar.store.tree.names() - _OWN_NAMES)
    if foreign:
        raise WriteRefused(
            f"{shown} was left as it is: it holds what another program put there"
            f" ({', '.join(foreign[:3])})."
        )
    inside, beside = own_words(path), read_store(sidecar.store).text
    lost = [f for f in Field if not beside.is_empty(f) and beside.value(f) != inside.value(f)]
    if lost:
        raise WriteRefused(
            f"{shown} was left as it is: the photo itself does not say this"
            f" {lost[0].value.replace('_', ' ')}; bring it in with: blipdesk sidecar merge"
        )
    places = set(sidecar.store.tree.items(HIERARCHY))
    if places and places - set(_own_places(path)):
        raise WriteRefused(
            f"{shown} was left as it is: the photo itself does not say where its keywords belong"
        )
    return sidecar


def _own_places(path: Path) -> tuple[str, ...]:
    with open_photo(path, even_damaged=True) as photo:
        return TagStore(photo.container.blocks).tree.items(HIERARCHY)
