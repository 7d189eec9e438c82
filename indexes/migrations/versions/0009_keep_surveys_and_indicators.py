"""Keep surveys and indicators"""

from __future__ import annotations

import re
from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# What makes days stale: name, table, event, and which kind and day it marks.
_OF_INTERACTION = "SELECT 'interaction', day(t.created_at) FROM interaction t WHERE t.id = {id}"
_OF_SUGGESTION = "SELECT 'suggestion', day(t.created_at) FROM suggestion t WHERE t.id = {id}"
_COUNTED = (
    "channel, office, state, theme, procedure_code, aspect, classified_by, created_at,"
    " first_response_at, resolved_at, merged_into"
)
_TRIGGERS = (
    *(
        (f"{kind}_{event.lower()}", kind, event, (f"SELECT '{kind}', day({row}.created_at)",))
        for kind in ("interaction", "suggestion", "escalation")
        for event, row in (("INSERT", "NEW"), ("DELETE", "OLD"))
    ),
    *(
        (f"{kind}_update", kind, "UPDATE", (f"SELECT '{kind}', day(NEW.created_at)",))
        for kind in ("suggestion", "escalation")
    ),
    (
        "interaction_update",
        "interaction",
        f"UPDATE OF {_COUNTED}",
        (
            "SELECT 'interaction', day(NEW.created_at)",
            "SELECT 'interaction', day(OLD.created_at)",
            "SELECT 'suggestion', day(t.created_at) FROM suggestion t WHERE t.interaction = NEW.id",
            "SELECT 'escalation', day(t.created_at) FROM escalation t"
            " WHERE t.interaction_id = NEW.id",
        ),
    ),
    *(
        (f"survey_{event.lower()}", "survey", event, (_OF_INTERACTION.format(id=id),))
        for event, id in (
            ("INSERT", "NEW.interaction_id"),
            ("UPDATE", "NEW.interaction_id"),
            ("DELETE", "OLD.interaction_id"),
        )
    ),
    *(
        (f"escalated_{event.lower()}", "escalation", event, (_OF_INTERACTION.format(id=id),))
        for event, id in (("INSERT", "NEW.interaction_id"), ("DELETE", "OLD.interaction_id"))
    ),
    *(
        (f"event_{event.lower()}", "suggestion_event", event, (_OF_SUGGESTION.format(id=id),))
        for event, id in (("INSERT", "NEW.suggestion_id"), ("DELETE", "OLD.suggestion_id"))
    ),
)


def upgrade() -> None:
    _add_surveys()
    _add_indicators()
    op.create_index("ix_suggestion_interaction", "suggestion", ["interaction"])
    for name, table, event, marks in _TRIGGERS:
        _add_trigger(f"indicator_{name}", table, event, marks)
    for kind in ("interaction", "suggestion", "escalation"):  # what there was before
        days = _with_days(f"SELECT DISTINCT '{kind}', day(t.created_at) FROM {kind} t")  # noqa: S608
        op.execute(f"INSERT INTO indicator_stale (kind, day) {days}")


def _add_surveys() -> None:
    op.create_table(
        "survey",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("token_digest", sa.String(), nullable=False),
        sa.Column("interaction_id", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=True),
        sa.Column("theme", sa.String(), nullable=True),
        sa.Column("procedure_code", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("comment", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("token_digest"),
        sa.UniqueConstraint("interaction_id"),
    )
    op.create_index(op.f("ix_survey_sent_at"), "survey", ["sent_at"])
    op.create_table(
        "process_opinion",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("procedure_code", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=True),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("comment", sa.String(), nullable=True),
        sa.Column("interaction_id", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    for column in ("procedure_code", "at"):
        op.create_index(op.f(f"ix_process_opinion_{column}"), "process_opinion", [column])


def _add_indicators() -> None:
    op.create_table(
        "indicator_segment",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("layout", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "day"),
    )
    op.create_index(op.f("ix_indicator_segment_version"), "indicator_segment", ["version"])
    op.create_table(
        "indicator_term",
        sa.Column("dimension", sa.String(), nullable=False),
        sa.Column("code", sa.Integer(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("dimension", "code"),
        sa.UniqueConstraint("dimension", "value"),
    )
    op.create_table(
        "indicator_stale",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("day", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_indicator_stale_kind_day", "indicator_stale", ["kind", "day"])
    clock = op.create_table(
        "indicator_clock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.bulk_insert(clock, [{"id": 1, "version": 0}])


def _add_trigger(name: str, table: str, event: str, marks: Iterable[str]) -> None:
    body = " ".join(f"INSERT INTO indicator_stale (kind, day) {_with_days(m)};" for m in marks)
    if not _on_server():
        op.execute(f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {body} END")
        return
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {body} RETURN NULL; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def _with_days(mark: str) -> str:
    """`day(x)` is the day of the time x, in UTC."""
    server = r"to_char(\1 AT TIME ZONE 'UTC', 'YYYY-MM-DD')"
    return re.sub(r"day\((\S+?)\)", server if _on_server() else r"substr(\1, 1, 10)", mark)


def _on_server() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def downgrade() -> None:
    for name, table, _, _ in _TRIGGERS:
        trigger = f"indicator_{name}"
        op.execute(f"DROP TRIGGER {trigger}" + (f" ON {table}" if _on_server() else ""))
        if _on_server():
            op.execute(f"DROP FUNCTION {trigger}()")
    op.drop_index("ix_suggestion_interaction", "suggestion")
    for table in (
        "indicator_clock", "indicator_stale", "indicator_term", "indicator_segment",
        "process_opinion", "survey",
    ):  # fmt: skip
        op.drop_table(table)
