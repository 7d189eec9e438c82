"""Keep interactions, consents and the audit"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TEXT, _NUMBER, _TIME = sa.String(), sa.Integer(), sa.DateTime(timezone=True)
_GENESIS = "0" * 64
_TABLES = (
    "thread_reference", "message_status", "interaction_change", "interaction_merge",
    "rejected_delivery", "interaction_message", "interaction", "consent", "citizen_alias",
    "citizen_contact", "audit_head", "audit_entry",
)  # fmt: skip


def upgrade() -> None:
    _add_interactions()
    _add_messages()
    _add_decisions()
    _add_consents()
    _add_audit()


def _add_interactions() -> None:
    op.create_table(
        "interaction",
        _column("id"),
        *map(_empty, ("citizen", "office", "assignee", "theme", "procedure_code")),
        *map(_empty, ("procedure_title", "aspect", "classified_by", "language", "due_kind")),
        *map(_empty, ("merged_into", "duplicate_of", "authentication", "authenticated_by")),
        *map(_column, ("channel", "state", "subject", "source", "thread_key")),
        *(_column(name, _TIME) for name in ("created_at", "updated_at")),
        *(_empty(name, _TIME) for name in ("last_message_at", "first_response_at", "resolved_at")),
        *(_empty(name, _TIME) for name in ("due_at", "authenticated_at", "erased_at")),
        _empty("remaining_minutes", _NUMBER),
        _empty("duplicate_score", sa.Float()),
        _column("survey_opt_out", sa.Boolean()),
        _column("row_version", _NUMBER),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("thread_key"),
    )
    _index("interaction", "citizen", "channel", "office", "state", "assignee", "theme")
    _index("interaction", "procedure_code", "created_at", "merged_into", "duplicate_of")
    for column in ("due_at", "created_at"):
        op.create_index(f"ix_interaction_state_{column}", "interaction", ["state", column])


def _add_messages() -> None:
    op.create_table(
        "interaction_message",
        *map(_column, ("id", "interaction_id", "direction", "channel", "source", "external_id")),
        _column("text"),
        _column("at", _TIME),
        _column("received_at", _TIME),
        _column("attachments", sa.JSON()),
        _empty("suggestion_id"),
        _empty("author"),
        sa.ForeignKeyConstraint(["interaction_id"], ["interaction.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("source", "external_id"),
    )
    _index("interaction_message", "at", "suggestion_id")
    both = ["interaction_id", "at"]
    op.create_index("ix_interaction_message_interaction_id_at", "interaction_message", both)
    op.create_table(
        "thread_reference",
        _column("digest"),
        _column("interaction_id"),
        sa.ForeignKeyConstraint(["interaction_id"], ["interaction.id"]),
        sa.PrimaryKeyConstraint("digest", "interaction_id"),
    )
    _index("thread_reference", "interaction_id")
    op.create_table(
        "message_status",
        *map(_column, ("source", "external_id", "status", "error")),
        _column("rank", _NUMBER),
        _column("at", _TIME),
        sa.PrimaryKeyConstraint("source", "external_id"),
    )


def _add_decisions() -> None:
    op.create_table(
        "interaction_change",
        _column("id", _NUMBER),
        *map(_column, ("interaction_id", "by", "to_state", "reason")),
        _column("at", _TIME),
        _empty("from_state"),
        sa.ForeignKeyConstraint(["interaction_id"], ["interaction.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    _index("interaction_change", "interaction_id")
    op.create_table(
        "interaction_merge",
        *map(_column, ("id", "kept", "merged", "by")),
        _column("at", _TIME),
        _empty("undone_at", _TIME),
        _empty("undone_by"),
        sa.ForeignKeyConstraint(["kept"], ["interaction.id"]),
        sa.ForeignKeyConstraint(["merged"], ["interaction.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    _index("interaction_merge", "kept", "merged")
    op.create_table(
        "rejected_delivery",
        *map(_column, ("id", "source", "digest", "reason", "detail")),
        _column("received_at", _TIME),
        _column("times", _NUMBER),
        _column("last_at", _TIME),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("source", "digest", "reason"),
    )
    _index("rejected_delivery", "source", "received_at")


def _add_consents() -> None:
    op.create_table(
        "consent",
        *map(_column, ("id", "citizen", "purpose", "text_shown", "language", "channel")),
        *map(_column, ("evidence", "given_by")),
        _column("given_at", _TIME),
        _empty("expires_at", _TIME),
        _empty("withdrawn_at", _TIME),
        _empty("withdrawn_by"),
        _empty("interaction_id"),
        sa.PrimaryKeyConstraint("id"),
    )
    _index("consent", "citizen", "purpose", "interaction_id")
    op.create_table(
        "citizen_contact",
        *map(_column, ("contact", "citizen", "by")),
        _column("at", _TIME),
        sa.PrimaryKeyConstraint("contact"),
    )
    _index("citizen_contact", "citizen")


def _add_audit() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("seq", _NUMBER, autoincrement=False, nullable=False),
        _column("at", _TIME),
        *map(_column, ("actor", "action", "subject", "previous", "digest")),
        _column("detail", sa.JSON()),
        sa.PrimaryKeyConstraint("seq"),
    )
    _index("audit_entry", "at", "actor", "action", "subject")
    head = op.create_table(
        "audit_head",
        _column("id", _NUMBER),
        _column("seq", _NUMBER),
        _column("digest"),
        _column("signature"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.bulk_insert(head, [{"id": 1, "seq": 0, "digest": _GENESIS, "signature": ""}])
    op.create_table(
        "citizen_alias",
        _column("citizen"),
        _column("alias"),
        sa.PrimaryKeyConstraint("citizen"),
        sa.UniqueConstraint("alias"),
    )


def _column(name: str, kind: Any = _TEXT) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _empty(name: str, kind: Any = _TEXT) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True)


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def downgrade() -> None:
    for table in _TABLES:
        op.drop_table(table)
