"""How procedure pages word their headings: `vocabulary.toml`, compiled once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from indexes.models import Aspect

Pattern = re.Pattern[str]


@dataclass(frozen=True)
class Rule:
    aspect: Aspect
    pattern: Pattern


@dataclass(frozen=True)
class Within:
    """A short heading below one that announces any of `parents`. `aspect` None: the parent's."""

    parents: frozenset[Aspect]
    heading: Pattern
    aspect: Aspect | None


@dataclass(frozen=True)
class Vocabulary:
    """Patterns are searched in folded text, except those of `code`."""

    phrases: dict[str, tuple[Aspect, ...]]
    rules: tuple[Rule, ...]
    within: tuple[Within, ...]
    cues: dict[Aspect, Pattern]
    strong: frozenset[Aspect]
    openings: dict[Aspect, Pattern]
    plain: frozenset[str]
    sticky: Pattern
    department: Pattern
    body: Pattern
    theme: Pattern
    title: Pattern
    related: Pattern
    money: dict[str, Pattern]
    documents: dict[str, Pattern]
    window: dict[str, Pattern]
    channels: dict[str, Pattern]
    code: dict[str, Pattern]


@cache
def vocabulary() -> Vocabulary:
    text = resources.files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    several = data["phrases"].pop("several")
    return Vocabulary(
        phrases={
            **{
                phrase: (Aspect(name),)
                for name, phrases in data["phrases"].items()
                for phrase in phrases
            },
            **{phrase: tuple(map(Aspect, names)) for phrase, names in several.items()},
        },
        rules=tuple(Rule(Aspect(r["aspect"]), re.compile(r["pattern"])) for r in data["rules"]),
        within=tuple(_within(item) for item in data["within"]),
        cues={
            Aspect(name): re.compile("|".join(cues))
            for name, cues in data["cues"].items()
            if name not in ("strong", "openings")
        },
        openings={
            Aspect(name): re.compile(pattern) for name, pattern in data["cues"]["openings"].items()
        },
        strong=frozenset(map(Aspect, data["cues"]["strong"])),
        plain=frozenset(data["labels"]["plain"]),
        sticky=re.compile(data["labels"]["sticky"]),
        department=re.compile(data["labels"]["department"]),
        body=re.compile(data["labels"]["body"]),
        theme=re.compile(data["labels"]["theme"]),
        related=re.compile(data["labels"]["related"]),
        title=re.compile(data["labels"]["title"]),
        money=_compiled(data["money"]),
        documents=_compiled(data["documents"]),
        window=_compiled(data["window"]),
        channels=_compiled(data["channels"]),
        code=_compiled(data["code"], re.IGNORECASE),
    )


def _within(item: dict[str, Any]) -> Within:
    return Within(
        parents=frozenset(map(Aspect, item["parent"])),
        heading=re.compile(item["heading"]),
        aspect=None if item["aspect"] == "same" else Aspect(item["aspect"]),
    )


def _compiled(table: dict[str, str], flags: int = 0) -> dict[str, Pattern]:
    return {name: re.compile(pattern, flags) for name, pattern in table.items()}
