from __future__ import annotations

import json
from pathlib import Path

import pytest

from indexes.models import Aspect, DocumentKind
from ingest.errors import ContentUnreadable
from ingest.extractors.extract import extract

SHEETS = Path(__file__).parents[3].parent / "shared" / "data" / "tenerife"


def test_markdown_with_front_matter() -> None:
    body = (
        "---\ntitle: Cita previa\ntags: [citas]\n---\n\nTexto *inicial*.\n\n## Plazo\n\n"
        "- Todo el mes\n\n| Cuota | Año |\n|---|---|\n| 3 € | 2026 |\n"
    )
    document = extract(body.encode(), "http://x.test/cita.md", "text/plain")

    assert document.title == "Cita previa"
    assert [(b.kind, b.text) for b in document.blocks] == [
        ("paragraph", "Texto inicial."),
        ("item", "Todo el mes"),
        ("row", "Cuota\u2003Año"),
        ("row", "3 €\u20032026"),
    ]


def test_markdown_without_title_is_named_after_its_file() -> None:
    assert (
        extract(b"Hola a todos.", "http://x.test/ayuda-al-alquiler.md").title == "Ayuda al alquiler"
    )


def test_bad_front_matter_says_so() -> None:
    with pytest.raises(ContentUnreadable, match="YAML"):
        extract(b"---\ntitle: [sin cerrar\n---\nTexto", "http://x.test/a.md")


def test_plain_text_in_another_charset() -> None:
    body = "Aviso de la oficina\n\nEl viernes cerramos por la mañana.\nGracias.\n".encode("latin-1")
    document = extract(body, "http://x.test/aviso.txt", "text/plain")

    assert document.title == "Aviso de la oficina"
    assert document.blocks[0].text == "El viernes cerramos por la mañana."


@pytest.mark.skipif(not SHEETS.exists(), reason="the sheets of Tenerife are not here")
def test_sheets_of_another_administration_are_procedures() -> None:
    """Their headings share nothing with those of Aragón: every field must land in its aspect."""
    fields = {
        "Efecto del silencio": Aspect.SILENCE,
        "Plazo de presentación": Aspect.DEADLINE,
        "Recursos": Aspect.APPEAL,
        "Normativa": Aspect.LEGAL_BASIS,
        "Forma de presentación": Aspect.CHANNEL,
        "Objeto / Descripción": Aspect.SUMMARY,
        "Órgano de resolución": Aspect.CONTACT,
    }
    stated = placed = 0
    for line in (SHEETS / "records.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        path = SHEETS / (record["ficha_path"] or "")
        if not record["exists"] or not path.is_file():
            continue
        document = extract(path.read_bytes(), f"http://x.test/{path.name}", "text/markdown")
        assert document.kind is DocumentKind.PROCEDURE, path.name
        assert document.procedure is not None
        assert document.procedure.code == record["Clave"]
        for field, aspect in fields.items():
            value = " ".join((record.get(field) or "").split())
            if len(value) > 3 and "sin datos" not in value:
                stated += 1
                texts = [b.text for b in document.blocks if b.aspect is aspect]
                placed += any(text[:30] in value or value[:30] in text for text in texts)
    assert stated > 200
    assert placed / stated > 0.97
