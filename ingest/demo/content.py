"""The procedures of the demonstration sede, as written in `content/procedures/*.jsonl`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from indexes.errors import RecordInvalid
from indexes.models import Value, WindowState

CONTENT = Path(__file__).parent / "content"


class Generation(StrEnum):
    """The four looks that one and the same sede took over the years."""

    VISOR = "enlinea-visor"
    TRAMITADOR_2020 = "tramitador-2020"
    TRAMITADOR_N = "tramitador-n"
    TRAMITADOR_2025 = "tramitador-2025"


class Deadline(Value):
    state: WindowState | None = None
    text: str | None = None
    starts: date | None = Field(default=None, alias="from")
    ends: date | None = Field(default=None, alias="to")


class PaperWork(Value):
    """One document that the procedure asks for."""

    name: str
    condition: str = ""  # "" when always required
    consulted_by_administration: bool = False


class Fee(Value):
    text: str | None = None
    form: str | None = None


class Presentation(Value):
    """None: not stated."""

    online: bool | None = None
    in_person: bool | None = None
    phone: bool | None = None
    text: tuple[str, ...] = ()


class Contact(Value):
    phone: str | None = None
    email: str | None = None
    web: str | None = None


class Extra(Value):
    heading: str
    text: str


class Twin(Value):
    """A second page of the same procedure that says something different."""

    generation: Generation
    slug: str
    why: str
    retrieved_as: str = ""
    overrides: dict[str, Any] = Field(default_factory=dict)


class DemoProcedure(Value):
    code: str | None
    slug: str
    title: str
    theme: str
    department: str | None = None
    body: str | None = None
    generation: Generation
    summary: str
    audience: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    documents: tuple[PaperWork, ...] = ()
    deadline: Deadline = Deadline()
    resolution: str | None = None
    silence: str | None = None
    after: tuple[str, ...] = ()
    fee: Fee = Fee()
    presentation: Presentation = Presentation()
    appeal: str | None = None
    legal_basis: tuple[str, ...] = ()
    contact: Contact = Contact()
    related: tuple[str, ...] = ()
    more: tuple[Extra, ...] = ()
    source_date: str | None = None
    twins: tuple[Twin, ...] = ()

    def as_twin(self, twin: Twin) -> DemoProcedure:
        """The same procedure as the twin's page words it: each override replaces a whole field."""
        own = self.model_dump(by_alias=True, mode="json")
        page = {"generation": twin.generation, "slug": twin.slug, "twins": []}
        return DemoProcedure.model_validate({**own, **twin.overrides, **page})


def load_procedures(folder: Path = CONTENT / "procedures") -> tuple[DemoProcedure, ...]:
    """All procedures in the order of files and lines. Raises RecordInvalid with file and line."""
    return tuple(item for path in sorted(folder.glob("*.jsonl")) for item in _read(path))


def _read(path: Path) -> Iterator[DemoProcedure]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            procedure = DemoProcedure.model_validate(json.loads(line))
            for twin in procedure.twins:
                procedure.as_twin(twin)
        except json.JSONDecodeError as error:
            raise RecordInvalid(f"{path.name}, línea {number}: {error}") from error
        except ValidationError as error:
            raise RecordInvalid(f"{path.name}, línea {number}: {explain(error)}") from error
        yield procedure


def explain(error: ValidationError) -> str:
    """One line: each wrong field and why."""
    found = (f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors())
    return "; ".join(found)
