"""Precision and recall of extracted fields against the truth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from indexes.models import ExtractedDocument
from ingest.folding import fold
from tests.ingest.extractors.sheets import Sheet


@dataclass
class Count:
    """`found`: lines that extraction gives; `expected`: lines that the page has; `right`: both."""

    found: int = 0
    expected: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)  # for whoever reads a failure

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0

    def add(self, found: Iterable[str], expected: Iterable[str], place: str = "") -> None:
        got, wanted = set(map(fold, found)), set(map(fold, expected))
        self.found += len(got)
        self.expected += len(wanted)
        self.right += len(got & wanted)
        self.wrong += [f"+ {place}: {text}" for text in got - wanted]
        self.wrong += [f"- {place}: {text}" for text in wanted - got]


Counts = dict[str, Count]


def counts() -> Counts:
    return defaultdict(Count)


def compare(document: ExtractedDocument, sheet: Sheet, into: Counts) -> None:
    """A page that is not seen as a procedure has none of its fields."""
    procedure = document.procedure
    into["title"].add([document.title], [sheet.title], sheet.code)
    into["code"].add(
        [procedure.code] if procedure and procedure.code else [], [sheet.code], sheet.code
    )
    into["theme"].add(
        [procedure.theme] if procedure and procedure.theme else [], [sheet.theme], sheet.code
    )
    for part in sheet.fields:
        texts = procedure.texts if procedure else {}
        found = [_bare(t, part.label) for a in part.aspects for t in texts.get(a, ())]
        into[part.name].add(filter(None, found), part.lines, sheet.code)


def _bare(text: str, label: str) -> str:
    """Without the label that it starts with: texts are verbatim, also `Plazo: un mes`."""
    before, colon, after = text.partition(":")
    return after.strip() if colon and fold(before) == fold(label) else text


def report(measured: Counts) -> str:
    rows = [
        f"{name:<24}{count.precision:>7.3f}{count.recall:>7.3f}{count.expected:>7}"
        for name, count in sorted(measured.items())
    ]
    return "\n".join([f"{'field':<24}{'P':>7}{'R':>7}{'n':>7}", *rows])


def below(measured: Counts, least: float) -> list[str]:
    """Fields under the mark, with what is wrong in them."""
    return [
        f"{name} P={count.precision:.3f} R={count.recall:.3f} {sorted(count.wrong)[:6]}"
        for name, count in measured.items()
        if min(count.precision, count.recall) < least
    ]
