"""What templates may do to a text, besides what Jinja offers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.resources import files

from prompts.catalogue import catalogue

_INFINITIVE = re.compile(r"\w{2,}(?:[aei]r|ír)(?:se|l[aeo]s?)?")
# Whole kinds of people and things: «Arrendadores», «Instalaciones».
_KIND = re.compile(r"\w{3,}(?:dor[ea]s|ari[oa]s|antes|entes|istas|ciones|mientos|dad(?:es)?)")
# «Verificación de los datos», «Nombramiento», but «Dirección General», «Comisión de Garantías».
_ABSTRACT = re.compile(r"\w{3,}(?:[cs]i[oó]n|miento|dad|anza|aje)")
_OF_A_NAME = re.compile(r"\s+(?:(?:de|del|para)\s+)?(?:(?:el|la|los|las)\s+)?[A-ZÁÉÍÓÚÑ]")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


@cache
def _openers() -> frozenset[str]:
    """Words that open a sentence and are no names: only these lose their capital inside another."""
    return frozenset((files("prompts") / "es" / "openers.txt").read_text("utf-8").split())


def lower_first(text: str) -> str:
    """`La solicitud…` → `la solicitud…`; names and acronyms keep their capital."""
    match = _FIRST_WORD.match(text)
    word = match.group().lower() if match else ""
    is_common = word in _openers() or bool(_INFINITIVE.fullmatch(word) or _KIND.fullmatch(word))
    if match and not is_common and _ABSTRACT.fullmatch(word):
        is_common = _OF_A_NAME.match(text, match.end()) is None
    return text[0].lower() + text[1:] if is_common else text


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def without_stop(text: str) -> str:
    """Without the punctuation that ends a sentence or a list item."""
    return text.rstrip().rstrip(".;:, ").rstrip()


def enumerated(parts: Sequence[str], word: str = "y") -> str:
    """`a`, `a y b`, `a, b y c`; `e` before a sound of i."""
    if len(parts) < 2:
        return "".join(parts)
    joint = "e" if word == "y" and re.match(r"h?i(?![aeo])", parts[-1], re.IGNORECASE) else word
    return f"{', '.join(parts[:-1])} {joint} {parts[-1]}"


def quoted(titles: Iterable[str]) -> list[str]:
    """Each in guillemets: a number in a title states nothing."""
    return [f"«{title}»" for title in titles]


def as_question(text: str) -> str:
    """`qué plazo hay` → `¿Qué plazo hay?`; «si se paga» stays."""
    return text if text.lower().startswith("si ") else f"¿{upper_first(text)}?"


def contracted(text: str) -> str:
    """`a el ayuntamiento` → `al ayuntamiento`; `de el` → `del`."""
    return re.sub(r"\b(a|de) el\b", lambda match: f"{match.group(1)}l", text)


def articled(text: str) -> str:
    """`Oficina de Huesca` → `la Oficina de Huesca`, where the first word is of a known gender."""
    word = text.partition(" ")[0].lower()
    found = (article for article, nouns in catalogue("articles").items() if word in nouns)
    return " ".join((*found, text))


def is_plural(text: str) -> bool:
    """Of a name with its article: `las entidades locales`, `los ayuntamientos`."""
    return text.startswith(("las ", "los "))


FILTERS: dict[str, Callable[..., str | bool | list[str]]] = {
    "lower_first": lower_first,
    "upper_first": upper_first,
    "without_stop": without_stop,
    "enumerated": enumerated,
    "quoted": quoted,
    "as_question": as_question,
    "contracted": contracted,
    "articled": articled,
    "is_plural": is_plural,
}
