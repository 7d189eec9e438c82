from __future__ import annotations

import io

from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from indexes.models import Aspect, Block
from ingest.extractors.extract import extract
from ingest.extractors.outline import CELL
from ingest.extractors.pdf_tables import may_have_tables, with_rows


def blocks(*parts: str | list[list[str]]) -> tuple[Block, ...]:
    """Of a PDF with these paragraphs, headings (in capitals or not) and tables."""
    out, style = io.BytesIO(), getSampleStyleSheet()["BodyText"]
    flow = [Table(one) if isinstance(one, list) else Paragraph(one, style) for one in parts]
    spaced = [item for one in flow for item in (one, Spacer(1, 8))]
    SimpleDocTemplate(out, title="Tarifas municipales").build(spaced)
    return extract(out.getvalue(), "http://x.test/t.pdf", "application/pdf").blocks


def test_each_row_stands_whole_under_what_its_table_is_of() -> None:
    found = blocks(
        "Normas de uso de las salas municipales, que se aprobaron en el pleno de marzo.",
        "Alquiler de salas",
        [["Sala", "Por hora", "Por día"], ["Ensayo", "4,20 €", "25,00 €"],
         ["Salón de actos", "22,00 €", "132,00 €"]],
        "La fianza es de 150 euros.",
    )  # fmt: skip

    rows = [block for block in found if block.kind == "row"]
    assert [row.text.split(CELL) for row in rows] == [
        ["Sala", "Por hora", "Por día"],
        ["Ensayo", "4,20 €", "25,00 €"],
        ["Salón de actos", "22,00 €", "132,00 €"],
    ]
    assert {row.section for row in rows} == {("Alquiler de salas",)}
    assert [row.titles for row in rows] == [True, False, False]
    assert found[-1].text == "La fianza es de 150 euros."


def test_several_ordinances_in_one_file_are_told_apart() -> None:
    found = blocks(
        "Ordenanza fiscal n.º 5. Tasa por licencias urbanísticas",
        [["Actuación", "Tarifa"], ["Obra menor", "42,00 €"], ["Obra mayor", "180,00 €"]],
        "Ordenanza fiscal n.º 8. Tasa del cementerio",
        [["Concepto", "Tarifa"], ["Nicho", "690,00 €"], ["Columbario", "310,00 €"]],
    )

    places = {block.text.split(CELL)[0]: block.section for block in found}
    assert places["Obra menor"] == ("Ordenanza fiscal n.º 5. Tasa por licencias urbanísticas",)
    assert places["Nicho"] == ("Ordenanza fiscal n.º 8. Tasa del cementerio",)
    assert {block.aspect for block in found if block.kind == "row"} == {Aspect.FEE}


def test_a_cell_of_two_lines_is_one() -> None:
    told = with_rows(
        "Vehículo                     Cuota\n"
        "Turismo de menos de 8        21,30 €\n"
        "caballos fiscales\n"
        "\n"
        "Ciclomotor                    6,20 €\n"
    )

    assert told == (
        f"Vehículo{CELL}Cuota\nTurismo de menos de 8 caballos fiscales{CELL}21,30 €\n"
        f"Ciclomotor{CELL}6,20 €"
    )


def test_an_empty_cell_keeps_its_place() -> None:
    told = with_rows(
        "Tramo       Adultos     Menores\nMañana                  3,00 €\nTarde       5,00 €"
    )

    assert told is not None
    assert told.splitlines()[1:] == [f"Mañana{CELL}{CELL}3,00 €", f"Tarde{CELL}5,00 €{CELL}"]


def test_text_in_two_columns_is_no_table() -> None:
    left = "El ayuntamiento aprobó en 2025 las bases de estas ayudas y"
    right = "su plazo, que fue de 20 días, se contó desde el día siguiente"
    page = "\n".join(f"{left}     {right}" for _ in range(6))

    assert with_rows(page) is None


def test_a_page_of_sentences_is_not_looked_at_twice() -> None:
    assert not may_have_tables("El plazo es de 20 días.\nSe presenta en el registro general.\n")
    assert may_have_tables("Nicho\n690,00 €\nColumbario\n310,00 €\n")
