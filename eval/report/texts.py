"""The catalogue of the report's Spanish texts, and the names of what is measured."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_NAMED = {
    "channel": "channels",
    "aspect": "aspects",
    "language": "languages",
    "slot": "slots",
    "conversation": "conversations",
}


@cache
def texts() -> dict[str, Any]:
    content = (files("eval.report") / "texts.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)


def name_of(dimension: str, key: str) -> str:
    """`("channel", "email")` → `correo electrónico`; what has no name keeps its own."""
    if dimension == "office":
        return office_name(key)
    table = texts().get(_NAMED.get(dimension, ""), {})
    return str(table.get(key, key))


def measure_name(measure: str) -> str:
    return str(texts()["measures"].get(measure, {}).get("name", measure))


def measure_reading(measure: str) -> str:
    return str(texts()["measures"].get(measure, {}).get("reading", ""))


def office_name(id: str) -> str:
    """`zaragoza-servicios-centrales` → `Zaragoza servicios centrales`."""
    words = id.replace("-", " ").replace("_", " ")
    return words[:1].upper() + words[1:]
