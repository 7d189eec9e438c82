"""Microdata and RDFa fill in what the visible text does not say."""

from __future__ import annotations

from datetime import date

import pytest

from indexes.models import ExtractedDocument
from ingest.extractors.embedded_data import embedded_nodes
from ingest.extractors.extract import extract

TEXT = (
    "<h2>Requisitos</h2><p>Tener árboles en una finca propia del municipio y avisar antes.</p>"
    "<h2>Documentación</h2><p>Plano de la finca.</p><h2>Plazo</h2><p>{term}</p>"
    "<h2>Tasas</h2><p>La tasa es de 12,40 euros por árbol.</p>"
)
MICRODATA = (
    "<main itemscope itemtype='https://schema.org/GovernmentService'><h1 itemprop=name>Poda</h1>"
    "<meta itemprop=identifier content=PD-7><meta itemprop=serviceType content=Jardines>"
    "<div itemprop=provider itemscope itemtype='https://schema.org/GovernmentOrganization'>"
    "<meta itemprop=name content='Servicio de Parques'></div>"
    "<div itemprop=offers itemscope itemtype='https://schema.org/Offer'>"
    "<meta itemprop=validFrom content=2026-05-01><meta itemprop=validThrough content=2026-05-20>"
    f"</div>{TEXT}</main>"
)
RDFA = (
    "<main vocab='https://schema.org/' typeof='GovernmentService'><h1 property=name>Poda</h1>"
    "<meta property=identifier content=PD-7><meta property=serviceType content=Jardines>"
    "<div property=provider typeof=GovernmentOrganization>"
    "<meta property=name content='Servicio de Parques'></div>"
    "<meta property=availabilityStarts content=2026-05-01>"
    f"<meta property=availabilityEnds content=2026-05-20>{TEXT}</main>"
)


def read(markup: str, term: str = "Véase la convocatoria.") -> ExtractedDocument:
    html = f"<html><body>{markup.format(term=term)}</body></html>"
    return extract(html.encode(), "http://x.test/poda", "text/html")


@pytest.mark.parametrize("markup", [MICRODATA, RDFA], ids=["microdata", "rdfa"])
def test_values_that_only_attributes_tell(markup: str) -> None:
    procedure = read(markup).procedure

    assert procedure is not None
    assert (procedure.code, procedure.theme) == ("PD-7", "Jardines")
    assert procedure.body == "Servicio de Parques"
    assert (procedure.window.starts, procedure.window.ends) == (
        date(2026, 5, 1),
        date(2026, 5, 20),
    )


def test_what_the_text_says_of_the_term_is_not_replaced() -> None:
    procedure = read(MICRODATA, term="Hasta el 15 de junio de 2026.").procedure

    assert procedure is not None
    assert (procedure.window.starts, procedure.window.ends) == (None, date(2026, 6, 15))


def test_questions_of_a_page_that_is_empty_but_for_its_attributes() -> None:
    (page, *_) = embedded_nodes(
        "<div itemscope itemtype='http://schema.org/FAQPage'><div itemprop=mainEntity itemscope "
        "itemtype='http://schema.org/Question'><meta itemprop=name content='¿Cuánto tarda?'>"
        "<div itemprop=acceptedAnswer itemscope itemtype='http://schema.org/Answer'>"
        "<meta itemprop=text content='Un mes.'></div></div></div>",
        "http://x.test/",
    )
    answer = {"@type": ["Answer"], "text": "Un mes."}
    assert page["mainEntity"] == {
        "@type": ["Question"], "name": "¿Cuánto tarda?", "acceptedAnswer": answer,
    }  # fmt: skip


@pytest.mark.parametrize(
    "markup",
    [
        "<div itemscope itemtype='' itemref='a a' id=a itemprop=a></div>",
        "<div itemscope><div itemprop=x itemscope itemref=b id=b></div></div>",
        "<div typeof='::' vocab='nada' property='' about='[_:'>x</div>",
        "<p itemscope>" * 3_000,
    ],
)
def test_broken_attributes_are_as_if_they_were_not_there(markup: str) -> None:
    assert read("<main><h1>Poda</h1>" + markup + TEXT + "</main>").title == "Poda"
