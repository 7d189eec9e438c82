from __future__ import annotations

import json

import pytest

from indexes.facts import FactKind, Slot
from indexes.facts.labelled import LabelledText, read_labelled
from indexes.facts.lines import BadLine

FEE = {"kind": "amount", "slot": "fee", "value": "20 €", "normalised": "20.00 EUR"}


def _line(**fields: object) -> bytes:
    return json.dumps({"id": "a", "text": "Son 20 €", "facts": [], **fields}).encode()


def _read(line: bytes) -> LabelledText | BadLine:
    (result,) = read_labelled([line])
    return result


def test_place_is_that_of_the_value() -> None:
    result = _read(_line(facts=[FEE]))
    assert isinstance(result, LabelledText)
    (fact,) = result.facts
    assert (fact.kind, fact.slot, fact.start, fact.end) == (FactKind.AMOUNT, Slot.FEE, 4, 8)


def test_part_of_a_number_is_not_the_place() -> None:
    label = {"kind": "age", "slot": "age_limit", "value": "3", "normalised": ">=3"}
    result = _read(_line(text="A 30 niños de 3 a 6 años", facts=[label]))
    assert isinstance(result, LabelledText)
    assert result.facts[0].start == 14


def test_place_is_told_where_the_value_stands_twice() -> None:
    result = _read(_line(text="20 € y 20 €", facts=[{**FEE, "at": 7}]))
    assert isinstance(result, LabelledText)
    assert result.facts[0].start == 7


def test_context_of_the_text_is_kept() -> None:
    result = _read(_line(section=["Plazos"], aspect="fee", note="dudoso"))
    assert isinstance(result, LabelledText)
    assert (result.section, result.aspect) == (("Plazos",), "fee")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"\xff", "UTF-8"),
        (b"{", "JSON"),
        (b"[]", "no es válido"),
        (_line(id=None), "«id»: no es válido"),
        (_line(facts=[{**FEE, "kind": "sum"}]), "no es un valor conocido"),
        (_line(facts=[{**FEE, "slot": None}]), "no es un valor conocido"),
        (_line(facts=[{**FEE, "value": ""}]), "no es válido"),
        (_line(facts=[{**FEE, "value": "30 €"}]), "«30 €» no está en el texto"),
        (_line(facts=[{**FEE, "at": 3}]), "no está en el texto"),
        (_line(facts=[FEE, FEE]), "dos etiquetas iguales"),
        (_line(text="20 € y 20 €", facts=[FEE]), "más de una vez"),
        (_line(fact=[]), "no es un campo conocido"),
        (b'{"id": 1, "text": "Hola"}', "«facts»: falta"),
    ],
)
def test_bad_line_is_refused_with_its_reason(line: bytes, reason: str) -> None:
    results = list(read_labelled([_line(), line, _line()]))
    assert isinstance(results[1], BadLine)
    assert results[1].number == 2
    assert reason in str(results[1])
    assert isinstance(results[0], LabelledText)
    assert isinstance(results[2], LabelledText)


def test_empty_lines_are_passed_over() -> None:
    assert len(list(read_labelled([b"\n", _line(), b"  "]))) == 1
