from __future__ import annotations

from collections.abc import Callable

import pytest

from indexes.facts import Fact, FactKind, Slot
from indexes.models import Aspect

POSITIVE = [
    "se entenderá estimada",
    "se entenderá estimada la solicitud por silencio",
    "podrá entenderse estimada",
    "la solicitud podrá entenderla estimada por silencio administrativo",
    "se considerará aprobada",
    "se entiende concedida",
    "Silencio positivo",
    "El silencio administrativo es positivo",
    "El silencio tiene efectos estimatorios",
    "silencio administrativo positivo",
    "Efecto del silencio: estimatorio",
    "Efectos estimatorios",
    "estimada por silencio administrativo",
    "Sentido del silencio: positivo",
    "puede entender concedida la licencia",
    "si no contestamos, se entiende que sí",
    "Dos meses.\nEstimatorio.",
]

NEGATIVE = [
    "se entiende que no",
    "puede dar por denegada la ayuda",
    "se entenderá desestimada",
    "podrá entenderse desestimada",
    "se entenderán desestimadas las solicitudes",
    "se considerará denegada",
    "Silencio negativo",
    "El silencio administrativo es negativo",
    "El silencio tiene efectos desestimatorios",
    "Efecto del silencio: desestimatorio",
    "desestimada por silencio administrativo",
    "desestimación presunta",
    "Silencio administrativo: negativo",
    "- Desestimatorio",
]

NONE = [
    "Guarden silencio",
    "Un recurso estimatorio",
    "Se rompió el silencio",
    "Estimada señora:",
    "Muy estimado cliente",
    "El resultado fue positivo",
    "Test negativo",
    "¿El silencio es positivo?",
    "Se desestimó su recurso",
    "valor estimado",
    "plazo estimado de 3 meses",
    "El sentido del silencio no consta",
    "se entenderá notificada",
    "La solicitud fue denegada",
    "saldo positivo",
    "informe favorable",
    "silencio administrativo",
    "según normativa",
    "Se considerará presentada",
    "una balanza positiva",
    "se entenderá que desiste",
]


@pytest.mark.parametrize("text", POSITIVE)
def test_estimating_silence_is_positive(forms: Callable[..., list[str]], text: str) -> None:
    assert set(forms(FactKind.SILENCE, text)) == {"positive"}


@pytest.mark.parametrize("text", NEGATIVE)
def test_dismissing_silence_is_negative(forms: Callable[..., list[str]], text: str) -> None:
    assert set(forms(FactKind.SILENCE, text)) == {"negative"}


@pytest.mark.parametrize("text", NONE)
def test_text_that_says_nothing_of_silence(forms: Callable[..., list[str]], text: str) -> None:
    assert forms(FactKind.SILENCE, text) == []


@pytest.mark.parametrize(
    ("word", "form"), [("Estimatorio", "positive"), ("Desestimatorio", "negative")]
)
def test_word_alone_counts_under_its_heading(
    of_kind: Callable[..., list[Fact]], word: str, form: str
) -> None:
    for context in ({"aspect": Aspect.SILENCE}, {"section": ("Efecto del silencio",)}):
        facts = of_kind(FactKind.SILENCE, word, **context)
        assert [(fact.normalised, fact.slot) for fact in facts] == [(form, Slot.SILENCE)]
