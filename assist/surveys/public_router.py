"""The page that a citizen opens: no key, only the link. Links that are unknown, used or expired
are told alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import APIRouter, Depends, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse
from sqlmodel import Session

from assist.dependencies import ResourcesDependency
from assist.resources import Resources
from assist.surveys import service
from assist.surveys.pace import AddressPace
from assist.surveys.rendering import LANGUAGE_NAMES, form_page, message_page
from assist.surveys.schemas import MAX_COMMENT_CHARS
from indexes.database import session_scope
from prompts.catalogue import catalogue

router = APIRouter(prefix="/s", include_in_schema=False)

_SCORES = range(1, 6)
_MISS = 5.0  # whoever tries links that are none is soon slowed down


Language = Annotated[str | None, Query(alias="lang", max_length=8)]


async def _pace(request: Request, resources: ResourcesDependency) -> AddressPace:
    if not hasattr(request.app.state, "survey_pace"):
        per_minute = resources.settings.survey_requests_per_minute
        request.app.state.survey_pace = AddressPace(per_minute)
    found: AddressPace = request.app.state.survey_pace
    return found


PaceDependency = Annotated[AddressPace, Depends(_pace)]


class Visit:
    """Somebody at the page of a link, from an address that may only try so often."""

    def __init__(
        self,
        request: Request,
        resources: ResourcesDependency,
        pace: PaceDependency,
        lang: Language = None,
    ) -> None:
        self.resources, self.chosen = resources, lang
        self.language = _spoken(request, resources, lang)
        self._pace, self._address = pace, _address(request)

    async def shown(self, page: Callable[[Visit, str], HTMLResponse], token: str) -> HTMLResponse:
        organisation = self.resources.settings.organisation
        if not self._pace.admits(self._address):
            return _busy(organisation, self.language)
        found = await run_in_threadpool(page, self, token)
        if found.status_code == 404:
            self._pace.admits(self._address, _MISS)
        return found


VisitDependency = Annotated[Visit, Depends()]


@router.get("/{token}")
async def survey_page(visit: VisitDependency, token: str) -> HTMLResponse:
    return await visit.shown(_opened, token)


@router.post("/{token}")
async def answer_survey(request: Request, visit: VisitDependency, token: str) -> HTMLResponse:
    body = (await request.body()).decode("utf-8", "replace")
    return await visit.shown(partial(_answered, form=parse_qs(body)), token)


def _opened(visit: Visit, token: str) -> HTMLResponse:
    organisation = visit.resources.settings.organisation
    with session_scope(visit.resources.engine) as session:
        row = service.open_page(session, token)
    if row is None:
        return message_page(organisation, visit.language, "gone", 404)
    chosen = visit.language if visit.chosen in LANGUAGE_NAMES else row.language
    return form_page(organisation, chosen)


def _answered(visit: Visit, token: str, *, form: dict[str, list[str]]) -> HTMLResponse:
    organisation, language = visit.resources.settings.organisation, visit.language
    score, comment = _score(form), form.get("comment", [""])[0].replace("\r\n", "\n").strip()
    errors = _errors(language, score, comment)
    with session_scope(visit.resources.engine) as session:
        if errors and service.find(session, token):
            return form_page(organisation, language, score=score, comment=comment, errors=errors)
        if errors or not _taken(session, token, score, comment):
            return message_page(organisation, language, "gone", 404)
    return message_page(organisation, language, "thanks", 200)


def _taken(session: Session, token: str, score: int | None, comment: str) -> bool:
    return score is not None and service.answer(session, token, score, comment)


def _score(form: dict[str, list[str]]) -> int | None:
    given = form.get("score", [""])[0]
    return int(given) if given in {str(score) for score in _SCORES} else None


def _errors(language: str, score: int | None, comment: str) -> dict[str, str]:
    said = catalogue("surveys", language)["page"]
    found = {} if score else {"score": said["error_score"]}
    if len(comment) > MAX_COMMENT_CHARS:
        length = {"length": len(comment), "limit": MAX_COMMENT_CHARS}
        found["comment"] = said["error_comment"].format(**length)
    return found


def _busy(organisation: str, language: str) -> HTMLResponse:
    page = message_page(organisation, language, "busy", 429)
    page.headers["Retry-After"] = "60"
    return page


def _spoken(request: Request, resources: Resources, lang: str | None) -> str:
    """What was asked for, else the first language of the browser that there is."""
    accepted = request.headers.get("accept-language", "")
    codes = [part.split(";")[0].strip()[:2].lower() for part in accepted.split(",")]
    wanted = (lang or "", *codes, resources.settings.default_language)
    return next((code for code in wanted if code in LANGUAGE_NAMES), "es")


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
