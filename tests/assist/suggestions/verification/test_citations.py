from __future__ import annotations

from assist.suggestions.evidence.units import units_of
from assist.suggestions.verification.citations import citation, quotes_for
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page

TEXT = "Primera frase larga. Segunda frase larga. Tercera frase larga."
(ONE,) = page(f"{SEDE}/1", "Uno", [("A", Aspect.OTHER, TEXT)])
(TWO,) = page(f"{SEDE}/2", "Dos", [("B", Aspect.OTHER, TEXT)])


def test_neighbours_share_a_quote_and_others_do_not() -> None:
    first, second, third = units_of(ONE)
    assert [q.text for q in quotes_for([first, second], 5)] == [
        "Primera frase larga. Segunda frase larga."
    ]
    assert [q.text for q in quotes_for([third, first], 5)] == [
        "Tercera frase larga.",
        "Primera frase larga.",
    ]


def test_quotes_are_numbered_in_order_of_use() -> None:
    used = [units_of(TWO)[0], units_of(ONE)[0]]
    assert [quote.passage.title for quote in quotes_for(used, 5)] == ["Dos", "Uno"]


def test_no_more_sources_than_asked_for() -> None:
    first, _, third = units_of(ONE)
    other = units_of(TWO)[0]
    assert len(quotes_for([first, third, other], 2)) == 2
    assert quotes_for([first, third, other], 2)[0].text == TEXT  # joined first
    assert len(quotes_for([first, third, other], 1)) == 1


def test_the_foremost_are_never_those_that_go() -> None:
    first, last = units_of(ONE)[0], units_of(TWO)[0]
    assert quotes_for([first, last], 1, [last])[0].passage.title == "Dos"
    assert [one.passage.title for one in quotes_for([first, last], 2, [last])] == ["Uno", "Dos"]


def test_a_quote_stands_verbatim_in_its_passage() -> None:
    for number, quote in enumerate(quotes_for([*units_of(ONE), *units_of(TWO)], 5), start=1):
        made = citation(number, quote)
        assert made.quote in quote.passage.text
        assert (made.url, made.section, made.revision) == (
            quote.passage.url,
            quote.passage.section[0],
            2,
        )


def test_a_row_is_cited_under_the_names_of_its_columns() -> None:
    rows = (
        "\u2003Ordinaria\u2003Urgente\nGeneral\u200319,73 €\u200340 €\nNumerosa\u200312 €\u200325 €"
    )
    (passage,) = page(f"{SEDE}/t", "Tabla", [("Tasas", Aspect.FEE, rows.strip())])
    (quote,) = quotes_for(units_of(passage)[-1:], 5)
    made = citation(1, quote)
    assert made.section == "Tasas > Ordinaria | Urgente"
    assert made.quote == "Numerosa\u200312 €\u200325 €"
    assert citation(1, quotes_for(units_of(ONE)[:1], 5)[0]).section == "A"
