"""How procedure pages word their headings: `vocabulary.toml`, compiled once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from indexes.models import Aspect
from ingest.quick_pattern import QuickPattern

Pattern = QuickPattern


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
    article: Pattern
    related: Pattern
    titles: dict[str, Pattern]
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
        rules=tuple(Rule(Aspect(r["aspect"]), QuickPattern(r["pattern"])) for r in data["rules"]),
        within=tuple(_within(item) for item in data["within"]),
        cues={
            Aspect(name): QuickPattern("|".join(cues))
            for name, cues in data["cues"].items()
            if name not in ("strong", "openings")
        },
        openings={
            Aspect(name): QuickPattern(pattern)
            for name, pattern in data["cues"]["openings"].items()
        },
        strong=frozenset(map(Aspect, data["cues"]["strong"])),
        plain=frozenset(data["labels"]["plain"]),
        sticky=QuickPattern(data["labels"]["sticky"]),
        department=QuickPattern(data["labels"]["department"]),
        body=QuickPattern(data["labels"]["body"]),
        theme=QuickPattern(data["labels"]["theme"]),
        related=QuickPattern(data["labels"]["related"]),
        title=QuickPattern(data["labels"]["title"]),
        article=QuickPattern(data["labels"]["article"]),
        titles=_compiled(data["titles"]),
        money=_compiled(data["money"]),
        documents=_compiled(data["documents"]),
        window=_compiled(data["window"]),
        channels=_compiled(data["channels"]),
        code=_compiled(data["code"], re.IGNORECASE),
    )


def _within(item: dict[str, Any]) -> Within:
    return Within(
        parents=frozenset(map(Aspect, item["parent"])),
        heading=QuickPattern(item["heading"]),
        aspect=None if item["aspect"] == "same" else Aspect(item["aspect"]),
    )


def _compiled(table: dict[str, str], flags: int = 0) -> dict[str, Pattern]:
    return {name: QuickPattern(pattern, flags) for name, pattern in table.items()}
