"""The link in every notice: its page asks, and one click ends the interest. Without a key; the link
is signed, and good for nothing else."""

from __future__ import annotations

from typing import Literal

from sqlmodel import Session

from assist.notices.events import UNSUBSCRIBE
from assist.outbox.tokens import subject_of
from indexes.audit import record
from indexes.repositories.interests import InterestRepository
from indexes.repositories.procedures import ProcedureRepository
from indexes.settings import Settings
from indexes.tables import Interest, now
from prompts.catalogue import catalogue
from prompts.loader import render

Scope = Literal["one", "all"]


def asking_page(session: Session, settings: Settings, token: str) -> tuple[str, int]:
    """The page, and its status of HTTP. Looking at it changes nothing: programs that check mail
    look at every link."""
    interest = _interest(session, settings, token)
    if interest is None:
        return _page("unknown"), 404
    if interest.ended_at is not None:
        return _page("already"), 200
    return _page("ask", about=_about(session, interest), token=token), 200


def end(session: Session, settings: Settings, token: str, scope: Scope) -> tuple[str, int]:
    """`all`: every interest of the citizen. A second time it changes nothing."""
    interest = _interest(session, settings, token)
    if interest is None:
        return _page("unknown"), 404
    if interest.ended_at is not None and scope == "one":
        return _page("already"), 200
    about = _about(session, interest)
    repository = InterestRepository(session)
    mine = [interest] if scope == "one" else repository.of_citizen(interest.citizen)
    if repository.end([one.id for one in mine], "unsubscribed", now()):
        record(
            session, actor="citizen", action="citizen.unsubscribed", subject=interest.citizen,
            detail={"scope": scope},
        )  # fmt: skip
    return _page(f"done_{scope}", about=about), 200


def _interest(session: Session, settings: Settings, token: str) -> Interest | None:
    id = subject_of(settings, UNSUBSCRIBE, token, now())
    return InterestRepository(session).get(id) if id is not None else None


def _about(session: Session, interest: Interest) -> str:
    """In the words of the administration, never the citizen's."""
    if interest.procedure_code is not None:
        pages = ProcedureRepository(session).by_code(interest.procedure_code)
        if pages:
            return f"«{pages[0][0].title}»"
    everything: str = catalogue("notices")["unsubscribe"]["everything"]
    return f"«{interest.theme}»" if interest.theme else everything


def _page(what: str, about: str = "", token: str = "") -> str:  # no password
    said = catalogue("notices")["unsubscribe"]
    return render("unsubscribe", what=what, about=about, token=token, said=said)
