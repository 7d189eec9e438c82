"""Tell editions of one procedure apart"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("document", sa.Column("edition", sa.String(), nullable=True))
    op.add_column("document", sa.Column("edition_of", sa.String(), nullable=True))
    op.add_column("document", sa.Column("edition_current", sa.Boolean(), nullable=True))
    op.create_index("ix_document_edition_of", "document", ["edition_of"])


def downgrade() -> None:
    op.drop_index("ix_document_edition_of", "document")
    for name in ("edition_current", "edition_of", "edition"):
        op.drop_column("document", name)
