"""Renders the templates of `prompts/<language>/`: sandboxed, strict, and versioned by digest."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from jinja2 import FunctionLoader, StrictUndefined, Template, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from prompts.catalogue import catalogue
from prompts.filters import FILTERS

LANGUAGES = ("es", "en", "fr", "ro", "ca")  # of all that is written to citizens
REPLY_LANGUAGES = (*LANGUAGES, "gl", "pt", "it", "uk", "ar")  # of the fixed wording of replies
_WORDING = "wording"  # catalogue of the languages whose templates are short
_SUFFIXES = (".jinja", ".toml", ".txt")


def render(name: str, *, language: str = "es", **values: object) -> str:
    """The text of `<language>/<name>.jinja`, without white space at its ends; of languages with
    short templates, that of the entry in `<language>/wording.toml`.

    Raises jinja2.TemplateNotFound for an unknown name and jinja2.UndefinedError for a value that
    the template needs and did not get.
    """
    return _template(f"{language}/{name}.jinja").render(**values).strip()


def load_all() -> None:
    """Compiles every template, so that no reply waits for it."""
    for language in REPLY_LANGUAGES:
        written = (path for path, _ in _texts(files("prompts") / language, language))
        worded = (f"{language}/{name}.jinja" for name in _wording(language))
        for path in (*written, *worded):
            if path.endswith(".jinja"):
                _template(path)


@cache
def prompts_digest() -> str:
    """Changes whenever a template or catalogue of any language does."""
    content = hashlib.blake2b(digest_size=8)
    for language in REPLY_LANGUAGES:
        for path, text in sorted(_texts(files("prompts") / language, language)):
            content.update(f"{path}\0{text}\0".encode())
    return content.hexdigest()


@cache
def _template(path: str) -> Template:
    return _environment().get_template(path)


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(_source),
        undefined=StrictUndefined,
        autoescape=False,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    return environment


def _source(name: str) -> str:
    path = files("prompts").joinpath(*name.split("/"))
    if ".." not in name and path.is_file():
        return path.read_text(encoding="utf-8")
    language, _, rest = name.partition("/")
    found = _wording(language).get(rest.removesuffix(".jinja"))
    if found is None:
        raise TemplateNotFound(name)
    return found


def _wording(language: str) -> dict[str, str]:
    if (
        language not in REPLY_LANGUAGES
        or not (files("prompts") / language / f"{_WORDING}.toml").is_file()
    ):
        return {}
    found: dict[str, str] = catalogue(_WORDING, language)["templates"]
    return found


def _texts(folder: Traversable, prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in folder.iterdir():
        path = f"{prefix}/{entry.name}"
        if entry.is_dir():
            found.extend(_texts(entry, path))
        elif entry.name.endswith(_SUFFIXES):
            found.append((path, entry.read_text(encoding="utf-8")))
    return found
