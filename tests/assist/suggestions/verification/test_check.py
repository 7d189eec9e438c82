from __future__ import annotations

from assist.suggestions.evidence import AspectEvidence, Evidence
from assist.suggestions.evidence.units import Unit, lines_of, units_of
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.verification.check import check
from assist.suggestions.verification.verified import VerifiedDraft
from assist.suggestions.writing.text import Paragraph, Sentence, WrittenDraft
from indexes.models import Aspect, Channel, Hit, Passage
from tests.assist.suggestions.world import SEDE, page

(FEE,) = page(f"{SEDE}/f", "Trámite", [("Tasa", Aspect.FEE, "La tasa es de 5 €. Se paga antes.")])
(ONE,) = page(f"{SEDE}/1", "Trámite", [("Documentos", Aspect.DOCUMENTS, "Solicitud.\nPoder.")])
(TWO,) = page(f"{SEDE}/1", "Trámite", [("Más", Aspect.DOCUMENTS, "Libro de familia.")])


def checked(*paragraphs: Paragraph, max_sources: int = 5) -> VerifiedDraft:
    hits = tuple(Hit(passage=p, score=1.0) for p in (FEE, ONE, TWO))
    evidence = Evidence(
        Candidate("k", "d", "Trámite", None, True, hits, 1.0),
        aspects=(
            AspectEvidence(Aspect.FEE, units_of(FEE)),
            AspectEvidence(Aspect.DOCUMENTS, (*lines_of(ONE), *lines_of(TWO))),
        ),
    )
    draft = WrittenDraft(paragraphs)
    return check(draft, evidence, channel=Channel.CHAT, max_sources=max_sources)


def said(unit: Unit, text: str = "") -> Sentence:
    return Sentence(text or unit.text, (unit,))


def items(*passages: Passage) -> Paragraph:
    rows = tuple(said(unit) for passage in passages for unit in lines_of(passage))
    return Paragraph(rows, lead="Presente:", layout="list", aspect=Aspect.DOCUMENTS)


def test_what_is_not_supported_goes_and_the_rest_stays() -> None:
    fee = units_of(FEE)
    prose = Paragraph((said(fee[0], "La tasa es de 6 €."), said(fee[1])), aspect=Aspect.FEE)
    found = checked(prose)
    assert found.text == "Se paga antes [1]."
    assert found.removed == 1


def test_a_lead_goes_with_its_list() -> None:
    wrong = Paragraph((said(lines_of(ONE)[0], "Tasa de 9 €"),), lead="Presente:", layout="list")
    assert checked(wrong).text == ""


def test_a_paragraph_that_must_be_whole_falls_with_any_of_its_sentences() -> None:
    fee = units_of(FEE)
    both = Paragraph((said(fee[0]), said(fee[1], "Son 8 €.")), is_whole=True)
    assert checked(both).text == ""


def test_an_aspect_is_stated_while_something_cites_it() -> None:
    assert checked(items(ONE)).stated == {Aspect.DOCUMENTS}
    assert checked(Paragraph((said(units_of(FEE)[0]),))).stated == {Aspect.FEE}


def test_a_list_that_is_cut_for_want_of_sources_says_so() -> None:
    found = checked(items(ONE, TWO), max_sources=1)
    assert [citation.n for citation in found.citations] == [1]
    assert "Libro de familia" not in found.text
    assert "recoge más detalles" in found.text


def test_no_answer_goes_for_want_of_sources_while_another_is_told_at_length() -> None:
    fee = Paragraph((said(units_of(FEE)[0]),), aspect=Aspect.FEE)
    found = checked(items(ONE, TWO), fee, max_sources=2)
    assert "Solicitud" in found.text
    assert "5 €" in found.text
    assert found.stated == {Aspect.DOCUMENTS, Aspect.FEE}


def test_facts_carry_the_number_of_their_citation() -> None:
    found = checked(items(ONE), Paragraph((said(units_of(FEE)[0]),)))
    assert [(f.value, f.citation) for f in found.facts if f.slot == "fee"] == [("5 €", 2)]


def test_nothing_is_said_not_to_be_needed_that_its_source_asks_for() -> None:
    """Neither a slip of the composer nor a model may spare a paper that has to be brought."""
    (paper,) = page(f"{SEDE}/p", "Trámite", [("Documentos", Aspect.DOCUMENTS, "Copia del DNI.")])
    row = tuple(said(unit) for unit in lines_of(paper))
    spared = Paragraph(row, lead="No hace falta aportar:", layout="list")
    assert checked(spared).text == ""
    assert "Copia del DNI" in checked(Paragraph(row, lead="Presente:", layout="list")).text


def test_what_the_administration_checks_is_spared_with_its_support() -> None:
    (paper,) = page(
        f"{SEDE}/p",
        "Trámite",
        [("La Administración comprobará", Aspect.DOCUMENTS, "Certificado de empadronamiento.")],
    )
    row = tuple(said(unit) for unit in lines_of(paper))
    found = checked(Paragraph(row, lead="No hace falta aportar:", layout="list"))
    assert [(fact.slot, fact.citation) for fact in found.facts] == [("not_required", 1)]


def test_what_the_page_says_the_administration_checks_may_be_said_under_such_a_lead() -> None:
    row = "Datos de identidad\u2003Siempre\u2003La Administración lo consulta"
    (paper,) = page(f"{SEDE}/p", "Trámite", [("Documentación", Aspect.DOCUMENTS, row)])
    lead = "La Administración comprueba por sí misma lo siguiente, que no hace falta aportar:"
    items = tuple(said(unit, "Datos de identidad") for unit in lines_of(paper))
    assert "- Datos de identidad [1]" in checked(Paragraph(items, lead=lead, layout="list")).text
