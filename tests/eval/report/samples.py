"""A run of an invented administration, as the reports get it."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from eval.models import (
    Contradiction,
    Estimate,
    Metrics,
    OfficePair,
    OfficialValue,
    RiskCoverage,
    Run,
    Slice,
    Statement,
)

OFFICES = ("alcañiz", "calatayud", "fraga", "huesca", "jaca", "tarazona", "teruel", "zaragoza")
HOSTILE = '<script>alert("1")</script>'


def estimate(value: float, groups: int = 64, *, few: bool = False) -> Estimate:
    low, high = max(0.0, value - 0.02), min(1.0, value + 0.03)
    return Estimate(value=value, low=low, high=high, groups=groups, n=groups * 30, few=few)


def statement(office: str, sentence: str, value: str) -> Statement:
    start = sentence.index(value)
    return Statement(
        key=f"{office}-1",
        office=office,
        channel="email",
        query="¿Cuánto cuesta el carné?",
        sentence=sentence,
        value=value,
        normalised=value,
        start=start,
        end=start + len(value),
        answered_on=date(2026, 3, 9),
    )


def contradiction(place: int, *, justified: bool = False) -> Contradiction:
    return Contradiction(
        group=f"necesidad-{place}",
        slot="contact" if justified else "fee",
        kind="amount",
        procedure="727",
        theme="familia",
        aspect="fee",
        justified=justified,
        pairs=12 - place,
        offices=("huesca", "jaca"),
        left=statement("huesca", f"La tasa es de 19,73 € {HOSTILE} y se paga antes.", "19,73 €"),
        right=statement("jaca", "Son 18,50 euros.", "18,50 euros"),
        official=OfficialValue(
            value="19,73 €",
            normalised="19.73 EUR",
            title="Carné de pesca",
            url="https://sede.example.org/727",
            section="Tasas",
            quote="La tasa es de 19,73 €.",
        ),
        wrong=("jaca-1",),
    )


def metrics(divergence: float = 0.04, *, contradictions: int = 12) -> Metrics:
    values = {
        "divergence": divergence,
        "contradiction": divergence,
        "agreement": 0.91,
        "omission": 0.12,
        "groundedness": 1.0,
        "fact_recall": 0.93,
        "hit@1": 0.8,
        "confidence_auroc": 0.96,
    }
    channels = {"email": 0.02, "phone": 0.05, "whatsapp": 0.04}
    themes = {"familia": 0.0, "vivienda": 0.11, "medio ambiente, caza y pesca": 0.03}
    return Metrics(
        mode="audit",
        answers=11_700,
        groups=64,
        offices=OFFICES,
        measures={name: estimate(value) for name, value in values.items()},
        slices=tuple(
            Slice(dimension=dimension, name=name, measures={"divergence": estimate(value, 9)})
            for dimension, parts in (("channel", channels), ("theme", themes))
            for name, value in parts.items()
        ),
        office_pairs=tuple(
            OfficePair(a=a, b=b, rate=estimate((i % 9) / 45), p_adjusted=1 / (i + 1))
            for i, (a, b) in enumerate(combinations(OFFICES, 2))
        ),
        contradictions=(
            *(contradiction(place) for place in range(contradictions)),
            contradiction(20, justified=True),
        ),
        risk_coverage=RiskCoverage(
            thresholds=(0.0, 0.5, 0.9), coverage=(1.0, 0.8, 0.4), risk=(0.2, 0.05, 0.0)
        ),
    )


def run(place: int = 1) -> Run:
    return Run(
        id=f"run_2026110{place}T090000Z",
        mode="audit",
        dataset="casos.jsonl",
        dataset_digest="ab12cd34",
        target="in-process",
        snapshot=f"2026110{place}-090000-aa",
        pipeline="1.0-ff00",
        version="0.1.0",
        offices=OFFICES,
        channels=("email", "phone"),
        started_at=f"2026-11-0{place}T09:00:00Z",
    )
