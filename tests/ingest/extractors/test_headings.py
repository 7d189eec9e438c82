from __future__ import annotations

import pytest

from indexes.models import Aspect
from ingest.extractors.headings import announced, tidy
from ingest.extractors.window import is_state


@pytest.mark.parametrize(
    ("heading", "aspects"),
    [
        ("1. ¿Quién puede solicitarlo?", [Aspect.AUDIENCE]),
        ("3.2 Requisitos de las personas solicitantes", [Aspect.REQUIREMENTS]),
        ("Quinta. Recursos", [Aspect.APPEAL]),
        ("Requisistos", [Aspect.REQUIREMENTS]),
        ("REQUISITOS Y DOCUMENTACIÓN", [Aspect.REQUIREMENTS, Aspect.DOCUMENTS]),
        ("¿Qué papeles tengo que llevar?", [Aspect.DOCUMENTS]),
        ("Pièces justificatives", [Aspect.DOCUMENTS]),
        ("¿Hasta cuándo puedo pedirlo?", [Aspect.DEADLINE]),
        ("Plazo de presentación de solicitudes", [Aspect.DEADLINE]),
        ("Plazo máximo para resolver y notificar", [Aspect.RESOLUTION_TERM]),
        ("¿Cuánto tardan en contestar?", [Aspect.RESOLUTION_TERM]),
        ("¿Y si no me contestan?", [Aspect.SILENCE]),
        ("Efectos del silencio administrativo", [Aspect.SILENCE]),
        ("¿Cuánto cuesta?", [Aspect.FEE]),
        ("Tasas o precios públicos", [Aspect.FEE]),
        ("¿Cuánto dinero puedo recibir?", [Aspect.BENEFIT]),
        ("Lugar y forma de presentación", [Aspect.CHANNEL, Aspect.WHERE]),
        ("¿Dónde se presenta?", [Aspect.WHERE]),
        ("¿Cómo se solicita?", [Aspect.CHANNEL]),
        ("¿Cómo puedo recurrir?", [Aspect.APPEAL]),
        ("Base legal", [Aspect.LEGAL_BASIS]),
        ("Órgano que resuelve", [Aspect.CONTACT]),
        ("Recipient", [Aspect.AUDIENCE]),
        ("Trámites relacionados", [Aspect.OTHER]),
        ("Convocatorias anteriores", [Aspect.OTHER]),
        ("Paseo por el casco antiguo", []),
        ("Familias con mascotas", []),
    ],
)
def test_heading_announces(heading: str, aspects: list[Aspect]) -> None:
    assert list(announced(heading).aspects) == aspects


@pytest.mark.parametrize(
    ("above", "heading", "aspect"),
    [
        (Aspect.DEADLINE, "Presentación", Aspect.DEADLINE),
        (Aspect.DEADLINE, "Resolución", Aspect.RESOLUTION_TERM),
        (Aspect.APPEAL, "Plazo", Aspect.APPEAL),
        (Aspect.FEE, "Plazo de pago", Aspect.FEE),
        (Aspect.CHANNEL, "Plazo", Aspect.DEADLINE),
        (Aspect.LEGAL_BASIS, "Plazos de la ley", Aspect.LEGAL_BASIS),
    ],
)
def test_heading_is_read_in_the_light_of_the_one_above(
    above: Aspect, heading: str, aspect: Aspect
) -> None:
    assert announced(heading, (above,)).aspects == (aspect,)


def test_of_fused_headings_the_last_counts() -> None:
    assert announced("tasaDocumentación").aspects == (Aspect.DOCUMENTS,)
    assert tidy("tasaDocumentación") == "Documentación"
    assert tidy("iPhone y WhatsApp") == "iPhone y WhatsApp"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("En plazo", True), ("Fuera de plazo", True), ("Próximamente", True),
        ("Pendiente de definir", True), ("Todo el año", True), ("Plazo: fuera de plazo", True),
        ("Plazo de presentación", False), ("Requisitos", False),
        ("El plazo está abierto hasta el día 3 de mayo", False),
    ],
)  # fmt: skip
def test_state_line(text: str, state: bool) -> None:
    assert is_state(text) is state
