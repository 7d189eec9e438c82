"""The error tree of the evaluation.

EvaluationError
├── DatasetInvalid      some lines are refused: each with its number and reason
├── GateInvalid         a limit is not understood, or its measure is unknown
└── ReplayError
    ├── OptionRefused   an option does not fit the dataset, the service or the run; says which
    ├── RunNotFound     no run has that name, or none can be gone on with
    ├── RunBusy         another process is writing the run
    └── ServiceFailed   the service that is asked does not answer, or changed on the way
"""

from __future__ import annotations


class EvaluationError(Exception):
    """Base of all errors of this room."""


class DatasetInvalid(EvaluationError):
    def __init__(self, path: str, problems: list[str]) -> None:
        super().__init__(f"{path}: " + "; ".join(problems))
        self.path = path
        self.problems = problems


class GateInvalid(EvaluationError):
    pass


class ReplayError(EvaluationError):
    pass


class OptionRefused(ReplayError):
    pass


class RunNotFound(ReplayError):
    pass


class RunBusy(ReplayError):
    pass


class ServiceFailed(ReplayError):
    pass
