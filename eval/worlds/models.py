"""A world, and the truth about it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from eval.audit.models import SentCase
from indexes.models import Value

PlantKind = Literal["value_changed", "stale_value"]


class Topic(Value):
    """Something that a page says of a procedure, which citizens may ask for."""

    key: str  # of the procedure
    code: str | None
    title: str
    slot: str
    kind: str
    normalised: str


class Plant(Value):
    """An answer that gives another value than the rest of its group."""

    case_id: str
    group: str
    slot: str
    said: str  # normal form
    instead_of: str
    kind: PlantKind


class Stating(Value):
    """What an answer states of a slot: its normal form, by slot; slots that it omits are absent."""

    case_id: str
    group: str
    procedure: str  # the key of its topic
    values: dict[str, str]
    territorial: tuple[str, ...] = ()  # its office's own phone or address, as printed


class Truth(Value):
    """`planted_rate` is the share of contradictory pairs among comparable pairs, summed over
    (group, slot, pair of answers): just what the audit estimates. A pair is comparable when both
    answers state the slot, contradictory when their values differ. Omissions make pairs not
    comparable; territorial facts are in no pair."""

    seed: int
    wanted_rate: float
    planted_rate: float
    comparable: int
    contradictory: int
    today: date
    answers: tuple[Stating, ...]
    plants: tuple[Plant, ...]
    omissions: tuple[str, ...]  # cases that omit what their group was asked for


class World(Value):
    cases: tuple[SentCase, ...]
    truth: Truth
