from __future__ import annotations

import pytest

from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.units import units_of
from assist.suggestions.evidence.unstated import unstated
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from indexes.models import Aspect, Hit, Passage
from tests.assist.suggestions.questions import question
from tests.assist.suggestions.world import PORTAL, SEDE, TODAY, page

TITLE = "Acceso de personas mayores a los hogares"
PAGE = page(
    f"{SEDE}/hogares",
    TITLE,
    [
        ("Coste", Aspect.FEE, "El documento de socio es gratuito."),
        ("Bailes", Aspect.OTHER, "En los bailes pueden entrar los acompañantes."),
    ],
)
GUIDE = page(f"{PORTAL}/g", "Mayores", [("Hogares", Aspect.OTHER, "El hogar tiene podólogo.")])


def candidate(title: str, pages: list[Passage]) -> Candidate:
    hits = tuple(Hit(one, 1.0) for one in pages)
    return Candidate(title, pages[0].document_id, title, None, True, hits, 1.0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿Puedo entrar con mi perro al hogar?", ("Puedo entrar con mi perro al hogar",)),
        ("Soy socia. ¿El hogar tiene piscina?", ("El hogar tiene piscina",)),
        ("puedo entrar con perro al hogar", ("puedo entrar con perro al hogar",)),
        ("¿Puedo entrar al hogar con 2 perros por 5 €?", ("",)),  # a reply repeats no fact
        ("¿Hay que pagar por el documento de socio?", ()),  # it is told
        ("¿Dejan entrar a mi hermana a los bailes?", ()),  # people of one's own go without saying
        ("¿Vale el documento de socio fuera de Francia?", ()),
        ("¿El hogar tiene podólogo?", ()),  # another page says so of it
        ("¿Cuánto cuesta entrar con perro al hogar?", ()),  # it asks for a value
        ("¿Puedo entrar con perro al hogar? ¿Cuánto cuesta?", ()),  # it asks two things
        ("Can I bring my dog to the club?", ()),
    ],
)
def test_what_a_closed_question_names_and_no_page_speaks_of(
    text: str, expected: tuple[str, ...], knowledge: Knowledge
) -> None:
    read = Reading(question(text), knowledge, frozenset(), TODAY, None, None)
    others = [candidate("Mayores", GUIDE)]
    assert unstated(read, [], candidate(TITLE, PAGE), [tuple(PAGE)], others) == expected


@pytest.mark.parametrize(("told", "is_admitted"), [(PAGE[:1], False), (PAGE[1:], True)])
def test_not_where_the_value_that_is_asked_for_is_told(
    told: list[Passage], is_admitted: bool, knowledge: Knowledge
) -> None:
    read = Reading(
        question("¿Tengo que pagar algo por el perro en el hogar?"),
        knowledge,
        frozenset(),
        TODAY,
        None,
        None,
    )
    units = [unit for one in told for unit in units_of(one)]
    found = unstated(read, units, candidate(TITLE, PAGE), [tuple(PAGE)], [])
    assert bool(found) is is_admitted
