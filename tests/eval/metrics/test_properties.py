"""What must hold for any answers."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eval.canonical import canonical_json
from eval.measures import DIRECTIONS
from eval.metrics import compute
from eval.models import Answer, CitedQuote, Metrics

TEXTS = (
    "La tasa es de 10 € [1].",
    "La tasa es de 12 € [1]. El silencio es negativo [1].",
    "El plazo de presentación es del 1 al 20 de mayo de 2026 [1]. El silencio es positivo [1].",
    "El plazo finaliza el 31 de mayo de 2026 [1]. Debe aportar el DNI [1].",
    "No hace falta aportar el DNI. Llame al 976 71 40 00.",
    "Lo siento, no consta.",
)
OFFICES = ("huesca", "teruel", "zaragoza")
QUOTE = CitedQuote(n=1, document_id="d", url="u", title="Título", quote="La tasa es de 10 €.")

answers_strategy = st.lists(
    st.builds(
        dict,
        group=st.sampled_from(["a", "b", "c"]),
        text=st.sampled_from(TEXTS),
        office=st.sampled_from([*OFFICES, None]),
        channel=st.sampled_from(["email", "whatsapp"]),
        status=st.sampled_from(["answered", "partial", "no_evidence"]),
        confidence=st.sampled_from([0.1, 0.5, 0.9]),
        citations=st.sampled_from([(), (QUOTE,)]),
        ranked=st.sampled_from([(), ("727",), ("9", "727")]),
        relevant=st.sampled_from([(), ("727",)]),
        expect=st.sampled_from([None, "answered", "no_evidence"]),
        gold_facts=st.sampled_from([(), ("10 €",)]),
        wording=st.sampled_from(["w0", "w1"]),
        repeat=st.integers(0, 1),
    ),
    min_size=1,
    max_size=14,
)
quickly = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def build(rows: list[dict[str, Any]]) -> list[Answer]:
    return [
        Answer(key=f"k{number:03}", query="¿?", language="es", **row)
        for number, row in enumerate(rows)
    ]


def values(metrics: Metrics) -> dict[str, float | None]:
    return {name: estimate.value for name, estimate in metrics.measures.items()}


def quick(answers: list[Answer]) -> Metrics:
    return compute(answers, "replay", resamples=20)


@quickly
@given(answers_strategy, st.randoms(use_true_random=False))
def test_order_of_answers_changes_no_byte(
    rows: list[dict[str, Any]], chance: random.Random
) -> None:
    answers = build(rows)
    shuffled = chance.sample(answers, len(answers))
    first, second = quick(answers), quick(shuffled)
    assert canonical_json(first.model_dump(mode="json")) == canonical_json(
        second.model_dump(mode="json")
    )


@quickly
@given(answers_strategy)
def test_names_of_offices_change_no_measure(rows: list[dict[str, Any]]) -> None:
    names = dict(zip(OFFICES, ("z", "x", "y"), strict=True))
    renamed = [row | {"office": names.get(row["office"])} for row in rows]
    assert quick(build(rows)).measures == quick(build(renamed)).measures


@quickly
@given(answers_strategy)
def test_a_copy_of_every_group_changes_no_value(rows: list[dict[str, Any]]) -> None:
    copied = [row | {"group": f"{row['group']} again"} for row in rows]
    once, twice = values(quick(build(rows))), values(quick(build(rows + copied)))
    for name, value in once.items():
        if name != "agreement":  # chance agreement shrinks a little as values grow: (n−1)/n
            assert twice[name] == (value if value is None else pytest.approx(value))


@quickly
@given(answers_strategy)
def test_values_and_intervals_are_in_order_and_in_range(rows: list[dict[str, Any]]) -> None:
    found = quick(build(rows))
    assert set(found.measures) == set(DIRECTIONS)
    for name, one in found.measures.items():
        if one.value is None:
            assert one.low is one.high is None
            continue
        assert (-1 if name == "agreement" else 0) <= one.value <= 1 + 1e-9
        if one.low is not None and one.high is not None:
            assert one.low <= one.value <= one.high


@quickly
@given(st.sampled_from(TEXTS[:5]), st.integers(2, 6))
def test_identical_answers_agree_in_everything(text: str, number: int) -> None:
    rows = [
        {"group": group, "text": text, "office": OFFICES[place % 3], "channel": "email"}
        | {"status": "answered", "confidence": 0.5, "wording": f"w{place}"}
        for group in "ab"
        for place in range(number)
    ]
    found = values(quick(build(rows)))
    assert found["agreement"] == found["status_agreement"] == 1
    assert found["contradiction"] in (0, None)
    assert found["omission"] == 0


@quickly
@given(answers_strategy)
def test_no_contradiction_means_an_empty_list_and_the_other_way_round(
    rows: list[dict[str, Any]],
) -> None:
    found = quick(build(rows))
    unjustified = [one for one in found.contradictions if not one.justified]
    assert bool(unjustified) == bool(found.measures["contradiction"].value)
    for one in found.contradictions:
        for side in (one.left, one.right):
            assert side.sentence[side.start : side.end] == side.value


def test_no_answers_give_no_values() -> None:
    assert set(values(compute([], "replay")).values()) == {None}
