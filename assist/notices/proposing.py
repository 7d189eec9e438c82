"""Proposes notices: of what changed in procedures that somebody wants to be told of, of new
editions, and of terms that open or end soon. Each quotes its source; a person decides."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlmodel import Session

from assist.auth.roles import NOTIFIERS
from assist.live.announcing import announce
from assist.notices.recipients import PURPOSE, recipients, target_of
from assist.notices.schemas import ProposalCounts
from assist.suggestions.writing.dates import spoken_date
from indexes.models import Aspect, ExtractedDocument, Procedure
from indexes.repositories.changes import ChangeFilter, ChangeRepository
from indexes.repositories.documents import DocumentRepository
from indexes.repositories.interests import InterestRepository
from indexes.repositories.notices import NoticeRepository
from indexes.repositories.procedures import ProcedureRepository
from indexes.settings import Settings
from indexes.tables import Change, Document, Notice, Revision, now
from prompts.catalogue import catalogue

_LOOK_BACK = timedelta(days=14)
_QUOTE_CHARS = 600

# What of a procedure concerns who wants to ask for it; the rest of a page may change untold.
_TOLD = frozenset(
    {
        Aspect.REQUIREMENTS, Aspect.DOCUMENTS, Aspect.DEADLINE, Aspect.FEE, Aspect.BENEFIT,
        Aspect.CHANNEL, Aspect.WHERE, Aspect.AUDIENCE,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What somebody wants to be told of; with the codes of all editions."""

    codes: frozenset[str]
    themes: frozenset[str]

    def holds(self, document: Document) -> bool:
        return document.procedure_code in self.codes or document.theme in self.themes


def propose(session: Session, settings: Settings, today: date) -> ProposalCounts:
    """In the caller's transaction. What was proposed before is not proposed again, whatever became
    of it; what nobody wants to be told of is not proposed."""
    repository = NoticeRepository(session)
    expired = repository.expire(today)
    wanted = _wanted(session)
    found = [
        *_of_changes(session, wanted, today),
        *_of_terms(session, wanted, today, today + timedelta(days=settings.notice_days_ahead)),
    ]
    known = repository.known([one.key for one in found])
    proposed: Counter[str] = Counter()
    for notice in found:
        if notice.key in known or not recipients(session, settings, target_of(session, notice)):
            continue
        if repository.add(notice):
            proposed[notice.origin] += 1
            data = {"origin": notice.origin, "procedure_code": notice.procedure_code}
            announce(session, "notice.proposed", notice.id, data, roles=NOTIFIERS)
    return ProposalCounts(proposed=dict(proposed), expired=expired)


def _wanted(session: Session) -> _Wanted:
    codes, themes = InterestRepository(session).wanted(PURPOSE, now())
    editions = NoticeRepository(session).codes_of_editions
    every = frozenset(one for code in codes for one in editions(code))
    return _Wanted(every, frozenset(themes))


def _of_changes(session: Session, wanted: _Wanted, today: date) -> Iterator[Notice]:
    documents = DocumentRepository(session)
    for change in ChangeRepository(session).list(ChangeFilter(since=now() - _LOOK_BACK)):
        document = documents.get(change.document_id)
        if document is None or not wanted.holds(document):
            continue
        content = _content(session, document)
        if content is None or change.revision_to != document.revision:
            continue  # it changed again since: that change is in the feed, too
        if change.kind == "changed":
            yield from _of_change(change, document, content)
        elif change.kind in ("new", "renewed") and document.edition_current:
            yield from _of_edition(document, content, today)


def _of_change(change: Change, document: Document, content: ExtractedDocument) -> Iterator[Notice]:
    said = catalogue("notices")["proposed"]
    fields = [field for field in change.fields if field["field"] in _TOLD and field["new"]]
    quote = next(filter(None, (_added(field, content) for field in fields)), None)
    if quote is not None:
        labels = ", ".join(str(field["label"]).lower() for field in fields)
        title = _title(content)
        text = said["change"].format(procedure=title, fields=labels, quote=quote)
        yield _notice(
            "change", f"change:{change.id}", document, quote, change_id=change.id,
            title=said["change_title"].format(procedure=title), text=text,
        )  # fmt: skip


def _of_edition(document: Document, content: ExtractedDocument, today: date) -> Iterator[Notice]:
    said = catalogue("notices")["proposed"]
    procedure = content.procedure
    quote = _quote(procedure) if procedure else None
    if procedure is None or quote is None or _is_over(procedure, today):
        return
    yield _notice(
        "edition", f"edition:{document.edition_of}:{document.edition}", document, quote,
        title=said["edition_title"].format(procedure=procedure.title),
        text=said["edition"].format(procedure=procedure.title, quote=quote),
        expires_on=procedure.window.ends,
    )  # fmt: skip


def _of_terms(session: Session, wanted: _Wanted, today: date, until: date) -> Iterator[Notice]:
    seen: set[str] = set()
    for document, revision in _procedures(session, wanted):
        if document.id in seen or document.merged_into or document.edition_current is False:
            continue
        seen.add(document.id)
        procedure = ExtractedDocument.model_validate(revision.content).procedure
        quote = _quote(procedure) if procedure else None
        if procedure is not None and quote is not None:
            yield from _of_term(document, procedure, quote, today, until)


def _of_term(
    document: Document, procedure: Procedure, quote: str, today: date, until: date
) -> Iterator[Notice]:
    said = catalogue("notices")["proposed"]
    starts, ends = procedure.window.starts, procedure.window.ends
    days = {
        "procedure": procedure.title, "quote": quote,
        "starts": spoken_date(starts) if starts else "", "ends": spoken_date(ends) if ends else "",
    }  # fmt: skip
    about = document.procedure_code or document.id
    if starts is not None and today <= starts <= until:
        text = said["opens_until" if ends else "opens"].format(**days)
        yield _notice(
            "opens", f"opens:{about}:{starts}", document, quote, text=text,
            title=said["opens_title"].format(**days), expires_on=ends,
        )  # fmt: skip
    elif ends is not None and today <= ends <= until:
        yield _notice(
            "closes", f"closes:{about}:{ends}", document, quote, expires_on=ends,
            title=said["closes_title"].format(**days), text=said["closes"].format(**days),
        )  # fmt: skip


def _procedures(session: Session, wanted: _Wanted) -> Iterator[tuple[Document, Revision]]:
    procedures = ProcedureRepository(session)
    for code in sorted(wanted.codes):
        yield from procedures.by_code(code)
    for theme in sorted(wanted.themes):
        yield from procedures.list(theme=theme)


def _notice(origin: str, key: str, document: Document, quote: str, **more: Any) -> Notice:
    return Notice(
        id="not_" + secrets.token_hex(8), key=key, origin=origin, quote=quote,
        source_title=document.title, source_url=document.url, document_id=document.id,
        procedure_code=document.procedure_code, theme=document.theme, **more,
    )  # fmt: skip


def _content(session: Session, document: Document) -> ExtractedDocument | None:
    """What a live page says now, where it is of a procedure."""
    if document.state != "live" or document.merged_into:
        return None
    content = ExtractedDocument.model_validate(
        DocumentRepository(session).current(document.id).content
    )
    return content if content.procedure is not None else None


def _added(field: Mapping[str, Any], content: ExtractedDocument) -> str | None:
    """The first text that the page says now and did not say, as it stands there."""
    before = set(str(field["old"]).split("\n"))
    blocks = {block.text for block in content.blocks}
    texts = (one for one in str(field["new"]).split("\n") if one not in before)
    return next((_short(block) for one in texts for block in blocks if one and one in block), None)


def _quote(procedure: Procedure) -> str | None:
    """What the page says of its term."""
    said = (procedure.window.text, *procedure.texts.get(Aspect.DEADLINE, ()))
    return next((_short(text) for text in said if text), None)


def _short(text: str) -> str:
    """Whole words from the beginning: a part of what stands there, still verbatim."""
    if len(text) <= _QUOTE_CHARS:
        return text
    return text[:_QUOTE_CHARS].rsplit(maxsplit=1)[0]


def _title(content: ExtractedDocument) -> str:
    return content.procedure.title if content.procedure else content.title


def _is_over(procedure: Procedure, today: date) -> bool:
    return procedure.window.ends is not None and procedure.window.ends < today
