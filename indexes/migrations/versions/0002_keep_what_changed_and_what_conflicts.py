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
    with op.batch_alter_table("canonical_answer", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_canonical_answer_procedure_code"), ["procedure_code"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_canonical_answer_state"), ["state"], unique=False)

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
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_document_id"), ["document_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_kind"), ["kind"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_change_procedure_code"), ["procedure_code"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_change_source"), ["source"], unique=False)

    op.create_table(
        "conflict",
        sa.Column("id", sa.String(), nullable=False),
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
    with op.batch_alter_table("conflict", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_conflict_procedure_code"), ["procedure_code"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_conflict_slot"), ["slot"], unique=False)
        batch_op.create_index(batch_op.f("ix_conflict_state"), ["state"], unique=False)

    op.create_table(
        "fact_dependency",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("normalised", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("subject", "document_id", "kind", "slot", "normalised"),
    )
    with op.batch_alter_table("fact_dependency", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_fact_dependency_document_id"), ["document_id"], unique=False
        )

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
    with op.batch_alter_table("conflict_ruling", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_conflict_ruling_conflict_id"), ["conflict_id"], unique=False
        )

    op.create_table(
        "document_fact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("procedure_code", sa.String(), nullable=True),
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
    with op.batch_alter_table("document_fact", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_document_fact_document_id"), ["document_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_document_fact_procedure_code"), ["procedure_code"], unique=False
        )

    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.add_column(sa.Column("expires_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("expired", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("merged_into", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("facts_of", sa.String(), nullable=True))
        batch_op.create_index(batch_op.f("ix_document_expires_on"), ["expires_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_document_merged_into"), ["merged_into"], unique=False)

    with op.batch_alter_table("resolved_case", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("stale_reason", sa.String(), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("stale_facts", sa.JSON(), nullable=False, server_default="[]")
        )
        batch_op.add_column(sa.Column("stale_at", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.add_column(sa.Column("last_run_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("last_run", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("next_run_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.drop_column("next_run_at")
        batch_op.drop_column("last_run")
        batch_op.drop_column("last_run_at")

    with op.batch_alter_table("resolved_case", schema=None) as batch_op:
        batch_op.drop_column("stale_at")
        batch_op.drop_column("stale_facts")
        batch_op.drop_column("stale_reason")

    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_document_merged_into"))
        batch_op.drop_index(batch_op.f("ix_document_expires_on"))
        batch_op.drop_column("facts_of")
        batch_op.drop_column("merged_into")
        batch_op.drop_column("expired")
        batch_op.drop_column("expires_on")

    with op.batch_alter_table("document_fact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_document_fact_procedure_code"))
        batch_op.drop_index(batch_op.f("ix_document_fact_document_id"))

    op.drop_table("document_fact")
    with op.batch_alter_table("conflict_ruling", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conflict_ruling_conflict_id"))

    op.drop_table("conflict_ruling")
    op.drop_table("upkeep")
    with op.batch_alter_table("fact_dependency", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_fact_dependency_document_id"))

    op.drop_table("fact_dependency")
    with op.batch_alter_table("conflict", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conflict_state"))
        batch_op.drop_index(batch_op.f("ix_conflict_slot"))
        batch_op.drop_index(batch_op.f("ix_conflict_procedure_code"))

    op.drop_table("conflict")
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_source"))
        batch_op.drop_index(batch_op.f("ix_change_procedure_code"))
        batch_op.drop_index(batch_op.f("ix_change_kind"))
        batch_op.drop_index(batch_op.f("ix_change_document_id"))
        batch_op.drop_index(batch_op.f("ix_change_at"))

    op.drop_table("change")
    with op.batch_alter_table("canonical_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_canonical_answer_state"))
        batch_op.drop_index(batch_op.f("ix_canonical_answer_procedure_code"))

    op.drop_table("canonical_answer")
