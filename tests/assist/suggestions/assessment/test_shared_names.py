from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from assist.suggestions.assessment.shared_names import named_alike, names_only_a_kind
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.text.stems import stem
from assist.suggestions.titles import Titles
from assist.suggestions.understanding.question import Question, Term
from indexes.models import Hit, ProcedureEntry
from indexes.redaction import trusted
from tests.assist.suggestions.world import FISHING

TITLES = ("Tarjeta sanitaria", "Tarjeta de transporte", "Tarjeta de la biblioteca", "Beca de viaje")
FEATURES: Mapping[str, float] = {"title": 0.5, "acronym": 0.0, "coverage": 0.5}


@pytest.fixture(scope="module")
def titles() -> Titles:
    return Titles(
        ProcedureEntry(
            code=str(n), title=title, document_id=f"doc_{n:016x}", theme=None, window=None, url=""
        )
        for n, title in enumerate(TITLES)
    )


def _ranked() -> list[Candidate]:
    return [
        Candidate(str(n), f"doc_{n:016x}", title, str(n), True, (), 5.0 - n, FEATURES)
        for n, title in enumerate(TITLES)
    ]


def _asked(*words: str) -> Question:
    text = " ".join(words)
    topic = tuple(Term(word, stem(word)) for word in words)
    return Question(text=trusted(text), search=text, language="es", topic=topic)


def test_a_word_of_many_titles_chooses_none_however_they_are_ranked(titles: Titles) -> None:
    found = named_alike(_ranked(), _asked("tarjeta"), titles)
    assert [one.title for one in found] == list(TITLES[:3])


def test_a_word_that_tells_them_apart_chooses(titles: Titles) -> None:
    found = named_alike(_ranked(), _asked("tarjeta", "sanitaria"), titles)
    assert [one.title for one in found] in ([], [TITLES[0]])


def _of(*titles: str) -> list[Candidate]:
    return [
        Candidate(title, f"doc_{n:016x}", title, str(n), True, (), 5.0 - n / 10, FEATURES)
        for n, title in enumerate(titles)
    ]


def _known(*titles: str) -> Titles:
    return Titles(
        ProcedureEntry(
            code=str(n), title=title, document_id=f"doc_{n:016x}", theme=None, window=None, url=""
        )
        for n, title in enumerate(titles)
    )


@pytest.mark.parametrize(
    ("asked", "titles", "fits"),
    [
        # Two titles hold all that names a thing.
        (("beca", "plazo"), ("Becas de comedor", "Becas de viaje", "Título de buceo"), 2),
        # A grant is an aid.
        (("ayuda", "alquiler"), ("Ayudas financieras al alquiler", "Bono de alquiler joven"), 2),
        # What is asked about it names no thing.
        (("certificado", "tasa"), ("Certificado de buceo", "Certificado de vuelo"), 2),
        # One of the titles says nothing else.
        (("licencia", "caza"), ("Licencia de caza", "Licencias de caza y pesca por internet"), 0),
        # A kind of thing is named, and what is to be done with it: each of them can be renewed.
        (("renovar", "tarjeta"), ("Renovación de la tarjeta de buceo", "Tarjeta de baños"), 2),
        (("carné",), ("Carné joven", "Carnets de buceo", "Licencia de vuelo"), 2),
        (("ayuda", "galgo"), ("Ayudas por partos múltiples", "Subvención de riegos"), 2),
        # There is only one of the kind.
        (("renovar", "tarjeta"), ("Renovación de la tarjeta de buceo", "Licencia de baños"), 0),
        # What no title says does not choose, unless the page of one alone knows it.
        (("quemar", "ramas"), ("Quema de restos en época seca", "Quema de matorral"), 2),
        # All that a part says tells nothing of whose part it is.
        (("devolución",), ("Fianzas de alquiler - Devolución", "Devolución de ingresos"), 2),
        (("devolución", "fianza"), ("Fianzas de alquiler - Devolución", "Fianza de obras"), 0),
        # Words of many titles that no title holds together: what names the thing tells.
        (("permiso", "quemar"), ("Quema de restos", "Quema de matorral", "Quema de poda"), 3),
        # Another word chooses.
        (("beca", "comedor"), ("Becas de comedor", "Becas de viaje"), 0),
    ],
)
def test_titles_that_share_all_that_is_said_are_asked_about(
    asked: tuple[str, ...], titles: tuple[str, ...], fits: int
) -> None:
    found = named_alike(_of(*titles), _asked(*asked), _known(*titles))
    assert len({one.title for one in found}) in ({fits} if fits else {0, 1})


@pytest.mark.parametrize(
    ("other", "fits"), [("Tarjeta de autobús joven", 2), ("Novedades de la tarjeta de autobús", 1)]
)
def test_of_pages_those_that_are_of_another_card_may_be_meant(other: str, fits: int) -> None:
    titles = ("Tarjeta de autobús para mayores", other)
    pages = [replace(one, is_procedure=False) for one in _of(*titles)]
    assert len(named_alike(pages, _asked("tarjeta", "autobús"), _known(*titles))) == fits


def test_a_detail_that_one_page_alone_knows_chooses() -> None:
    titles = ("Quema de restos en época seca", "Quema de matorral")
    best, other = _of(*titles)
    known = FISHING[0].model_copy(update={"id": 9_000_001, "text": "Para quemar ramas."})
    best = replace(best, hits=(Hit(passage=known, score=1.0),))
    assert len(named_alike([best, other], _asked("quemar", "ramas"), _known(*titles))) < 2


def test_a_word_that_no_other_page_says_chooses_among_titles_that_share_the_rest() -> None:
    titles = ("Tarifa social del agua", "Alta en el agua", "Baños", "Caza", "Buceo")
    told = (f"Descuento de {n}." if n == 0 else f"Trámite de {n}." for n in range(5))
    ranked = [
        replace(
            one,
            score=5.0 - n,
            hits=(
                Hit(
                    passage=FISHING[0].model_copy(
                        update={"id": 9_000_100 + n, "text": text, "title": one.title}
                    ),
                    score=1.0,
                ),
            ),
        )
        for n, (one, text) in enumerate(zip(_of(*titles), told, strict=True))
    ]
    known = _known(*titles)
    assert len(named_alike(ranked, _asked("descuento", "agua"), known)) < 2
    assert len(named_alike(ranked, _asked("plazo", "agua"), known)) == 2
    near = [ranked[0], replace(ranked[1], score=4.9), *ranked[2:]]
    assert len(named_alike(near, _asked("descuento", "agua"), known)) == 2


def test_a_kind_of_thing_is_asked_about_whatever_values_they_share() -> None:
    best = _of("Licencia de buceo")[0]
    assert names_only_a_kind(_asked("licencia", "cuesta"), best)
    assert not names_only_a_kind(_asked("licencia", "buceo"), best)


def test_one_of_the_kind_that_the_search_has_left_behind_may_be_meant() -> None:
    found, left = "Certificados de buceo - Expedición", "Registro de certificados de vuelo"
    known = _known(found, left, "Beca de viaje")
    alike = named_alike(_of(found), _asked("certificado", "tasa"), known)
    assert [one.title for one in alike] == [found, left]
    assert len(named_alike(_of(found), _asked("certificado", "buceo"), known)) < 2


@pytest.mark.parametrize("kind", ["licencia", "declaración responsable"])
def test_a_page_that_is_no_procedure_is_of_the_kind_too(kind: str) -> None:
    titles = (f"{kind} de buceo", f"{kind} de vuelo")
    procedure, other = _of(*titles)
    ranked = [procedure, replace(other, is_procedure=False)]
    assert named_alike(ranked, _asked(*kind.split()), _known(*titles)) == ranked


@pytest.mark.parametrize(
    ("text", "fits"),
    [("familia numerosa o monoparental", 2), ("familia numerosa y monoparental", 0)],
)
def test_two_things_of_which_one_is_meant_are_asked_about(text: str, fits: int) -> None:
    titles = ("Título de familia numerosa", "Título de familia monoparental")
    words = [word for word in text.split() if len(word) > 1]
    question = replace(_asked(*words), text=trusted(text))
    assert len(named_alike(_of(*titles), question, _known(*titles))) == fits
    pages = [replace(one, is_procedure=False) for one in _of(*titles)]
    assert len(named_alike(pages, question, _known(*titles))) == fits
