"""Nothing that a procedure says is lost in CPSV-AP, and catalogues of others are read."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexes.cpsv import (
    CatalogueEntry,
    catalogue_to_cpsv,
    procedure_to_cpsv,
    procedures_from_cpsv,
)
from indexes.errors import RecordInvalid
from indexes.models import (
    Aspect,
    Procedure,
    ProcedureChannels,
    RequiredDocument,
    Window,
)

URL = "https://sede.test/tramite/1"
LETTERS = st.characters(exclude_categories=("Cs", "Cc"))
TEXT = st.text(LETTERS, min_size=1, max_size=40).filter(str.strip)
TEXTS = st.lists(TEXT, min_size=1, max_size=3).map(tuple)
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31))
CHOICE = st.none() | st.booleans()

PROCEDURES = st.builds(
    Procedure,
    code=st.none() | TEXT,
    title=TEXT,
    theme=st.none() | TEXT,
    department=st.none() | TEXT,
    body=st.none() | TEXT,
    edition=st.none() | TEXT,
    texts=st.dictionaries(st.sampled_from(Aspect), TEXTS),
    documents=st.lists(
        st.builds(
            RequiredDocument, name=TEXT, condition=st.just("") | TEXT,
            provided_by=st.sampled_from(["citizen", "administration"]),
        ), max_size=3,
    ).map(tuple),
    window=st.builds(
        Window, state=st.sampled_from([None, "open", "closed", "permanent"]),
        text=st.just("") | TEXT, starts=DAYS, ends=DAYS,
    ),
    channels=st.builds(ProcedureChannels, online=CHOICE, in_person=CHOICE, phone=CHOICE),
    related=st.lists(TEXT, max_size=2).map(tuple),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(PROCEDURES)
def test_round_trip(procedure: Procedure) -> None:
    written = json.loads(json.dumps(procedure_to_cpsv(procedure, URL, "es")))

    assert procedures_from_cpsv(written) == [
        CatalogueEntry(url=URL, procedure=procedure, language="es")
    ]


def test_catalogue_keeps_order_and_addresses() -> None:
    entries = [
        CatalogueEntry(url=f"{URL}{i}", procedure=Procedure(code=str(i), title=f"Trámite {i}"))
        for i in range(3)
    ]
    assert procedures_from_cpsv(catalogue_to_cpsv(entries)) == entries


@pytest.mark.parametrize(
    ("text", "duration"),
    [("Tres meses.", "P3M"), ("20 días hábiles.", None), ("Un mes, o tres meses.", None)],
)
def test_processing_time(text: str, duration: str | None) -> None:
    procedure = Procedure(code="1", title="T", texts={Aspect.RESOLUTION_TERM: (text,)})
    assert procedure_to_cpsv(procedure, URL).get("cv:processingTime") == duration


@pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning")
def test_terms_are_linked_data() -> None:
    """Another reader of JSON-LD finds the European terms."""
    from rdflib import Graph, URIRef
    from rdflib.namespace import DCTERMS, RDF

    procedure = Procedure(code="C-1", title="Licencia", texts={Aspect.FEE: ("12 €",)})
    graph = Graph().parse(data=json.dumps(procedure_to_cpsv(procedure, URL)), format="json-ld")
    service = next(graph.subjects(RDF.type, URIRef("http://purl.org/vocab/cpsv#PublicService")))

    assert str(service) == URL
    assert str(graph.value(service, DCTERMS.title)) == "Licencia"
    cost = graph.value(service, URIRef("http://data.europa.eu/m8g/hasCost"))
    assert str(graph.value(cost, DCTERMS.description)) == "12 €"


def test_catalogue_of_others() -> None:
    data: dict[str, Any] = {
        "@context": "https://semiceu.github.io/CPSV-AP/releases/3.2.0/context/cpsv-ap.jsonld",
        "@graph": [
            {
                "@id": "https://x.test/s/1",
                "@type": "http://purl.org/vocab/cpsv#PublicService",
                "identifier": "S-1",
                "http://purl.org/dc/terms/title": [
                    {"@value": "Fishing licence", "@language": "en"},
                    {"@value": "Licencia de pesca", "@language": "es"},
                ],
                "description": {"es": "Para pescar."},
                "hasCompetentAuthority": {"@id": "https://x.test/o/1"},
                "hasInput": [{"@type": "Evidence", "name": "DNI"}],
                "hasCost": {"value": 12.5, "currency": "http://x.test/currency/EUR"},
                "processingTime": "P14D",
            },
            {"@id": "https://x.test/o/1", "@type": "PublicOrganisation", "prefLabel": "Pesca"},
        ],
    }
    (entry,) = procedures_from_cpsv(data)

    assert (entry.procedure.code, entry.procedure.title) == ("S-1", "Licencia de pesca")
    assert entry.procedure.body == "Pesca"
    assert entry.procedure.documents == (RequiredDocument(name="DNI"),)
    assert entry.procedure.texts == {
        Aspect.SUMMARY: ("Para pescar.",),
        Aspect.FEE: ("12.5 EUR",),
        Aspect.RESOLUTION_TERM: ("P14D",),
    }


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({}, "ningún servicio"),
        ([1, "a"], "ningún servicio"),
        ({"@type": "PublicService"}, "no tiene título"),
        ({"@type": "PublicService", "title": "T", "temporal": {"endDate": "ayer"}}, "no es válido"),
        ({"@type": "PublicService", "title": "T", "temporal": {"state": "raro"}}, "no es válido"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(data: Any, reason: str) -> None:
    with pytest.raises(RecordInvalid, match=reason):
        procedures_from_cpsv(data)
