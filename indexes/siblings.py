"""Pages whose titles differ from the title of a procedure by a telling word: «Pensión no
contributiva de invalidez» beside «de jubilación». They are of another procedure, though most of
their words name this one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from indexes.operations import operations
from indexes.stems import stems_of

_SHARED = 2  # telling ones that both titles have
_ADDED = re.compile(r":.*|\([^)]*\)")  # what a title says of its page, and short names
# What a page is, and not what it is of.
_PAGES = (
    "guía preguntas frecuentes respuestas dudas información informativa noticias requisitos"
    " documentación plazos cuantía ayuda folleto instrucciones resumen extracto recordatorio"
    " novedades ventajas bases calendario modelo impreso formulario"
)

Frame = tuple[tuple[str, ...], tuple[str, ...]]  # what stands before and after a stem


def siblings(titles: Iterable[str], pages: Iterable[str]) -> Iterator[str]:
    """The titles of `pages` in which another word stands in one place of one of `titles`, after
    what both begin with: what comes first is said in many ways."""
    known: dict[Frame, set[str]] = {}
    for title in titles:
        for frame, inner in _frames(title):
            known.setdefault(frame, set()).add(inner)
    for page in pages:
        if any(known.get(frame, {inner}) != {inner} for frame, inner in _frames(page)):
            yield page


def _frames(title: str) -> Iterator[tuple[Frame, str]]:
    """Each telling stem with what stands about it."""
    words = _ADDED.sub(" ", title).split()
    stems = tuple(stem for word in words for stem in sorted(stems_of(word)))
    for place, inner in enumerate(stems[1:], 1):
        before, after = stems[:place], stems[place + 1 :]
        if len({*before, *after} - operations()) >= _SHARED and _is_name(inner):
            yield (before, after), inner


def _is_name(stem: str) -> bool:
    """Neither an operation, nor a number, nor a kind of page."""
    return stem.isalpha() and stem not in operations() | _kinds()


@cache
def _kinds() -> frozenset[str]:
    return stems_of(_PAGES)
