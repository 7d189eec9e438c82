"""The value that stands on another page: in the row of a table of fees or of a calendar which names
the procedure, where its own pages give none («véase la relación de tasas»)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.counts import FREE, OF_MONEY
from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.narrowing.columns import names_columns
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.slots import DATED
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.folding import folded_words
from assist.suggestions.text.stems import stem_set
from assist.suggestions.vocabulary.cells import BETWEEN, is_row
from indexes.facts import FactKind
from indexes.models import Aspect

_PAGES = 8  # candidates beside the first
_NAMED = 0.7  # of what tells the row, that the question or the title says
_NAMED_BY_RULES = 0.5  # the same, below the rules that the own page cites
_CITED = 1.0
_LEAST = 2  # words of it
_ASKED = 0.5  # what a word of the question counts beside its place among those of the row
_NEAR = 0.02  # rows as near are told together
_MOST = 3  # more are the table, and none of its rows
_CODE = re.compile(r"(?<![\d.,/-])\d{3,6}(?![\d.,/-]*\d)")
_RULES = re.compile(r"\bordenanza (?:\w+ ){0,2}(?:n\S* |numero )?(\d{1,3})\b")
_PAID = frozenset({Aspect.FEE, Aspect.BENEFIT})
_SUMS = OF_MONEY | {FactKind.FEE_CODE}
_VALUE = re.compile(r"\d")
# Which kinds of facts answer which aspects: a share or a code alone is no price.
_KINDS = {
    Aspect.FEE: frozenset({FactKind.AMOUNT}),
    Aspect.BENEFIT: frozenset({FactKind.AMOUNT}),
    **dict.fromkeys(DATED, frozenset({FactKind.DATE})),
}


@dataclass(frozen=True, slots=True)
class _Row:
    unit: Unit
    score: float


@dataclass(frozen=True, slots=True)
class _Cited:
    """What the own page says of where its value stands: codes of fees, numbers of ordinances."""

    codes: frozenset[str]
    rules: frozenset[str]


def with_rows_of_other_pages(
    given: Answer, candidate: Candidate, others: Sequence[Candidate], read: Reading
) -> Answer:
    """The answer, with the rows that state what it lacks in place of what states nothing."""
    lacking = next((one for one in _asked(given.part) if _lacks(given, one)), None)
    if lacking is None or read.question.is_foreign:
        return given
    own = [unit for one in given.aspects for unit in one.units if _may_refer(one, lacking, given)]
    rows = _rows_of(lacking, given.part, candidate, others, read, own)
    if not rows:
        return given
    beside = [unit for unit in own if _is_limited(unit)]
    asked = lacking if lacking in given.part.aspects else next(iter(given.part.aspects), lacking)
    told = AspectEvidence(asked, (*rows, *beside), placed=lacking)
    rest = [one for one in given.aspects if not _may_refer(one, lacking, given)]
    return replace(given, aspects=(told, *rest))


def _asked(part: Part) -> tuple[Aspect, ...]:
    """Who asks for a sum, whatever else their words may mean, asks for what is paid."""
    kinds = part.wanted.kinds
    is_sum = FactKind.AMOUNT in kinds and kinds <= _SUMS and not set(part.aspects) & _PAID
    return (*part.aspects, Aspect.FEE) if is_sum else part.aspects


def _may_refer(one: AspectEvidence, aspect: Aspect, given: Answer) -> bool:
    """What is told of the aspect, or as the sentence with the sum."""
    return one.aspect is aspect or any(unit in given.pinpointed.units for unit in one.units)


def _lacks(given: Answer, aspect: Aspect) -> bool:
    kinds = _KINDS.get(aspect)
    if kinds is None or (given.part.wanted.kinds and kinds.isdisjoint(given.part.wanted.kinds)):
        return False
    told = (*given.pinpointed.units, *(unit for one in given.aspects for unit in one.units))
    if aspect in DATED:
        return not told  # «todo el año» is an answer
    facts = [fact for unit in told for fact in unit.facts]
    # «Tasa 9766. Exentas las familias numerosas»: who pays nothing says not what the others pay.
    is_referred = any(fact.kind is FactKind.FEE_CODE for fact in facts) or any(
        _rules_in(unit.text) for unit in told
    )
    return all(
        fact.kind not in kinds or (is_referred and fact.normalised == FREE) for fact in facts
    )


def _is_limited(unit: Unit) -> bool:
    """It says who pays less, which the table does not."""
    return unit.gives({FactKind.PERCENTAGE})


def _rows_of(
    aspect: Aspect,
    part: Part,
    candidate: Candidate,
    others: Sequence[Candidate],
    read: Reading,
    own: Sequence[Unit],
) -> list[Unit]:
    """Of the one page whose rows name the procedure best."""
    cited = _cited_in(" ".join(unit.quote for unit in own))
    asked = stem_set(part.text) | {term.stem for term in part.terms}
    named = stem_set(candidate.title) | asked
    found = [
        _Row(unit, score)
        for unit in _stating(_KINDS[aspect], candidate, others, read)
        if (score := _score(unit, named, asked, cited, read.knowledge))
    ]
    best = max(found, key=lambda row: row.score, default=None)
    if best is None:
        return []
    page = best.unit.passage.document_id
    near = [row.unit for row in found if row.score >= best.score - _NEAR]
    kept = [unit for unit in near if unit.passage.document_id == page]
    return kept if len(kept) <= _MOST else []


def _stating(
    kinds: frozenset[FactKind], candidate: Candidate, others: Sequence[Candidate], read: Reading
) -> Iterator[Unit]:
    """Rows with such a value, of pages that are no procedures."""
    beside = [one for one in others if one.key != candidate.key and not one.is_procedure]
    pages = (page for one in beside[:_PAGES] for page in read.pages_of(one))
    for unit in (unit for page in pages for passage in page for unit in units_of(passage)):
        if is_row(unit.text) and not names_columns(unit) and unit.gives(kinds):
            yield unit


def _score(
    unit: Unit, named: frozenset[str], asked: frozenset[str], cited: _Cited, knowledge: Knowledge
) -> float:
    """Which share of what the row is called the title and the question say, those of the question
    first; 0 where that is too little, or hardly a word."""
    name = stem_set(_name_of(unit))
    weights = {one: knowledge.rarity(one) for one in name}
    said = {one for one in name if stands(one, named)}
    share = sum(weights[one] for one in said) / (sum(weights.values()) or 1.0)
    own = sum(weights[one] for one in said if stands(one, asked)) / (sum(weights.values()) or 1.0)
    score = (share + _ASKED * own) / (1 + _ASKED)
    if not cited.codes.isdisjoint(cell.strip() for cell in BETWEEN.split(unit.text)):
        return score + _CITED
    if len(said) < min(_LEAST, len(name)):
        return 0.0
    if not cited.rules.isdisjoint(_rules_in(" ".join(unit.passage.section))):
        return score + _CITED if share >= _NAMED_BY_RULES else 0.0
    return score if share >= _NAMED else 0.0


def _cited_in(text: str) -> _Cited:
    return _Cited(frozenset(_CODE.findall(text)), _rules_in(text))


def _rules_in(text: str) -> frozenset[str]:
    return frozenset(_RULES.findall(" ".join(folded_words(text))))


def _name_of(unit: Unit) -> str:
    """The cells before the first value, without those that are only a code."""
    names: list[str] = []
    for cell in BETWEEN.split(unit.text):
        if _CODE.fullmatch(cell.strip()):
            continue
        if names and _VALUE.search(cell):
            break
        names.append(cell)
    return " ".join(names)
