"""What models proposed for photos, and what people decided about it."""

import json
from dataclasses import dataclass
from enum import StrEnum

from blipdesk.domain.errors import BugError
from blipdesk.domain.text import Answer, Field, FieldValue, Provenance, ReviewState, Source
from blipdesk.index.codec import (
    dump,
    or_damaged,
    provenance_columns,
    provenance_from,
    text_to_value,
    value_to_text,
)
from blipdesk.index.connection import Connection, Row, Value
from blipdesk.index.documents import Documents


class DraftState(StrEnum):
    """What became of a proposal. All but ``SUPERSEDED`` are current."""

    DRAFT = "draft"
    APPROVED = "approved"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Draft:
    """One proposal for one field; answers are one draft for each question.

    Args:
        value: for ``Field.ANSWERS`` a tuple of exactly one ``Answer``.
        question: the answer's question; "" for all other fields.
        alternatives: other wordings that the model gave, best first.
        created: ISO 8601 with offset.
    """

    draft_id: int
    photo_id: int
    field: Field
    value: FieldValue
    provenance: Provenance
    alternatives: tuple[str, ...]
    state: DraftState
    created: str
    question: str = ""


_COLUMNS = (
    "id, photo_id, field, question, value, alternatives, state, created,"
    " model, revision, prompt, score, date, items"
)


class Drafts:
    """The proposals; made by ``Index``."""

    def __init__(self, connection: Connection, documents: Documents) -> None:
        self._connection = connection
        self._documents = documents

    def put(
        self,
        photo_id: int,
        field: Field,
        value: FieldValue,
        provenance: Provenance,
        *,
        created: str,
        alternatives: tuple[str, ...] = (),
    ) -> int:
        """Store a proposal; the photo's current one for this field (and question) is superseded.

        Args:
            value: for ``Field.ANSWERS`` a tuple of exactly one ``Answer``, which names
                the question.
            created: ISO 8601 with offset.

        Returns:
            The draft's id.
        """
        question = _question(field, value)
        self._connection.change(
            "UPDATE draft SET state = 'superseded'"
            " WHERE photo_id = ? AND field = ? AND question = ? AND state <> 'superseded'",
            (photo_id, field, question),
        )
        self._documents.touch(photo_id)
        return self._connection.insert(
            f"INSERT INTO draft ({_COLUMNS.removeprefix('id, ')})"
            " VALUES (?,?,?,?,?,'draft',?,?,?,?,?,?,?)",
            (
                photo_id,
                field,
                question,
                value_to_text(value),
                dump(alternatives),
                created,
                *provenance_columns(provenance),
            ),
        )

    def copy(self, source_id: int, target_id: int) -> None:
        """Give a photo all that models said about another one with the same picture.

        Their embeddings go along. The target must have no proposals of its own.
        """
        columns = _COLUMNS.removeprefix("id, ")
        self._connection.change(
            f"INSERT INTO draft ({columns}) SELECT {columns.replace('photo_id', '?')}"
            " FROM draft WHERE photo_id = ? AND state <> 'superseded'",
            (target_id, source_id),
        )
        self._connection.change(
            "INSERT OR IGNORE INTO vector (model, revision, photo_id, values_int8)"
            " SELECT model, revision, ?, values_int8 FROM vector WHERE photo_id = ?",
            (target_id, source_id),
        )
        self._documents.touch(target_id)

    def get(self, draft_id: int) -> Draft | None:
        """Return one proposal, or None."""
        found = self._select("id = ?", draft_id)
        return found[0] if found else None

    def current(self, photo_id: int) -> list[Draft]:
        """Return the photo's current proposals, at most one for each field and question."""
        return self._select("photo_id = ? AND state <> 'superseded' ORDER BY field, id", photo_id)

    def history(self, photo_id: int, field: Field) -> list[Draft]:
        """Return every proposal ever made for a field, newest first."""
        return self._select("photo_id = ? AND field = ? ORDER BY id DESC", photo_id, field)

    def waiting(self, limit: int, after_id: int = 0) -> list[Draft]:
        """Return proposals that nobody has looked at, oldest first, for the review."""
        return self._select("state = 'draft' AND id > ? ORDER BY id LIMIT ?", after_id, limit)

    def count_waiting(self) -> int:
        """Count the proposals that nobody has looked at."""
        return int(self._connection.value("SELECT count(*) FROM draft WHERE state = 'draft'"))

    def set_state(self, draft_id: int, state: DraftState) -> None:
        """Record a decision about a proposal."""
        photo_id = self._connection.value("SELECT photo_id FROM draft WHERE id = ?", (draft_id,))
        if photo_id is None:
            raise BugError(f"no draft {draft_id}")
        self._connection.change("UPDATE draft SET state = ? WHERE id = ?", (state, draft_id))
        self._documents.touch(photo_id)

    def described(self, photo_id: int, model: str, prompt: str | None) -> bool:
        """Say whether the current caption draft is this model's for this prompt."""
        sql = (
            "SELECT 1 FROM draft WHERE photo_id = ? AND field = 'caption' AND model = ?"
            " AND prompt IS ? AND state <> 'superseded'"
        )
        return self._connection.row(sql, (photo_id, model, prompt)) is not None

    def answered(self, photo_id: int, question: str, model: str) -> bool:
        """Say whether the current answer to this question is this model's."""
        sql = (
            "SELECT 1 FROM draft WHERE photo_id = ? AND field = 'answers' AND question = ?"
            " AND model = ? AND state <> 'superseded'"
        )
        return self._connection.row(sql, (photo_id, question, model)) is not None

    def _select(self, condition: str, *values: Value) -> list[Draft]:
        sql = f"SELECT {_COLUMNS} FROM draft WHERE {condition}"
        return [_draft(row) for row in self._connection.rows(sql, values)]


def _question(field: Field, value: FieldValue) -> str:
    if field is not Field.ANSWERS:
        return ""
    if isinstance(value, tuple) and len(value) == 1 and isinstance(value[0], Answer):
        return value[0].question
    raise BugError("a draft of answers holds exactly one answer")


_REVIEW = {
    DraftState.DRAFT: ReviewState.DRAFT,
    DraftState.APPROVED: ReviewState.APPROVED,
    DraftState.REJECTED: ReviewState.DRAFT,
    DraftState.SUPERSEDED: ReviewState.DRAFT,
}


@or_damaged
def _draft(row: Row) -> Draft:
    draft_id, photo_id, name, question, value, alternatives, state_name, created, *columns = row
    field, state = Field(name), DraftState(state_name)
    return Draft(
        draft_id,
        photo_id,
        field,
        text_to_value(field, value),
        provenance_from(Source.MACHINE, _REVIEW[state], columns),
        tuple(json.loads(alternatives)),
        state,
        created,
        question,
    )
