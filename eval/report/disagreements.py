"""Contradictions side by side, with the differing value marked and what settles it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from eval.models import Contradiction, OfficialValue, Statement
from eval.report.texts import name_of, office_name


@dataclass(frozen=True, slots=True)
class Side:
    """A sentence in three parts, so that the template marks the middle one."""

    office: str
    channel: str
    query: str
    before: str
    value: str
    after: str
    when: str
    wrong: bool


@dataclass(frozen=True, slots=True)
class Disagreement:
    place: int
    anchor: str
    slot: str
    need: str
    pairs: int
    offices: str
    left: Side
    right: Side
    official: OfficialValue | None
    row: str  # JSON that opens a row in the inconsistency queue


def disagreements(found: Sequence[Contradiction]) -> list[Disagreement]:
    return [_disagreement(place, item) for place, item in enumerate(found, 1)]


def _disagreement(place: int, item: Contradiction) -> Disagreement:
    need = " · ".join(
        part for part in (item.procedure, name_of("aspect", item.aspect or ""), item.group) if part
    )
    return Disagreement(
        place=place,
        anchor=f"{'justificada' if item.justified else 'contradiccion'}-{place}",
        slot=name_of("slot", item.slot),
        need=need,
        pairs=item.pairs,
        offices=", ".join(office_name(office) for office in item.offices),
        left=_side(item.left, item.wrong),
        right=_side(item.right, item.wrong),
        official=item.official,
        row=json.dumps(queue_row(item), ensure_ascii=False, indent=1),
    )


def _side(said: Statement, wrong: Sequence[str]) -> Side:
    return Side(
        office=office_name(said.office or "–"),
        channel=name_of("channel", said.channel),
        query=said.query,
        before=said.sentence[: said.start],
        value=said.sentence[said.start : said.end],
        after=said.sentence[said.end :],
        when=said.answered_on.strftime("%d/%m/%Y") if said.answered_on else "",
        wrong=said.key in wrong,
    )


def queue_row(item: Contradiction) -> dict[str, object]:
    """What opens a row in the inconsistency queue: both values, who said them, what settles it."""
    return {
        "procedure_code": item.procedure,
        "slot": item.slot,
        "kind": item.kind,
        "values": [_said(item.left), _said(item.right)],
        "official": item.official.model_dump(mode="json") if item.official else None,
    }


def _said(side: Statement) -> dict[str, object]:
    return {
        "value": side.value,
        "normalised": side.normalised,
        "office": side.office,
        "answer": side.key,
        "sentence": side.sentence,
    }
