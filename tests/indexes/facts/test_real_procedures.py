"""Facts of real procedures, gathered by hand, against what is extracted from their sentences."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from indexes.facts import Fact, FactKind, Slot, extract_facts
from indexes.models import Aspect

DATA = Path(__file__).resolve().parents[4] / "shared" / "data" / "aragon" / "procedures.jsonl"


@pytest.fixture(scope="module")
def procedures() -> list[dict[str, Any]]:
    if not DATA.exists():
        pytest.skip("the gathered procedures are not beside this project")
    return [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]


def _facts(text: str | None, kind: FactKind, aspect: Aspect) -> list[Fact]:
    return [fact for fact in extract_facts(text or "", aspect=aspect) if fact.kind is kind]


def test_windows_are_found(procedures: list[dict[str, Any]]) -> None:
    checked = 0
    for record in procedures:
        deadline = record["deadline"]
        if not (deadline.get("from") and deadline.get("to")):
            continue
        found = _facts(deadline["text"], FactKind.DATE, Aspect.DEADLINE)
        start, end = deadline["from"], deadline["to"]
        forms = {fact.normalised for fact in found}
        # the year may stand far from the days: "En 2023 … del 8 al 15 de febrero"
        windows = {f"{start}/{end}", f"-{start[4:]}/-{end[4:]}"}
        numbers = {int(number) for number in re.findall(r"\d+", deadline["text"])}
        ends = {f"../{end}"} | ({f"{start}/.."} if int(start[8:]) in numbers else set())
        assert windows & forms or ends <= forms, (deadline, forms)
        checked += 1
    assert checked >= 10


def test_resolution_terms_are_found(procedures: list[dict[str, Any]]) -> None:
    checked = 0
    for record in procedures:
        term = record["resolution_term"]
        match = re.match(r"(\d+) (mes|meses|días|días hábiles)\b", term or "")
        if match is None:
            continue
        (first, *_) = _facts(term, FactKind.DURATION, Aspect.RESOLUTION_TERM)
        expected = f"P{match[1]}{'M' if 'mes' in match[2] else 'D;working'}"
        assert (first.normalised, first.slot) == (expected, Slot.RESOLUTION_TERM), term
        checked += 1
    assert checked >= 30


def test_fees_are_found(procedures: list[dict[str, Any]]) -> None:
    for record in procedures:
        amount = record["fee"].get("amount_eur")
        if not amount or "€" not in record["fee"]["text"]:
            continue
        forms = {f.normalised for f in _facts(record["fee"]["text"], FactKind.AMOUNT, Aspect.FEE)}
        assert f"{amount:.2f} EUR" in forms, record["fee"]


def test_telephones_are_found(procedures: list[dict[str, Any]]) -> None:
    checked = 0
    for record in procedures:
        printed = (record["contact"] or {}).get("phone") or ""
        numbers = re.findall(r"\d{3}(?: ?\d{2}){3}|\d{3} \d{3} \d{3}", printed)
        found = _facts(printed, FactKind.PHONE, Aspect.CONTACT)
        expected = ["+34" + re.sub(r"\D", "", number) for number in numbers]
        assert [fact.normalised for fact in found] == expected, printed
        checked += len(expected)
    assert checked >= 50


def test_numbered_norms_are_found(procedures: list[dict[str, Any]]) -> None:
    checked = 0
    for record in procedures:
        for printed in record["legal_basis"] or []:
            for number in re.findall(r"(?<!/)\b\d+/\d{4}\b", printed):
                found = _facts(printed, FactKind.LEGAL_REFERENCE, Aspect.LEGAL_BASIS)
                assert any(number in fact.normalised for fact in found), printed
                checked += 1
    assert checked >= 100
