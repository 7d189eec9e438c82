"""The public page: whole when it arrives, without scripts and without anything of others."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from prompts.catalogue import catalogue

LANGUAGE_NAMES = MappingProxyType(
    {"es": "Español", "en": "English", "fr": "Français", "ro": "Română", "ca": "Català"}
)
_NOTHING: Mapping[str, str] = MappingProxyType({})


def form_page(
    organisation: str,
    language: str,
    *,
    score: int | None = None,
    comment: str = "",
    errors: Mapping[str, str] = _NOTHING,
) -> HTMLResponse:
    """What was written stays where something is missing. `errors` by field."""
    said = catalogue("surveys", language)["page"]
    values = {"score": score, "comment": comment, "errors": errors, "message": ""}
    return _page(organisation, language, 422 if errors else 200, title=said["title"], **values)


def message_page(organisation: str, language: str, what: str, status: int) -> HTMLResponse:
    """`what` is an entry of the catalogue that has a title: thanks, gone, busy."""
    said = catalogue("surveys", language)["page"]
    values = {"title": said[f"{what}_title"], "message": said[what], "errors": _NOTHING}
    return _page(organisation, language, status, **values)


def _page(organisation: str, language: str, status: int, **values: Any) -> HTMLResponse:
    html = _template().render(
        organisation=organisation,
        language=language,
        languages=LANGUAGE_NAMES,
        said=catalogue("surveys", language)["page"],
        style=Markup(_style()),  # noqa: S704  # a file of ours
        **values,
    )
    headers = {
        "Content-Security-Policy": _policy(),
        "Content-Language": language,
        "Cache-Control": "no-store",
        "X-Robots-Tag": "noindex, nofollow",
    }
    return HTMLResponse(html, status, headers)


@cache
def _template() -> Any:
    environment = Environment(
        loader=FunctionLoader(_read),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.jinja")


@cache
def _style() -> str:
    return _read("page.css")


@cache
def _policy() -> str:
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )


def _read(name: str) -> str:
    return files("assist.surveys").joinpath(name).read_text("utf-8")
