"""An invented administration: its procedures, their earlier revisions, its offices, and what these
sent."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from eval.audit.models import SentCase
from indexes.models import (
    Aspect,
    Block,
    Channel,
    DocumentKind,
    ExtractedDocument,
    Office,
    Procedure,
    Window,
)

SEDE = "https://sede.example.org"


def page(slug: str, code: str | None, title: str, **texts: str) -> ExtractedDocument:
    aspects = {Aspect(name): text for name, text in texts.items()}
    return ExtractedDocument(
        url=f"{SEDE}/{slug}",
        kind=DocumentKind.PROCEDURE,
        title=title,
        blocks=tuple(
            Block(text=text, section=(one.value.capitalize(),), aspect=one)
            for one, text in aspects.items()
        ),
        procedure=Procedure(
            code=code,
            title=title,
            texts={one: (text,) for one, text in aspects.items()},
            window=Window(state="permanent", text="Plazo permanente."),
        ),
        language="es",
    )


OLD_FISHING = page(
    "licencia-pesca",
    "901",
    "Licencia de pesca fluvial",
    summary="La licencia de pesca fluvial permite pescar en los ríos de la comunidad.",
    fee="La tasa de la licencia de pesca es de 11,20 €.",
    resolution_term="El plazo para resolver es de 15 días hábiles.",
)
FISHING = page(
    "licencia-pesca",
    "901",
    "Licencia de pesca fluvial",
    summary="La licencia de pesca fluvial permite pescar en los ríos de la comunidad.",
    fee="La tasa de la licencia de pesca es de 12,35 €.",
    resolution_term="El plazo para resolver es de 15 días hábiles.",
    channel="La licencia de pesca se puede solicitar por internet.",
)
NURSERY = page(
    "escuela-infantil",
    "902",
    "Admisión en escuelas infantiles",
    summary="Permite solicitar plaza en las escuelas infantiles públicas.",
    documents="Hay que presentar el libro de familia y el certificado de empadronamiento.",
    deadline="El plazo de solicitud es del 1 al 20 de mayo de 2026.",
    contact="Teléfono de admisión: Norte 974 20 20 20, Sur 978 30 30 30.",
)
ADOPTION = page(
    "adopcion",
    "903",
    "Idoneidad para la adopción de menores",
    summary="Reconoce la idoneidad de las familias que quieren adoptar.",
    resolution_term="El plazo máximo para resolver es de 6 meses.",
    silence="El silencio administrativo es negativo.",
)
RENT = page(
    "alquiler",
    None,
    "Ayudas al alquiler de vivienda habitual",
    summary="Ayudas para pagar el alquiler de la vivienda habitual.",
    benefit="La cuantía de la ayuda es de 300 € al mes.",
    resolution_term="El plazo para resolver es de 3 meses.",
    requirements="Tener 18 años cumplidos.",
)
BURNING = page(
    "quemas",
    "905",
    "Autorización de quemas agrícolas",
    summary="Autoriza la quema de restos agrícolas fuera de la época de peligro.",
    fee="La autorización es gratuita.",
    resolution_term="Se resuelve en un plazo de 10 días hábiles.",
    silence="El silencio administrativo es positivo.",
    channel="No se puede tramitar por internet.",
)
TAXI = page(
    "taxi",
    "906",
    "Tarjeta de transporte para taxistas",
    summary="Acredita a quienes conducen un taxi.",
    fee="La tasa de la tarjeta es de 37,75 €.",
    requirements="La vigencia de la tarjeta es de 5 años.",
)
HERITAGE = page(
    "sucesiones",
    "907",
    "Impuesto sobre sucesiones",
    summary="Grava lo que se recibe por herencia.",
    deadline="El plazo de presentación es de 6 meses desde el fallecimiento.",
    appeal="Se puede interponer recurso en el plazo de 1 mes.",
)
PAGES = (FISHING, NURSERY, ADOPTION, RENT, BURNING, TAXI, HERITAGE)
NAMES = ("Norte", "Sur", "Este", "Oeste", "Centro", "Ribera", "Sierra", "Vega")
OFFICES = tuple(
    Office(
        id=name.lower(),
        name=f"Oficina de {name}",
        municipality=name,
        province="Ejemplo",
        phone=f"974 10 10 {place:02d}",
    )
    for place, name in enumerate(NAMES)
)


def case(id: str, question: str, answer: str, **values: Any) -> SentCase:
    defaults = {
        "office": "norte",
        "channel": Channel.EMAIL,
        "resolved_at": datetime(2026, 3, 2, 9, tzinfo=UTC),
        "language": "es",
    }
    return SentCase(id=id, question=question, answer=answer, **{**defaults, **values})


def line(id: str, question: str, answer: str, **values: Any) -> str:
    return case(id, question, answer, **values).model_dump_json(exclude_none=True)
