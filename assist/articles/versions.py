"""What an article was, and what each edit changed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from assist.articles.rendering import rendered
from assist.articles.schemas import VersionDetail, VersionOut
from indexes.changes import FieldChange, word_pieces
from indexes.tables import ArticleVersion
from prompts.catalogue import catalogue

FIELDS = ("title", "body", "tags", "owner", "state", "valid_from", "valid_to")


def summaries(rows: Sequence[ArticleVersion]) -> list[VersionOut]:
    """`rows` are the last one first."""
    return [_summary(row, before) for row, before in zip_longest(rows, rows[1:]) if row]


def detail(row: ArticleVersion, before: ArticleVersion | None) -> VersionDetail:
    summary = _summary(row, before)
    return VersionDetail(
        **summary.model_dump(),
        body=row.body,
        html=rendered(row.body),
        tags=row.tags,
        owner=row.owner,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        fields=[_change(name, row, before) for name in summary.changed if before],
    )


def _summary(row: ArticleVersion, before: ArticleVersion | None) -> VersionOut:
    shown = row.model_dump(include=set(VersionOut.model_fields))
    return VersionOut(**shown, changed=_changed(row, before))


def _changed(row: ArticleVersion, before: ArticleVersion | None) -> list[str]:
    if before is None:
        return []
    return [name for name in FIELDS if getattr(row, name) != getattr(before, name)]


def _change(name: str, row: ArticleVersion, before: ArticleVersion | None) -> FieldChange:
    old, new = _printed(before, name), _printed(row, name)
    label = catalogue("knowledge")["article_fields"][name]
    return FieldChange(field=name, label=label, old=old, new=new, pieces=word_pieces(old, new))


def _printed(row: ArticleVersion | None, name: str) -> str:
    value = getattr(row, name) if row else None
    if name == "state" and value:
        return str(catalogue("knowledge")["article_states"][value])
    if isinstance(value, list):
        return ", ".join(value)
    return "" if value is None else str(value)
