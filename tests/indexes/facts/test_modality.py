from __future__ import annotations

import pytest

from indexes.facts.modality import Modality, contrary, ruled_in


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("La inscripción es obligatoria.", Modality.REQUIRED),
        ("No es necesario inscribirse.", Modality.WAIVED),
        ("No hay que llevar fotografías.", Modality.WAIVED),
        ("Hay que llevar fotografías.", Modality.REQUIRED),
        ("Memoria del proyecto, en todos los casos", Modality.REQUIRED),
        ("Memoria del proyecto (es voluntario)", Modality.WAIVED),
        ("Se admiten animales de compañía.", Modality.ALLOWED),
        ("No se admiten animales de compañía.", Modality.BARRED),
        ("La ayuda es incompatible con otras becas.", Modality.BARRED),
    ],
)
def test_what_a_sentence_rules_is_read(sentence: str, modality: Modality) -> None:
    assert modality in {one.modality for one in ruled_in(sentence)}


def test_what_is_denied_is_not_also_affirmed() -> None:
    assert {one.modality for one in ruled_in("No hay que pagar nada.")} == {Modality.WAIVED}


def test_an_item_of_the_requirements_must_be_done() -> None:
    (found,) = ruled_in("Firmar el formulario de aportación.", is_item=True)
    assert found.modality is Modality.REQUIRED
    assert "formulari" in found.topic


def test_yes_to_a_frequent_question_says_what_it_asks() -> None:
    asked = "¿Hay que firmar el formulario?"
    (found,) = ruled_in("Sí, como las solicitudes.", question=asked)
    assert (found.modality, "firm" in found.topic) == (Modality.REQUIRED, True)
    (found,) = ruled_in("No, como las demás.", question=asked)
    assert found.modality is Modality.WAIVED


def test_a_short_clause_speaks_of_what_stands_before_it() -> None:
    (found,) = ruled_in("Cuestionario del entorno familiar (es voluntario)")
    assert {"cuestionari", "entorn"} <= found.topic


def test_a_fact_rules_nothing() -> None:
    assert ruled_in("La tasa es de 20 euros.") == ()


def test_only_contraries_are_contrary() -> None:
    assert contrary(Modality.REQUIRED, Modality.WAIVED)
    assert contrary(Modality.BARRED, Modality.ALLOWED)
    assert not contrary(Modality.REQUIRED, Modality.BARRED)


def test_what_can_be_had_at_once_is_compatible() -> None:
    (one,) = ruled_in("No puede cobrarse a la vez que el bono del Estado.")
    (other,) = ruled_in("La ayuda se puede acumular con el bono del Estado.")
    assert contrary(one.modality, other.modality)
    assert "compatibl" in one.topic & other.topic
