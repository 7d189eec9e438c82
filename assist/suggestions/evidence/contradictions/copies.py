"""A paper that one page wants as it is and another takes as a plain copy."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.contradictions.between import between
from assist.suggestions.evidence.evidence import Conflict, Stance
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.ranking.standing import Standing
from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import stem_set
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.facts import Slot
from indexes.facts.scope import apart, scope_of
from indexes.models import Aspect
from indexes.stems import stems_of

_UNWANTED = re.compile(rf"\b{any_of('not_wanted')}\b[^.;:]*")
_ORIGINAL = re.compile(rf"\b{any_of('original_paper')}\b")
_COPY = re.compile(rf"\b{any_of('plain_copy')}\b")
_BEFORE, _AFTER = 3, 6  # words
_FORMS = re.compile(rf"\b{any_of('original_paper', 'plain_copy')}\b")


def copies(
    answers: Sequence[Answer], pages: Sequence[Page], standings: Mapping[str, Standing]
) -> Conflict | None:
    """Only of a paper that the question names, where it asks in which form it is wanted; a page
    that says both speaks of several cases. `pages`: the prevailing one first."""
    asked = " ".join(each.part.text for each in answers if _FORMS.search(fold(each.part.text)))
    if not asked:
        return None
    order = [page[0].document_id for page in pages]
    for paper in _named(asked):
        strict, plain = ([*_said(pages, paper, wants)] for wants in (_wants_original, _takes_copy))
        both = {unit.passage.document_id for unit in strict} & {
            unit.passage.document_id for unit in plain
        }
        for pair in product(strict, plain):
            documents = {unit.passage.document_id for unit in pair}
            if both & documents or _of_other_cases(*pair, stems_of(asked)):
                continue
            first, second = sorted(pair, key=lambda unit: order.index(unit.passage.document_id))
            stances = Stance(first, ()), Stance(second, ())
            return between(Aspect.DOCUMENTS, Slot.OTHER.value, *stances, standings)
    return None


def _of_other_cases(unit: Unit, other: Unit, asked: frozenset[str]) -> bool:
    about = stems_of(f"{unit.passage.subject} {other.passage.subject}")
    one, either = (
        scope_of(side.quote, Slot.DOCUMENT.value, (), side.heading)
        .within(about)
        .of_one_question(asked)
        for side in (unit, other)
    )
    return apart(one, either)


def _named(asked: str) -> list[str]:
    """Stems of what a question may call a paper, without the forms."""
    return sorted(stem_set(_FORMS.sub(" ", fold(asked))))


def _said(pages: Sequence[Page], paper: str, wants: Callable[[str], bool]) -> Iterator[Unit]:
    units = (unit for page in pages for passage in page for unit in units_of(passage))
    for unit in units:
        folded = fold(unit.quote)
        if _FORMS.search(folded) and wants(folded) and _is_of(folded, paper):
            yield unit


def _is_of(folded: str, paper: str) -> bool:
    """«Fotocopia del DNI», «DNI original»: named right beside the form."""
    return any(
        paper in stem_set(" ".join((*folded[: m.start()].split()[-_BEFORE:], *_after(folded, m))))
        for m in _FORMS.finditer(folded)
    )


def _after(folded: str, form: re.Match[str]) -> list[str]:
    return re.split(r"[.;,:(]", folded[form.end() :])[0].split()[:_AFTER]


def _wants_original(folded: str) -> bool:
    return bool(_ORIGINAL.search(_UNWANTED.sub(" ", folded)))


def _takes_copy(folded: str) -> bool:
    return not _wants_original(folded) and bool(_COPY.search(_UNWANTED.sub(" ", folded)))
