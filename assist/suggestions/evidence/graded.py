"""What is told, without what the pages say of another grade than the message names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.narrowing.grades import names_another_grade
from assist.suggestions.evidence.units import Unit
from assist.suggestions.understanding.question import Question


def answers_of_the_grade(answers: Iterable[Answer], question: Question) -> list[Answer]:
    """Each without what is said of another grade than the message names."""
    asked = question.search if question.carried else question.text
    return [_of_it(one, asked) for one in answers]


def _of_it(one: Answer, asked: str) -> Answer:
    aspects = (replace(each, units=of_the_grade(each.units, asked)) for each in one.aspects)
    units = of_the_grade(one.pinpointed.units, asked)
    return replace(
        one,
        pinpointed=replace(one.pinpointed, units=units),
        aspects=tuple(each for each in aspects if each.units),
    )


def of_the_grade(units: Iterable[Unit], asked: str) -> tuple[Unit, ...]:
    return tuple(
        unit for unit in units if not names_another_grade(f"{unit.heading}. {unit.text}", asked)
    )
