"""The error tree of the evaluation.

EvaluationError
└── DatasetInvalid    some lines are refused: each with its number and reason
"""

from __future__ import annotations


class EvaluationError(Exception):
    """Base of all errors of this room."""


class DatasetInvalid(EvaluationError):
    def __init__(self, path: str, problems: list[str]) -> None:
        super().__init__(f"{path}: " + "; ".join(problems))
        self.problems = problems
