"""Errors of the audit, a branch of the room's tree.

EvaluationError
└── AuditError
    ├── CasesInvalid    lines of a file of cases or clusters are refused: number and reason
    └── EditRefused     a cluster or a case that is to be merged or split does not exist
"""

from __future__ import annotations

from eval.errors import EvaluationError


class AuditError(EvaluationError):
    pass


class CasesInvalid(AuditError):
    def __init__(self, path: str, problems: list[str]) -> None:
        super().__init__(f"{path}: " + "; ".join(problems))
        self.problems = problems


class EditRefused(AuditError):
    pass
