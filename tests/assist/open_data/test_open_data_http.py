"""Figures for everybody, described as DCAT-AP."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from rdflib import CSVW, DCAT, RDF, Graph
from sqlalchemy import insert

from assist.app import create_app
from indexes.tables import Interaction, now
from tests.assist.conftest import Desk


@pytest.fixture(scope="module")
def anybody(desk: Desk) -> TestClient:
    at = now().replace(day=1, hour=9) - timedelta(days=40)
    rows = [
        {
            "id": f"int_{n}", "thread_key": f"h{n}", "channel": "email" if n % 2 else "phone",
            "office": "huesca", "state": "new", "theme": "familia" if n > 2 else "rara",
            "subject": "Mi DNI es [DNI]", "citizen": "c_" + "a" * 32, "source": "prueba",
            "created_at": now() if n > 90 else at, "updated_at": at, "survey_opt_out": False,
            "row_version": 1,
        }
        for n in range(100)
    ]  # fmt: skip
    with desk.engine.begin() as connection:
        connection.execute(insert(Interaction), rows)
    return TestClient(desk.agent.app)


def test_only_whole_months_and_no_small_number_are_published(anybody: TestClient) -> None:
    answer = anybody.get("/v1/open-data/indicators.csv")
    assert answer.status_code == 200
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    total = next(row for row in rows if row["dimension"] == "total")
    assert total["interactions"] == "91"
    themes = {row["value"]: row["interactions"] for row in rows if row["dimension"] == "theme"}
    assert themes == {"familia": "", "rara": ""}  # 3 would follow from the other and the total
    assert "c_a" not in answer.text
    assert "DNI" not in answer.text


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # within rdflib itself
def test_the_catalogue_is_linked_data_and_leads_to_the_file(anybody: TestClient) -> None:
    answer = anybody.get("/v1/open-data/catalogue.jsonld")
    assert answer.headers["content-type"].startswith("application/ld+json")
    graph = Graph().parse(data=answer.text, format="json-ld")
    assert len(list(graph.subjects(RDF.type, DCAT.Dataset))) == 1
    for distribution in graph.subjects(RDF.type, DCAT.Distribution):
        address = str(graph.value(distribution, DCAT.downloadURL))
        assert anybody.get(address).status_code == 200
    described = {str(name) for name in graph.objects(None, CSVW.name)}
    columns = anybody.get("/v1/open-data/indicators.csv").text.splitlines()[0].split(",")
    assert described == set(columns)


def test_it_can_be_turned_off(desk: Desk) -> None:
    settings = desk.settings.model_copy(update={"open_data": False})
    with TestClient(create_app(settings)) as client:
        for name in ("indicators.csv", "catalogue.jsonld"):
            assert client.get(f"/v1/open-data/{name}").status_code == 404
