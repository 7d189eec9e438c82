"""What a page of a procedure says, apart from how it is laid out: the truth that extraction is
measured against."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indexes.models import Aspect

TENERIFE = Path(__file__).parents[4] / "shared" / "data" / "tenerife"
_BULLET = re.compile(r"^\s*-\s*")
_TENERIFE = {
    "Objeto / Descripción": (Aspect.SUMMARY,),
    "Forma de presentación": (Aspect.CHANNEL,),
    "Plazo de presentación": (Aspect.DEADLINE,),
    "Requisitos y documentación": (Aspect.REQUIREMENTS, Aspect.DOCUMENTS),
    "Órgano de resolución": (Aspect.CONTACT,),
    "Efecto del silencio": (Aspect.SILENCE,),
    "Normativa": (Aspect.LEGAL_BASIS,),
    "Recursos": (Aspect.APPEAL,),
}


@dataclass(frozen=True)
class Field:
    """`aspects`: where its lines may go; several for one field about two things."""

    aspects: tuple[Aspect, ...]
    label: str
    lines: tuple[str, ...]
    listed: bool = False

    @property
    def name(self) -> str:
        return "+".join(self.aspects)


@dataclass(frozen=True)
class Sheet:
    title: str
    code: str
    theme: str
    fields: tuple[Field, ...]


def tenerife_sheets() -> tuple[Sheet, ...]:
    """Empty when the folder is absent."""
    path = TENERIFE / "records.jsonl"
    if not path.exists():
        return ()
    return tuple(_sheet(json.loads(line)) for line in path.read_text("utf-8").splitlines())


def tenerife_markdown() -> Iterator[tuple[Sheet, str]]:
    """The sheets as the catalogue publishes them."""
    path = TENERIFE / "records.jsonl"
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        record = json.loads(line)
        ficha = TENERIFE / record["ficha_path"]
        if ficha.exists():
            yield _sheet(record), ficha.read_text("utf-8")


def _sheet(record: dict[str, str]) -> Sheet:
    return Sheet(
        title=" ".join(record["Procedimiento"].split()),
        code=record["Clave"],
        theme=record["Familia"],
        fields=tuple(
            Field(aspects, label, _lines(record[label]), "\n" in record[label])
            for label, aspects in _TENERIFE.items()
        ),
    )


def _lines(text: str) -> tuple[str, ...]:
    found = (" ".join(_BULLET.sub("", line).split()) for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in found if line))
