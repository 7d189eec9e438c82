"""For which cases a paper is wanted, as the heading above it or its own row says."""

from __future__ import annotations

from assist.suggestions.evidence import Unit
from assist.suggestions.vocabulary.cells import without_cells
from assist.suggestions.vocabulary.headings import is_by_administration, is_conditional
from indexes.facts import FactKind, Slot
from indexes.models import Aspect

_CHECKED = "de oficio"


def by_heading(aspect: Aspect, units: list[Unit]) -> list[tuple[str, list[Unit]]]:
    """Lists under different headings («solo si…») stay apart; other aspects are one text."""
    if aspect is not Aspect.DOCUMENTS:
        return [("", units)]
    grouped: dict[str, list[Unit]] = {}
    for unit in units:
        grouped.setdefault(heading_of(unit), []).append(unit)
    return list(grouped.items())


def heading_of(unit: Unit) -> str:
    """The row of a table, or the item itself, may say that the administration checks it."""
    cells = unit.text.removeprefix(without_cells(unit.text)).strip()
    heading = unit.passage.heading
    if is_by_administration(heading) or (cells and is_by_administration(cells)):
        return _CHECKED
    if _is_said_to_be_checked(unit):
        return _CHECKED
    return "" if group_of(heading) == "always" else heading


def _is_said_to_be_checked(unit: Unit) -> bool:
    """«DNI. No hay que aportarlo: lo comprueba la Administración»: each paper that it names."""
    papers = [fact for fact in unit.facts if fact.kind is FactKind.DOCUMENT]
    is_needless = bool(papers) and all(fact.slot is Slot.NOT_REQUIRED for fact in papers)
    return is_needless and is_by_administration(unit.text) and not is_conditional(unit.text)


def is_checked(unit: Unit) -> bool:
    """Whether the administration checks it itself, so that nobody need bring it."""
    return heading_of(unit) == _CHECKED


def case_of(unit: Unit) -> str:
    """The heading that says for which cases a paper is; empty where it is for all."""
    return heading if group_of(heading := heading_of(unit)) == "conditional" else ""


def group_of(heading: str) -> str:
    """Of documents: those the administration checks, those for some cases, or those for all."""
    if not heading:
        return "always"
    if is_by_administration(heading):
        return "administration"
    return "conditional" if is_conditional(heading) else "always"
