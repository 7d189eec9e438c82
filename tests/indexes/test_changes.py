from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from indexes.changes import FieldChange, compare, word_pieces
from indexes.models import Aspect, Block, DocumentKind, ExtractedDocument, Procedure, Window


def document(fee: str, ends: date | None = None, note: str = "Igual.") -> ExtractedDocument:
    return ExtractedDocument(
        url="https://sede.example/1",
        kind=DocumentKind.PROCEDURE,
        title="Título",
        blocks=(
            Block(text=fee, section=("Tasas",), aspect=Aspect.FEE),
            Block(text=note, section=("Avisos", "Obras")),
        ),
        procedure=Procedure(code="1", title="Título", window=Window(ends=ends)),
    )


def by_field(old: ExtractedDocument, new: ExtractedDocument) -> dict[str, FieldChange]:
    return {change.field: change for change in compare(old, new)}


def test_only_the_fields_that_differ_are_told_with_old_and_new() -> None:
    old = document("La tasa es de 19,73 €.", date(2026, 5, 5))
    new = document("La tasa es de 20,10 €.", date(2026, 5, 20))
    changes = by_field(old, new)
    assert set(changes) == {"fee", "window_ends"}
    assert (changes["fee"].label, changes["fee"].old) == ("Tasas", "La tasa es de 19,73 €.")
    assert changes["window_ends"].new == "20/05/2026"


def test_a_field_is_told_word_by_word() -> None:
    change = by_field(document("La tasa es de 19,73 €."), document("La tasa es de 20,10 €."))
    assert [(piece.op, piece.text) for piece in change["fee"].pieces] == [
        ("same", "La tasa es de"),
        ("removed", "19,73"),
        ("added", "20,10"),
        ("same", "€."),
    ]


def test_what_speaks_of_no_aspect_stands_under_its_headings() -> None:
    changes = by_field(document("a"), document("a", note="Distinto."))
    assert list(changes) == ["Avisos > Obras"]


def test_nothing_changed_tells_nothing() -> None:
    assert compare(document("a"), document("a")) == ()


@given(st.text("abc ", max_size=40), st.text("abc ", max_size=40))
def test_pieces_give_back_both_texts(old: str, new: str) -> None:
    pieces = word_pieces(old, new)
    before = " ".join(piece.text for piece in pieces if piece.op != "added")
    after = " ".join(piece.text for piece in pieces if piece.op != "removed")
    assert (before.split(), after.split()) == (old.split(), new.split())
