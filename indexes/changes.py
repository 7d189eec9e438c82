"""What is different between two revisions of a document, field by field, as a person reads it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from importlib import resources
from typing import Literal

from indexes.models import Aspect, ExtractedDocument, Procedure, RequiredDocument, Value

ChangeKind = Literal["new", "changed", "gone", "returned", "expired"]
Pieces = tuple["Piece", ...]


class Piece(Value):
    """Some words that both revisions have, or that only one of them has."""

    op: Literal["same", "removed", "added"]
    text: str


class FieldChange(Value):
    """`old` is empty for what was added, `new` for what was taken away. Several texts of a field
    stand on lines of their own."""

    field: str
    label: str
    old: str
    new: str
    pieces: Pieces = ()


def compare(old: ExtractedDocument, new: ExtractedDocument) -> tuple[FieldChange, ...]:
    """In the order of the page; empty when only places or the order of texts differ."""
    before, after = _fields(old), _fields(new)
    names = [*after, *(name for name in before if name not in after)]
    return tuple(
        FieldChange(
            field=name,
            label=field_label(name),
            old="\n".join(before.get(name, ())),
            new="\n".join(after.get(name, ())),
            pieces=word_pieces("\n".join(before.get(name, ())), "\n".join(after.get(name, ()))),
        )
        for name in names
        if sorted(before.get(name, ())) != sorted(after.get(name, ()))
    )


def word_pieces(old: str, new: str) -> Pieces:
    """Word by word. `same` and `removed` together are the old text, `same` and `added` the new."""
    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    pieces: list[Piece] = []
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        if op == "equal":
            pieces.append(Piece(op="same", text=" ".join(before[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(Piece(op="removed", text=" ".join(before[i1:i2])))
        if j2 > j1:
            pieces.append(Piece(op="added", text=" ".join(after[j1:j2])))
    return tuple(pieces)


def _fields(document: ExtractedDocument) -> dict[str, list[str]]:
    """Texts by field. What a page says of no aspect stands under its heading."""
    fields: dict[str, list[str]] = {}
    for name, text in (*_own(document), *_of_procedure(document.procedure)):
        if text:
            fields.setdefault(name, []).append(text)
    for block in document.blocks:
        general = block.aspect in (Aspect.OTHER, Aspect.SUMMARY) and block.section
        name = " > ".join(block.section) if general else block.aspect.value
        fields.setdefault(name, []).append(block.text)
    return fields


def _own(document: ExtractedDocument) -> Iterator[tuple[str, str]]:
    yield "title", document.title
    yield "kind", document.kind.value


def _of_procedure(procedure: Procedure | None) -> Iterator[tuple[str, str]]:
    if procedure is None:
        return
    for name in ("code", "theme", "department", "body", "edition"):
        yield name, getattr(procedure, name) or ""
    yield "window_state", procedure.window.state or ""
    yield "window_starts", _day(procedure.window.starts)
    yield "window_ends", _day(procedure.window.ends)
    for document in procedure.documents:
        yield "required_documents", _required(document)
    for medium, open_ in procedure.channels.model_dump().items():
        yield "channels", "" if open_ is None else f"{medium}: {'sí' if open_ else 'no'}"
    for title in procedure.related:
        yield "related", title


def _day(day: date | None) -> str:
    return day.strftime("%d/%m/%Y") if day else ""


def _required(document: RequiredDocument) -> str:
    return f"{document.name} ({document.condition})" if document.condition else document.name


def field_label(name: str) -> str:
    """As people read it; the name of one that has no other."""
    return _labels().get(name, name)


@cache
def _labels() -> dict[str, str]:
    path = resources.files(__package__ or "indexes") / "field_labels.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
