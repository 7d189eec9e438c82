from __future__ import annotations

from assist.suggestions.evidence.units import units_of
from assist.suggestions.writing.voices import by_voice
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page

BOTH = "Requisitos y documentación"
ROWS = page(
    f"{SEDE}/padron",
    "Cambio en el padrón",
    [
        (BOTH, Aspect.DOCUMENTS, "DNI o pasaporte"),
        (BOTH, Aspect.REQUIREMENTS, "Documentos que acrediten el uso de la vivienda:"),
        (BOTH, Aspect.DOCUMENTS, "Contrato de alquiler"),
        (BOTH, Aspect.REQUIREMENTS, "Mayor de edad"),
    ],
)


def test_what_leads_a_list_is_said_in_its_words() -> None:
    units = [unit for passage in ROWS for unit in units_of(passage)]
    voices = by_voice(Aspect.DOCUMENTS, units)
    assert [(voice, len(told)) for voice, told in voices] == [
        (Aspect.DOCUMENTS, 3),
        (Aspect.REQUIREMENTS, 1),
    ]
