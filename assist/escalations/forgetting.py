"""What became knowledge of a question whose citizen is to be forgotten."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session, col, select

from assist.escalations.knowledge import title_of
from indexes.repositories.citizens import CitizenRepository, Person
from indexes.tables import Article, ArticleVersion, CanonicalAnswer, Escalation
from prompts.catalogue import catalogue

_UNREVIEWED = ("draft", "review")


def forget_questions(session: Session, person: Person) -> int:
    """Drafts go; of what an editor put into use only the citizen's words go. How many records.
    Before escalations are blanked, which say which they are."""
    wanted = (
        col(Escalation.citizen).in_(person.hashes)
        | col(Escalation.interaction_id).in_(person.interactions)
        | col(Escalation.suggestion_id).in_(person.suggestions)
    )
    rows = session.exec(select(Escalation).where(wanted)).all()
    return sum(_forgotten(session, row) for row in rows)


def _forgotten(session: Session, row: Escalation) -> int:
    changed = _canonical(session, row)
    article = session.get(Article, row.proposed_article) if row.proposed_article else None
    if article is None:
        return changed
    versions = session.exec(
        select(ArticleVersion).where(ArticleVersion.article_id == article.id)
    ).all()
    known: list[Article | ArticleVersion] = [article, *versions]
    if all(one.state in _UNREVIEWED for one in known):
        return changed + _deleted(session, row, article.id)
    for one in known:
        one.title, one.body = _title(one.title, row), _without(one.body, row.question)
        session.add(one)
    session.flush()
    return changed + 1


def _deleted(session: Session, row: Escalation, article: str) -> int:
    row.proposed_article = None
    session.add(row)
    session.flush()
    repository = CitizenRepository(session)
    repository.delete(ArticleVersion, article_id=[article])
    return repository.delete(Article, id=[article])


def _canonical(session: Session, row: Escalation) -> int:
    found = session.get(CanonicalAnswer, row.proposed_canonical) if row.proposed_canonical else None
    if found is None or not found.question or not row.question.startswith(found.question):
        return 0
    found.question = ""
    session.add(found)
    session.flush()
    return 1


def _title(title: str, row: Escalation) -> str:
    if title != title_of(row) and not _says_any(title, row.question.splitlines()):
        return title
    return row.procedure_title or str(catalogue("escalations")["knowledge"]["tag"])


def _says_any(title: str, lines: Sequence[str]) -> bool:
    return any(line.strip() and line.strip() in title for line in lines)


def _without(body: str, question: str) -> str:
    """Also where an editor changed what stands around it."""
    return body.replace(f"**{question}**", "").replace(question, "").strip() if question else body
