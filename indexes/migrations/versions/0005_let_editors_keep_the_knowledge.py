"""Let editors keep the knowledge: life cycles, versions, sessions, what was changed when sending"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_EDITED = ("source", "article", "resolved_case", "canonical_answer")


def upgrade() -> None:
    for table in _EDITED:
        _add(table, "row_version", sa.Integer(), "1")
    _add("source", "deleted_at", sa.DateTime(timezone=True))
    _extend_articles()
    _extend_cases()
    _extend_answers()
    _extend_suggestions()
    _add("job", "step_started_at", sa.DateTime(timezone=True))
    _add("job", "step_from", sa.Integer(), "0")
    _add_sessions()


def _extend_articles() -> None:
    _add("article", "state", sa.String(), "published")
    _add("article", "owner", sa.String(), "")
    _add("article", "created_at", sa.DateTime(timezone=True))
    _add("article", "updated_by", sa.String(), "")
    _add("article", "deleted_at", sa.DateTime(timezone=True))
    op.create_index(op.f("ix_article_state"), "article", ["state"])
    op.create_table(
        "article_version",
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("article_id", "number"),
    )


def _extend_cases() -> None:
    _add("resolved_case", "retired_at", sa.DateTime(timezone=True))
    _add("resolved_case", "retired_by", sa.String(), "")
    _add("resolved_case", "retired_reason", sa.String(), "")
    _add("resolved_case", "corrected_at", sa.DateTime(timezone=True))
    _add("resolved_case", "corrected_by", sa.String(), "")


def _extend_answers() -> None:
    _add("canonical_answer", "question", sa.String(), "")
    _add("canonical_answer", "evidence", sa.JSON(), "[]")
    _add("canonical_answer", "state_reason", sa.String(), "")
    _add("canonical_answer", "updated_by", sa.String(), "")


def _extend_suggestions() -> None:
    _add("suggestion", "procedure_code", sa.String())
    _add("suggestion", "canonical_answer_id", sa.String())
    _add("suggestion", "interaction", sa.String())
    _add("suggestion_event", "fact_changes", sa.JSON(), "[]")
    for column in ("created_at", "procedure_code", "canonical_answer_id"):
        op.create_index(op.f(f"ix_suggestion_{column}"), "suggestion", [column])
    for column in ("type", "at"):
        op.create_index(op.f(f"ix_suggestion_event_{column}"), "suggestion_event", [column])


def _add_sessions() -> None:
    op.create_table(
        "agent_session",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("key_id", sa.String(), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("interaction", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["key_id"], ["api_key.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("key_id", "expires_at"):
        op.create_index(op.f(f"ix_agent_session_{column}"), "agent_session", [column])


def _add(table: str, name: str, kind: Any, default: str | None = None) -> None:
    """Without a default it may be empty."""
    column = sa.Column(name, kind, nullable=default is None, server_default=default)
    op.add_column(table, column)


def downgrade() -> None:
    for index, table in (
        ("ix_suggestion_created_at", "suggestion"),
        ("ix_suggestion_procedure_code", "suggestion"),
        ("ix_suggestion_canonical_answer_id", "suggestion"),
        ("ix_suggestion_event_type", "suggestion_event"),
        ("ix_suggestion_event_at", "suggestion_event"),
        ("ix_article_state", "article"),
    ):
        op.drop_index(op.f(index), table_name=table)
    op.drop_table("agent_session")
    op.drop_table("article_version")
    for table, columns in _ADDED.items():
        for column in columns:
            op.drop_column(table, column)


_ADDED = {
    "job": ("step_started_at", "step_from"),
    "suggestion_event": ("fact_changes",),
    "suggestion": ("procedure_code", "canonical_answer_id", "interaction"),
    "canonical_answer": ("question", "evidence", "state_reason", "updated_by", "row_version"),
    "resolved_case": (
        "retired_at", "retired_by", "retired_reason", "corrected_at", "corrected_by", "row_version",
    ),
    "article": (
        "state", "owner", "created_at", "updated_by", "deleted_at", "row_version",
    ),
    "source": ("deleted_at", "row_version"),
}  # fmt: skip
