from __future__ import annotations

from assist.suggestions.evidence.narrowing.elided import names_of
from assist.suggestions.text.stems import stem_set


def test_a_later_clause_leaves_out_noun_and_verb() -> None:
    names = names_of("Las quejas sencillas se contestan en ", ["las complejas, en "])
    assert names == [stem_set("sencillas"), stem_set("complejas")]


def test_each_clause_begins_alike() -> None:
    assert names_of("En la planta baja se pagan ", ["en el sótano, "])
    assert names_of("En la planta baja se pagan ", ["los sótanos, "]) == []


def test_a_clause_with_its_own_verb_leaves_out_nothing() -> None:
    assert names_of("Los puestos cuestan ", ["las casetas cuestan "]) == []
