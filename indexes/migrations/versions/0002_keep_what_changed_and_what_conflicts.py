"""Keep what changed, what conflicts, and what rests on what"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "canonical_answer",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("procedure_code", sa.String(), nullable=False),
        sa.Column("aspect", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("stale_reason", sa.String(), nullable=False),
        sa.Column("stale_facts", sa.JSON(), nullable=False),
        sa.Column("approved_by", sa.String(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("procedure_code", "aspect", "language", "version"),
    )
    op.create_index(
        op.f("ix_canonical_answer_procedure_code"), "canonical_answer", ["procedure_code"]
    )
    op.create_index(op.f("ix_canonical_answer_state"), "canonical_answer", ["state"])

    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("procedure_code", sa.String(), nullable=True),
        sa.Column("revision_from", sa.Integer(), nullable=True),
        sa.Column("revision_to", sa.Integer(), nullable=True),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_change_at"), "change", ["at"])
    op.create_index(op.f("ix_change_document_id"), "change", ["document_id"])
    op.create_index(op.f("ix_change_kind"), "change", ["kind"])
    op.create_index(op.f("ix_change_procedure_code"), "change", ["procedure_code"])
    op.create_index(op.f("ix_change_source"), "change", ["source"])

    op.create_table(
        "conflict",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("procedure_code", sa.String(), nullable=True),
        sa.Column("procedure_title", sa.String(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sides", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reopened", sa.Boolean(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_conflict_about"), "conflict", ["about"])
    op.create_index(op.f("ix_conflict_procedure_code"), "conflict", ["procedure_code"])
    op.create_index(op.f("ix_conflict_slot"), "conflict", ["slot"])
    op.create_index(op.f("ix_conflict_state"), "conflict", ["state"])

    op.create_table(
        "fact_dependency",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("normalised", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("subject", "document_id", "kind", "slot", "normalised"),
    )
    op.create_index(op.f("ix_fact_dependency_document_id"), "fact_dependency", ["document_id"])

    op.create_table(
        "upkeep",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "conflict_ruling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conflict_id", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conflict_id"],
            ["conflict.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_conflict_ruling_conflict_id"), "conflict_ruling", ["conflict_id"])

    op.create_table(
        "document_fact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("normalised", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("section", sa.JSON(), nullable=False),
        sa.Column("aspect", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("passage_id", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_document_fact_document_id"), "document_fact", ["document_id"])
    op.create_index(op.f("ix_document_fact_about"), "document_fact", ["about"])

    op.add_column("document", sa.Column("expires_on", sa.Date(), nullable=True))
    op.add_column(
        "document", sa.Column("expired", sa.Boolean(), nullable=False, server_default="0")
    )
    op.add_column("document", sa.Column("merged_into", sa.String(), nullable=True))
    op.add_column("document", sa.Column("about", sa.String(), nullable=True))
    op.add_column("document", sa.Column("facts_of", sa.String(), nullable=True))
    op.create_index(op.f("ix_document_about"), "document", ["about"])
    op.create_index(op.f("ix_document_expires_on"), "document", ["expires_on"])
    op.create_index(op.f("ix_document_merged_into"), "document", ["merged_into"])

    op.add_column(
        "resolved_case", sa.Column("stale_reason", sa.String(), nullable=False, server_default="")
    )
    op.add_column(
        "resolved_case", sa.Column("stale_facts", sa.JSON(), nullable=False, server_default="[]")
    )
    op.add_column("resolved_case", sa.Column("stale_at", sa.DateTime(timezone=True), nullable=True))

    op.add_column("source", sa.Column("last_run_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("source", sa.Column("last_run", sa.JSON(), nullable=False, server_default="{}"))
    op.add_column("source", sa.Column("next_run_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("source", "next_run_at")
    op.drop_column("source", "last_run")
    op.drop_column("source", "last_run_at")

    op.drop_column("resolved_case", "stale_at")
    op.drop_column("resolved_case", "stale_facts")
    op.drop_column("resolved_case", "stale_reason")

    op.drop_index(op.f("ix_document_merged_into"), table_name="document")
    op.drop_index(op.f("ix_document_expires_on"), table_name="document")
    op.drop_index(op.f("ix_document_about"), table_name="document")
    op.drop_column("document", "facts_of")
    op.drop_column("document", "about")
    op.drop_column("document", "merged_into")
    op.drop_column("document", "expired")
    op.drop_column("document", "expires_on")

    op.drop_index(op.f("ix_document_fact_about"), table_name="document_fact")
    op.drop_index(op.f("ix_document_fact_document_id"), table_name="document_fact")

    op.drop_table("document_fact")
    op.drop_index(op.f("ix_conflict_ruling_conflict_id"), table_name="conflict_ruling")

    op.drop_table("conflict_ruling")
    op.drop_table("upkeep")
    op.drop_index(op.f("ix_fact_dependency_document_id"), table_name="fact_dependency")

    op.drop_table("fact_dependency")
    op.drop_index(op.f("ix_conflict_state"), table_name="conflict")
    op.drop_index(op.f("ix_conflict_slot"), table_name="conflict")
    op.drop_index(op.f("ix_conflict_about"), table_name="conflict")
    op.drop_index(op.f("ix_conflict_procedure_code"), table_name="conflict")

    op.drop_table("conflict")
    op.drop_index(op.f("ix_change_source"), table_name="change")
    op.drop_index(op.f("ix_change_procedure_code"), table_name="change")
    op.drop_index(op.f("ix_change_kind"), table_name="change")
    op.drop_index(op.f("ix_change_document_id"), table_name="change")
    op.drop_index(op.f("ix_change_at"), table_name="change")

    op.drop_table("change")
    op.drop_index(op.f("ix_canonical_answer_state"), table_name="canonical_answer")
    op.drop_index(op.f("ix_canonical_answer_procedure_code"), table_name="canonical_answer")

    op.drop_table("canonical_answer")
