"""Evaluations over HTTP."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from indexes.tables import EvaluationRun


class EvaluationFile(StrEnum):
    """What a run leaves in its folder, by the name under which it is served."""

    METRICS = "metrics.json"
    LATENCY = "latency.json"
    ANSWERS = "answers.jsonl"
    REPORT = "report.html"
    MEASURES = "measures.csv"
    CONTRADICTIONS = "contradictions.csv"
    JUNIT = "junit.xml"

    @property
    def media_type(self) -> str:
        return _MEDIA_TYPES[self.value.rsplit(".", 1)[1]]


_MEDIA_TYPES = {
    "json": "application/json",
    "jsonl": "application/jsonl",
    "html": "text/html; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "xml": "application/xml",
}


class EstimateOut(BaseModel):
    """A value between 0 and 1 with its 95 % interval; none where nothing was comparable."""

    model_config = ConfigDict(frozen=True)

    value: float | None
    low: float | None = None
    high: float | None = None
    groups: int
    n: int
    few: bool = False


class EvaluationOut(BaseModel):
    model_config = ConfigDict(frozen=True)

    id: str
    mode: Literal["replay", "audit"]
    dataset: str
    dataset_digest: str
    target: str
    snapshot: str
    pipeline: str
    answers: int
    groups: int
    measures: dict[str, EstimateOut]
    passed: bool | None
    started_at: datetime
    finished_at: datetime
    files: tuple[EvaluationFile, ...] = ()

    @classmethod
    def of(cls, row: EvaluationRun, files: tuple[EvaluationFile, ...]) -> EvaluationOut:
        return cls.model_validate({**row.model_dump(), "files": files})


class EvaluationPage(BaseModel):
    model_config = ConfigDict(frozen=True)

    total: int
    items: tuple[EvaluationOut, ...]
