"""Words to be found in columns of text, whatever their case and accents."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction
from sqlmodel import or_

from indexes.folding import SQLITE_FOLD, fold

_ACCENTED, _PLAIN = "áéíóúüñàèìòùâêîôûäëïöçãõ", "aeiouunaeiouaeiouaeiocao"


class Folded(GenericFunction[str]):
    """A column as `indexes.folding.fold` gives it."""

    type = String()
    inherit_cache = True


@compiles(Folded, "sqlite")
def _on_sqlite(element: Folded, compiler: Any, **options: Any) -> str:
    return f"{SQLITE_FOLD}({compiler.process(element.clauses, **options)})"


@compiles(Folded, "postgresql")
def _on_postgresql(element: Folded, compiler: Any, **options: Any) -> str:
    column = compiler.process(element.clauses, **options)
    return f"translate(lower({column}), '{_ACCENTED}', '{_PLAIN}')"


def holds_words(text: str, *columns: Any) -> list[ColumnElement[bool]]:
    """Every word of `text` stands in one of the columns."""
    return [
        or_(*(Folded(column).contains(word, autoescape=True) for column in columns))
        for word in fold(text).split()
    ]
