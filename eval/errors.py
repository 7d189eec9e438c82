"""The error tree of the evaluation.

EvaluationError
├── DatasetInvalid      some lines are refused: each with its number and reason
├── DatasetNotFound     no dataset has that name; says which there are
├── GateInvalid         a limit is not understood, or its measure is unknown
├── NothingInCommon     two runs have no group that both asked
└── ReplayError
    ├── OptionRefused   an option does not fit the dataset, the service or the run; says which
    ├── RunNotFound     no run has that name, or none can be gone on with
    ├── RunBusy         another process is writing the run
    └── ServiceFailed   the service that is asked does not answer, or changed on the way
"""

from __future__ import annotations

from collections.abc import Sequence


class EvaluationError(Exception):
    """Base of all errors of this room."""


class DatasetInvalid(EvaluationError):
    def __init__(self, path: str, problems: list[str]) -> None:
        super().__init__(f"{path}: " + "; ".join(problems))
        self.path = path
        self.problems = problems


class DatasetNotFound(EvaluationError):
    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(f"no hay ningún conjunto «{name}»; los que hay: {', '.join(known)}")


class GateInvalid(EvaluationError):
    pass


class NothingInCommon(EvaluationError):
    def __init__(self) -> None:
        super().__init__("las dos ejecuciones no tienen ningún grupo en común")


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
