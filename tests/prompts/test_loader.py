from __future__ import annotations

from importlib.resources import files

import pytest
from jinja2 import TemplateNotFound, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from indexes.models import Aspect
from prompts.catalogue import catalogue
from prompts.loader import _environment, prompts_digest, render

CASES = {
    "style": "standard",
    "heading": "Solo si procede",
    "group": "always",
    "value": "3 meses",
    "text": "Texto de la fuente",
    "state": "closed",
    "date": "5 de mayo de 2026",
    "past": False,
    "by_case": False,
    "also": False,
    "label": "",
    "called": "la tasa",
}
FORMS = ("list", "value", "text", "range", "manner", "state", "yes", "no", "one", "infinitive")


@pytest.mark.parametrize("aspect", list(Aspect))
@pytest.mark.parametrize("form", FORMS)
def test_every_aspect_has_words_for_every_form(aspect: Aspect, form: str) -> None:
    text = render(f"aspects/{aspect}", form=form, **CASES)
    assert text
    assert "{" not in text
    assert "\n" not in text


@pytest.mark.parametrize("aspect", list(Aspect))
def test_every_aspect_has_a_name(aspect: Aspect) -> None:
    assert catalogue("messages")["aspects"][aspect.value]


def test_a_missing_value_is_an_error_and_not_a_gap() -> None:
    with pytest.raises(UndefinedError):
        render("missing", title="Trámite")


@pytest.mark.parametrize("name", ["nothing", "../loader", "aspects/../../catalogue"])
def test_only_templates_of_the_language_are_found(name: str) -> None:
    with pytest.raises(TemplateNotFound):
        render(name)


def test_templates_run_in_a_sandbox() -> None:
    environment = _environment()
    assert isinstance(environment, ImmutableSandboxedEnvironment)
    with pytest.raises(SecurityError):
        environment.from_string("{{ ''.__class__.__mro__ }}").render()


def test_text_is_plain_and_not_escaped() -> None:
    assert "<b>" in render("aspects/summary", **{**CASES, "form": "text", "text": "<b>hola</b>"})


def test_the_digest_is_stable() -> None:
    assert prompts_digest() == prompts_digest()
    assert len(prompts_digest()) == 16


def test_the_digest_covers_every_file() -> None:
    found = {entry.name for entry in (files("prompts") / "es").iterdir()}
    assert {"messages.toml", "aspects", "register", "status", "openers.txt"} <= found
