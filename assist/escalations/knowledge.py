"""What a specialist answers becomes proposed knowledge, in the transaction of the answer."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session

from assist.articles.schemas import ArticleIn
from assist.articles.service import add_in as add_article
from assist.canonical.schemas import CanonicalIn
from assist.canonical.service import add_in as add_canonical
from assist.canonical.wording import answer_in
from indexes.grounds import stated_of_procedure, unsupported
from indexes.models import Aspect
from indexes.tables import Escalation, now
from prompts.catalogue import catalogue

_TITLE_CHARS = 200


def propose(session: Session, row: Escalation) -> None:
    """A canonical answer where it is about one aspect of a procedure and the pages bear it out;
    else a draft of an article, since pages do not say it. An editor approves either."""
    text = answer_in(row.answer or "")
    if not text:
        return
    aspect = Aspect(row.aspect) if row.aspect else Aspect.OTHER
    if aspect is not Aspect.OTHER and _is_borne_out(session, row, text):
        row.proposed_canonical = _canonical(session, row, aspect, text)
    else:
        row.proposed_article = _article(session, row, text)


def _is_borne_out(session: Session, row: Escalation, text: str) -> bool:
    if row.procedure_code is None:
        return False
    stated = stated_of_procedure(session, row.procedure_code)
    return bool(stated) and not unsupported(text, stated)


def _canonical(session: Session, row: Escalation, aspect: Aspect, text: str) -> str:
    body = CanonicalIn(
        procedure_code=row.procedure_code or "",
        aspect=aspect,
        language=row.language,
        question=row.question[:_TITLE_CHARS],
        text=text,
        owner=_owner(),
    )
    evidence = {"kind": "escalation", "id": row.id, "office": row.office, "agrees": True,
                "at": now().isoformat()}  # fmt: skip
    return add_canonical(session, body, row.answered_by, [evidence]).id


def _article(session: Session, row: Escalation, text: str) -> str:
    said = catalogue("escalations")["knowledge"]
    body = ArticleIn(
        id=row.id,  # what a citizen asked is in no address
        title=title_of(row),
        body=f"**{row.question}**\n\n{text}",
        tags=[said["tag"], row.id],
        owner=_owner(),
        note=said["note"].format(id=row.id),
    )
    return add_article(session, body, row.answered_by, date.today())


def title_of(row: Escalation) -> str:
    first = next(filter(None, row.question.splitlines()), row.id)
    about = f"{row.procedure_title}: " if row.procedure_title else ""
    return (about + first)[:_TITLE_CHARS]


def _owner() -> str:
    return str(catalogue("escalations")["knowledge"]["owner"])
