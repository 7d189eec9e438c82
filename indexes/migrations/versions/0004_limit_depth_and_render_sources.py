"""Limit how deep a source is read, and let a browser render it"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("source", sa.Column("max_depth", sa.Integer(), nullable=True))
    op.add_column(
        "source", sa.Column("render", sa.String(), nullable=False, server_default="plain")
    )


def downgrade() -> None:
    op.drop_column("source", "render")
    op.drop_column("source", "max_depth")
