"""What the table of offices says to a question about the office that answers. It may rightly differ
by office, so that it is told apart from the draft and marked as territorial."""

from __future__ import annotations

from dataclasses import dataclass

from assist.suggestions.schemas import DraftFact, Status
from assist.suggestions.understanding.question import OfficeFact, Question
from indexes.models import Office
from prompts.loader import render

_SLOT = "contact"


@dataclass(frozen=True, slots=True)
class OfficeAnswer:
    """`told`: what the table has; where anything is `missing`, the telephone besides."""

    told: tuple[OfficeFact, ...]
    missing: tuple[OfficeFact, ...] = ()

    @property
    def status(self) -> Status:
        if not self.missing:
            return Status.ANSWERED
        return Status.PARTIAL if self.told else Status.NO_EVIDENCE

    @property
    def confidence(self) -> float:
        return 1.0 if self.told else 0.0

    def text(self, language: str) -> str:
        """The same for every office that has the same to tell."""
        missing = [one.value for one in self.missing]
        return render("status/office", language=language, missing=missing, told=bool(self.told))


def told_of_office(question: Question, office: Office | None) -> OfficeAnswer | None:
    """None where the question is about anything else, or nobody said which office answers."""
    if office is None or not question.of_office:
        return None
    missing = tuple(one for one in question.of_office if not getattr(office, one.value))
    told = tuple(one for one in question.of_office if one not in missing)
    if missing and OfficeFact.PHONE not in question.of_office and office.phone:
        told = (*told, OfficeFact.PHONE)
    return OfficeAnswer(told, missing)


def office_lines(
    office: Office, wanted: tuple[OfficeFact, ...], language: str
) -> tuple[list[str], list[DraftFact]]:
    """A line for each that the table has, and its fact."""
    known = [(one, value) for one in wanted if (value := getattr(office, one.value))]
    lines = [
        render(f"register/office_{one.value}", language=language, office=office) for one, _ in known
    ]
    facts = [
        DraftFact(kind=one.value, slot=_SLOT, value=value, citation=None, territorial=True)
        for one, value in known
    ]
    return lines, facts
