from __future__ import annotations

import json
from pathlib import Path

import pytest

from indexes.errors import RecordInvalid
from ingest.demo.content import CONTENT, DemoProcedure, Twin, load_procedures
from ingest.demo.dressing import load_dressings
from ingest.demo.portal.content import load_office_notes, load_pages, load_themes
from ingest.demo.portal.frame import load_offices

MINIMAL = {
    "code": "1",
    "slug": "licencia",
    "title": "Licencia",
    "theme": "Caza",
    "generation": "tramitador-n",
    "summary": "Permite cazar.",
}


def test_all_118_procedures_are_there(procedures: tuple[DemoProcedure, ...]) -> None:
    assert len(procedures) == 118
    assert len({item.title for item in procedures}) == 118


def test_procedures_match_the_gathered_facts(procedures: tuple[DemoProcedure, ...]) -> None:
    path = Path(__file__).parents[4] / "shared/data/aragon/procedures.jsonl"
    if not path.exists():
        pytest.skip("shared/data is not here")
    gathered = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert {item["title"] for item in gathered} == {item.title for item in procedures}
    codes = {item.title: item.code for item in procedures}
    wrong = [item["title"] for item in gathered if codes[item["title"]] != item["code"]]
    assert wrong == []


def test_wrong_line_is_named(tmp_path: Path) -> None:
    lines = [json.dumps(MINIMAL), json.dumps({**MINIMAL, "colour": "red"})]
    (tmp_path / "caza.jsonl").write_text("\n".join(lines), "utf-8")
    with pytest.raises(RecordInvalid, match=r"caza\.jsonl, línea 2.*colour"):
        load_procedures(tmp_path)


def test_twin_with_unknown_override_is_refused(tmp_path: Path) -> None:
    twin = {"generation": "enlinea-visor", "slug": "x", "why": "y", "overrides": {"price": 3}}
    (tmp_path / "caza.jsonl").write_text(json.dumps({**MINIMAL, "twins": [twin]}), "utf-8")
    with pytest.raises(RecordInvalid, match="price"):
        load_procedures(tmp_path)


def test_twin_replaces_whole_fields() -> None:
    twin = Twin.model_validate(
        {
            "generation": "enlinea-visor",
            "slug": "vieja",
            "why": "x",
            "overrides": {"presentation": {"online": False}, "resolution": "Un mes."},
        }
    )
    current = {**MINIMAL, "presentation": {"in_person": True}, "twins": [twin]}
    page = DemoProcedure.model_validate(current).as_twin(twin)
    assert (page.slug, page.resolution) == ("vieja", "Un mes.")
    assert (page.presentation.online, page.presentation.in_person) == (False, None)
    assert page.summary == "Permite cazar."


def test_every_dressing_has_its_page(procedures: tuple[DemoProcedure, ...]) -> None:
    pages = [(item, slug) for item in procedures for slug in (None, *_slugs(item))]
    for dressing in load_dressings():
        assert any(dressing.fits(item, slug) for item, slug in pages), dressing


def _slugs(procedure: DemoProcedure) -> list[str]:
    return [twin.slug for twin in procedure.twins]


def test_thirteen_offices_never_invent_data() -> None:
    offices = load_offices(CONTENT / "offices.jsonl")
    assert len(offices) == len({office.id for office in offices}) == 13
    assert {office.province for office in offices} == {"Zaragoza", "Huesca", "Teruel"}
    assert all(office.dir3 is None for office in offices)
    assert set(load_office_notes(CONTENT)) <= {office.id for office in offices}


def test_every_theme_of_the_sede_has_its_landing_page(
    procedures: tuple[DemoProcedure, ...],
) -> None:
    themes = load_themes(CONTENT)
    slugs = {page.slug for page in load_pages(CONTENT / "portal")}
    assert {theme.name for theme in themes} == {item.theme for item in procedures}
    assert {slug for theme in themes for slug in theme.guides} <= slugs


def test_the_portal_has_thirty_written_pages_of_each_kind() -> None:
    pages = load_pages(CONTENT / "portal")
    kinds = {page.kind for page in pages}
    assert kinds == {"guide", "faq", "news", "article", "hidden"}
    assert len(pages) >= 30
    assert all(page.published for page in pages if page.kind == "news")


def test_pages_do_not_show_how_they_were_gathered() -> None:
    remarks = ("extracto", "captura", "agregador", "papelea", "corpus", "las fuentes consultadas")
    folder = CONTENT / "procedures"
    bodies = {path.name: path.read_text("utf-8") for path in folder.glob("*.jsonl")}
    bodies |= {path.name: path.read_text("utf-8") for path in CONTENT.glob("portal/*")}
    found = [
        (name, remark)
        for name, body in bodies.items()
        for remark in remarks
        if f" {remark}" in _shown(body)
    ]
    assert found == []


def _shown(body: str) -> str:
    """Without what only the builders read: why a twin exists, how it was found."""
    lines = []
    for line in body.splitlines():
        if line.startswith("{"):
            entry = json.loads(line)
            for twin in entry["twins"]:
                twin.pop("why"), twin.pop("retrieved_as", None)
            line = json.dumps(entry, ensure_ascii=False)
        lines.append(line.lower())
    return "\n".join(lines)
