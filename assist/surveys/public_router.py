"""The page that a citizen opens: no key, only the link. Links that are unknown, used or expired
are told alike."""

from __future__ import annotations

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


@router.get("/{token}")
def survey_page(
    request: Request,
    resources: ResourcesDependency,
    pace: PaceDependency,
    token: str,
    lang: Language = None,
) -> HTMLResponse:
    spoken = _spoken(request, resources, lang)
    organisation = resources.settings.organisation
    if not pace.admits(_address(request)):
        return _busy(organisation, spoken)
    with session_scope(resources.engine) as session:
        row = service.open_page(session, token)
    if row is None:
        pace.admits(_address(request), _MISS)
        return message_page(organisation, spoken, "gone", 404)
    return form_page(organisation, spoken if lang in LANGUAGE_NAMES else row.language)


@router.post("/{token}")
async def answer_survey(
    request: Request,
    resources: ResourcesDependency,
    pace: PaceDependency,
    token: str,
    lang: Language = None,
) -> HTMLResponse:
    spoken = _spoken(request, resources, lang)
    if not pace.admits(_address(request)):
        return _busy(resources.settings.organisation, spoken)
    body = (await request.body()).decode("utf-8", "replace")
    page = await run_in_threadpool(_answered, resources, token, spoken, parse_qs(body))
    if page.status_code == 404:
        pace.admits(_address(request), _MISS)
    return page


def _answered(
    resources: Resources, token: str, language: str, form: dict[str, list[str]]
) -> HTMLResponse:
    organisation = resources.settings.organisation
    score, comment = _score(form), form.get("comment", [""])[0].replace("\r\n", "\n").strip()
    errors = _errors(language, score, comment)
    with session_scope(resources.engine) as session:
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
