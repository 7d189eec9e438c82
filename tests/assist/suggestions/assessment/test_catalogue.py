from __future__ import annotations

from assist.suggestions.assessment.catalogue import catalogue
from assist.suggestions.text.stems import stem_set


def _service_of(text: str) -> int:
    known = catalogue()
    return known.service_of[known.texts.index(text)]


def test_the_names_of_a_service_and_what_people_call_it_are_one_service() -> None:
    one = _service_of("escuela infantil")
    assert one == _service_of("apuntar al bebé a la guarde, precio de la guardería")
    assert one != _service_of("escuela municipal de música")


def test_nothing_stands_there_twice() -> None:
    texts = catalogue().texts
    assert len(texts) == len(set(texts))


def test_only_names_are_looked_for_in_titles() -> None:
    known = catalogue()
    name, said = (known.texts.index(one) for one in ("boda civil", "sacar libros prestados"))
    assert known.share(name, stem_set("Celebración de una boda civil")) == 1
    assert known.share(said, stem_set("sacar libros prestados")) == 0


def test_what_is_decided_elsewhere_depends_on_who_asks() -> None:
    known, register = catalogue(), _service_of("padrón municipal")
    assert register in known.decided_elsewhere(frozenset())
    assert register not in known.decided_elsewhere(frozenset({"el ayuntamiento del municipio"}))
