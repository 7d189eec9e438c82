"""The wordings of generated worlds: data, and how values are put into it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from indexes.facts import Fact, FactKind
from indexes.facts.present import present_value

_WINDOW = re.compile(r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|\.\.)/[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TERM = re.compile(r"P[0-9]+[DMY](?:;working)?")
_TAIL = re.compile(r"\s*(?:\([^)]*\)|[-–—.:] .*)$")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


@cache
def wording() -> dict[str, Any]:
    return tomllib.loads((files("eval.worlds") / "wording.toml").read_text(encoding="utf-8"))


def askable(fact: Fact) -> bool:
    """Whether there are wordings for it."""
    table = wording().get(fact.slot.value)
    if table is None or fact.kind.value not in table["kinds"]:
        return False
    match fact.kind:
        case FactKind.DATE:
            return _WINDOW.fullmatch(fact.normalised) is not None
        case FactKind.DURATION:
            return _TERM.fullmatch(fact.normalised) is not None
        case FactKind.DOCUMENT:
            return fact.normalised.split()[0] in table["heads"]
        case FactKind.CHANNEL:
            return fact.normalised.startswith("online:")
        case _:
            return True


def question(slot: str, title: str, rng: Random) -> str:
    table = wording()
    named = str(rng.choice(table["around"]["titles"])).format(t=said_title(title, rng))
    return str(rng.choice(table[slot]["questions"])).format(t=named)


def said_title(title: str, rng: Random) -> str:
    """Whole, or as people shorten it."""
    short = _TAIL.sub("", title) or title
    chosen = rng.choice((title, short, short))
    first = chosen.split()[0]
    return chosen if first.isupper() else chosen[0].lower() + chosen[1:]


def sentence(slot: str, kind: str, value: str, rng: Random, *, terse: bool) -> str:
    """One that states the value. `value` of a document: `required NAME` or `not_required NAME`."""
    table, shown = wording()[slot], value
    if kind == FactKind.DOCUMENT:
        value, _, shown = value.partition(" ")
    texts = table.get("forms", {}).get(value, table)
    chosen = str(rng.choice(texts["terse" if terse else "replies"]))
    return chosen.format(v=_printed(slot, FactKind(kind), shown, rng))


def around(name: str, rng: Random, **values: str) -> str:
    texts: Sequence[str] = wording()["around"][name]
    return rng.choice(texts).format(**values)


def _printed(slot: str, kind: FactKind, value: str, rng: Random) -> str:
    text = present_value(kind, value)
    if kind is FactKind.AMOUNT and rng.random() < 0.4:
        return text.replace("€", "euros")
    if kind is FactKind.DATE:
        return _short_dates(value) if rng.random() < 0.3 else text
    if kind is FactKind.DURATION and slot == "deadline":
        return f"de {text}"
    return text


def _short_dates(value: str) -> str:
    start, _, end = (_DAY.sub(r"\3/\2/\1", part) for part in value.partition("/"))
    return f"hasta el {end}" if start == ".." else f"del {start} al {end}"
