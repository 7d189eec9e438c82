"""How likely two cases are of one need."""

from __future__ import annotations

import math
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from rapidfuzz import fuzz

from eval.audit.needs import Likely, Need

_RANKED = (0.8, 0.4, 0.27)  # how sure the first, second and third procedure of a question are


@cache
def weights() -> dict[str, float]:
    text = resources.files("eval.audit").joinpath("weights.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def signs(a: Need, b: Need, nearness: float) -> dict[str, float]:
    """Each from 0 to 1."""
    return {
        "procedure": same_procedure(a, b),
        "aspects": _overlap(a.aspects, b.aspects),
        "slots": _overlap(a.slots, b.slots),
        "nearness": nearness,
        "apart": _asks_apart(a, b),
        "words": fuzz.token_set_ratio(a.topic, b.topic) / 100,
    }


def likelihood(a: Need, b: Need, nearness: float) -> float:
    """0 where the procedures exclude each other, whatever the words."""
    found = signs(a, b, nearness)
    if found["procedure"] == 0:
        return 0.0
    table = weights()
    total = table["constant"] + sum(table[name] * value for name, value in found.items())
    return 1 / (1 + math.exp(-total))


def same_procedure(a: Need, b: Need) -> float:
    """1: both say so; less where questions only sound like it; 0: they are of different ones."""
    if not a.likely or not b.likely:
        return weights()["unknown_procedure"]
    if a.likely[0].key == b.likely[0].key:
        said = a.case.procedure_code and b.case.procedure_code
        return 1.0 if said else _RANKED[0]
    if a.is_sure and b.is_sure:
        return 0.0
    return max(_rank_of(a.likely[0], b), _rank_of(b.likely[0], a))


def _rank_of(first: Likely, other: Need) -> float:
    keys = [one.key for one in other.likely[: len(_RANKED)]]
    return _RANKED[keys.index(first.key)] if first.key in keys else 0.0


def _asks_apart(a: Need, b: Need) -> float:
    """Both ask for something by name, and for nothing that the other asks for."""
    return float(a.is_asked_by_name and b.is_asked_by_name and a.aspects.isdisjoint(b.aspects))


def _overlap(a: frozenset[Any], b: frozenset[Any]) -> float:
    return len(a & b) / len(a | b) if a | b else weights()["unknown_aspects"]
