"""Who is responsible for a procedure: the department, and the body inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexes.models import Aspect
from ingest.cleaners.lines import is_leaked_value
from ingest.extractors.aspects import Placed, is_below_others
from ingest.extractors.outline import Line
from ingest.extractors.vocabulary import Pattern, vocabulary
from ingest.folding import fold, word_count

FULL_STOP_WORDS = 10
NAME_WORDS = 16  # a longer line is a sentence
_DEPARTMENT = re.compile(
    r"^(?:Departamento|Consejer[íi]a|Conseller[íi]a|Ministerio|Vicepresidencia|Departament)"
    r"\s+(?:competente|de|del|d['’])\b"
)
_BODY = re.compile(
    r"^(?:Direcci[óo]n(?:es)? (?:General|Provincial)\w*|Instituto|Servicio|Secretar[íi]a|Agencia|"
    r"Subdirecci[óo]n|Delegaci[óo]n|Direcció General|Concejal[íi]a|Área)\s+\S"
)
_NOT_A_NAME = re.compile(r"[@/:]|\d{3}|[.!?]$")


def responsible(placed: Sequence[Placed]) -> tuple[str | None, str | None]:
    """(department, body), by their labels, else by how such names begin."""
    bodies = [t for t in labelled(placed, vocabulary().body) if not _is_sentence(t)]
    contacts = [*bodies, *(i.line.text for i in placed if i.aspect is Aspect.CONTACT)]
    named = [text for text in contacts if _is_name(text)]
    department = next(labelled(placed, vocabulary().department), None)
    department = department or next(filter(_DEPARTMENT.match, named), None)
    body = next((text for text in bodies if not _DEPARTMENT.match(text)), None)
    body = body or next(filter(_BODY.match, named), None) or _after(named, department)
    return department, body or next(iter(bodies), None)


def labelled(placed: Sequence[Placed], label: Pattern) -> Iterator[str]:
    """Values of a labelled field: under a heading, after a colon, or in the next cell."""
    for item in placed:
        found = _value(item.line, label)
        if found is not None and not is_leaked_value(item.line.text) and not is_below_others(item):
            yield found


def _value(line: Line, label: Pattern) -> str | None:
    name, colon, value = line.text.partition(":")
    labelled_itself = bool(colon) and label.match(fold(name))
    if line.path and label.match(fold(line.path[-1].text)) and not labelled_itself:
        return line.text
    if line.lead and label.match(fold(line.lead)):
        return line.text[len(line.lead) :].lstrip(" :")
    if colon and value.strip() and labelled_itself:
        return value.strip()
    if len(line.cells) == 2 and line.cells[1] and label.match(fold(line.cells[0])):
        return line.cells[1]
    return None


def _is_sentence(text: str) -> bool:
    return word_count(text) > (FULL_STOP_WORDS if text.endswith(".") else NAME_WORDS)


def _is_name(text: str) -> bool:
    return word_count(text) <= NAME_WORDS and not _NOT_A_NAME.search(text)


def _after(named: Sequence[str], department: str | None) -> str | None:
    """In an address the body stands in the line after its department."""
    if department is None or department not in named:
        return None
    following = named[list(named).index(department) + 1 :]
    return following[0] if following else None
