"""What a run hands on: answers (with their evidence), and the measures computed from them alone."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from indexes.models import Channel, Value

Mode = Literal["replay", "audit"]


class CitedQuote(Value):
    """A quote as the answer cited it: enough to judge the answer without any index."""

    n: int
    document_id: str
    url: str
    title: str
    section: str = ""
    quote: str


class TerritorialValue(Value):
    """A fact that may rightly differ by office, as the assistant or the table of offices says."""

    kind: str
    slot: str
    value: str


class Answer(Value):
    """One line of answers.jsonl: a question as asked of one office, what came back, and what the
    dataset expected. `key` is unique in a run; `wording` is the example's id."""

    key: str
    group: str
    wording: str
    query: str
    office: str | None
    channel: Channel
    language: str
    repeat: int = 0
    status: str
    confidence: float = Field(ge=0, le=1)
    text: str
    citations: tuple[CitedQuote, ...] = ()
    territorial: tuple[TerritorialValue, ...] = ()
    procedure: str | None = None
    theme: str | None = None
    aspects: tuple[str, ...] = ()
    ranked: tuple[str, ...] = ()  # one name per procedure or page, best first
    in_conversation: bool = False
    relevant: tuple[str, ...] = ()
    gold_facts: tuple[str, ...] = ()
    expect: str | None = None
    varies_by_office: bool = False
    latency_ms: float | None = None
    answered_on: date | None = None  # when a person sent it; replays have none


class Estimate(Value):
    """A value between 0 and 1 with its 95 % interval from a bootstrap over groups. `value` is None
    where nothing was comparable; `few` says that there were too few groups to rely on it."""

    value: float | None
    low: float | None = None
    high: float | None = None
    groups: int
    n: int  # what the value was counted over: pairs, facts, answers…
    few: bool = False


class Slice(Value):
    """The same measures over a part of the answers."""

    dimension: Literal[
        "channel", "office", "theme", "aspect", "language", "wording", "conversation"
    ]
    name: str
    measures: dict[str, Estimate]


class OfficePair(Value):
    """How often two offices contradict each other. `a` < `b`."""

    a: str
    b: str
    rate: Estimate
    p_adjusted: float | None = None  # against the rest of the pairs, corrected for their number


class Statement(Value):
    """A sentence of an answer and the place of the differing value in it: sentence[start:end]."""

    key: str
    office: str | None
    channel: str
    query: str
    sentence: str
    value: str
    normalised: str
    start: int
    end: int
    answered_on: date | None = None


class OfficialValue(Value):
    """What the official page says today, and where."""

    value: str
    normalised: str
    title: str
    url: str
    section: str = ""
    quote: str


class Contradiction(Value):
    """Two answers of a group that give different values to one slot. `pairs` of answers do so."""

    group: str
    slot: str
    kind: str
    procedure: str | None = None
    theme: str | None = None
    aspect: str | None = None
    justified: bool = False  # the slot is territorial
    pairs: int
    offices: tuple[str, ...]
    left: Statement
    right: Statement
    official: OfficialValue | None = None
    wrong: tuple[str, ...] = ()  # keys of the answers that contradict the official value


class RiskCoverage(Value):
    """Share answered, and share of those that are wrong, at each threshold of the confidence."""

    thresholds: tuple[float, ...]
    coverage: tuple[float, ...]
    risk: tuple[float, ...]


class Metrics(Value):
    """All that metrics.json holds: the same answers give the same bytes. Latencies, which differ
    from run to run, are in latency.json."""

    format: Literal[1] = 1
    mode: Mode
    answers: int
    groups: int
    offices: tuple[str, ...]
    measures: dict[str, Estimate]
    slices: tuple[Slice, ...] = ()
    office_pairs: tuple[OfficePair, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()  # unjustified first, worst first
    risk_coverage: RiskCoverage | None = None


class Run(Value):
    """How a run was made: what is needed to make it again. Kept as run.json."""

    id: str  # "run_" and the UTC time, to sort by
    mode: Mode
    dataset: str
    dataset_digest: str
    command: str = ""  # that made it: consistency, answers, retrieval, audit
    labelled_on: str | None = None  # the snapshot that the dataset was frozen on
    target: str  # "in-process" or the URL of a service
    snapshot: str
    pipeline: str
    embedder: str = ""
    prompts_digest: str = ""
    version: str
    until: str = "verify"
    offices: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    repeats: int = 1
    seed: int = 0
    perturbation: str | None = None
    today: date | None = None  # the day it was made for, where it was fixed
    limit: int | None = None  # groups, where not all were asked
    started_at: str
    finished_at: str | None = None
    answers: int = 0
