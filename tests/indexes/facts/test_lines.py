from __future__ import annotations

import json

import pytest

from indexes.facts.lines import BadLine, extract_lines


def _line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode()


def test_line_has_the_documented_shape() -> None:
    (result,) = extract_lines([_line(id="a1", text="La tasa es de 19,73 €")])
    assert isinstance(result, str)
    assert json.loads(result) == {
        "id": "a1",
        "facts": [
            {
                "kind": "amount",
                "slot": "fee",
                "normalised": "19.73 EUR",
                "value": "19,73 €",
                "start": 14,
                "end": 21,
            }
        ],
    }


def test_text_without_facts_gives_an_empty_list() -> None:
    assert list(extract_lines([_line(id=1, text="Hola")])) == ['{"id": 1, "facts": []}']


def test_context_of_a_line_tells_the_slot() -> None:
    aspect = _line(id=1, text="3 meses", aspect="resolution_term")
    heading = _line(id=2, text="3 meses", section=["Recursos"])
    slots = [json.loads(str(line))["facts"][0]["slot"] for line in extract_lines([aspect, heading])]
    assert slots == ["resolution_term", "appeal_term"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"nope", "no es JSON válido"),
        (b'{"id": 1', "no es JSON válido"),
        (b"\xff\xfe", "UTF-8"),
        (b"[1, 2]", "«id» y «text»"),
        (b'{"id": 1}', "«id» y «text»"),
        (b'{"text": "a"}', "«id» y «text»"),
        (b'{"id": 1, "text": 5}', "«text»"),
        (b'{"id": null, "text": "a"}', "«id»"),
        (b'{"id": 1, "text": "a", "aspect": "nada"}', "«aspect»"),
        (b'{"id": 1, "text": "a", "section": "x"}', "«section»"),
        (b"[" * 100_000, "no es JSON válido"),
    ],
)
def test_bad_line_tells_its_number_and_reason(line: bytes, reason: str) -> None:
    good = _line(id=1, text="hola")
    first, bad, last = extract_lines([good, line, good])
    assert isinstance(bad, BadLine)
    assert bad.number == 2
    assert reason in str(bad)
    assert first == last == '{"id": 1, "facts": []}'


def test_empty_lines_are_passed_over_but_counted() -> None:
    results = list(extract_lines([b"\n", b"  \n", b"x\n"]))
    assert [result.number for result in results if isinstance(result, BadLine)] == [3]


def test_surrogates_can_be_written() -> None:
    (result,) = extract_lines([b'{"id": "\\ud800", "text": "a \\ud800 20 \\u20ac"}'])
    assert json.loads(str(result).encode())["facts"][0]["value"] == "20 €"
