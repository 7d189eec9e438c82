"""Indicators over two years of interactions, beside the plain query over the raw rows, in one run
on the same database. Times are processor's: other work on the machine changes them little."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, text

from assist.indicators import tables
from assist.indicators.demand import Watched, unusual
from assist.indicators.facts import Facts, FactStore, pack
from assist.indicators.selecting import Chosen
from assist.indicators.tables import Question
from eval.benchmarks.showing import show
from indexes.database import open_database
from indexes.settings import Settings

SIZE = 2_000_000
LIMIT_MS = 300.0
_DAYS = 730
_REPEATED = 5
_START = "2024-11-01 06:00:00"
_LAST = date(2026, 10, 25)
_OFFICES = [f"oficina-{n}" for n in range(40)]
_THEMES = [f"tema-{n}" for n in range(25)]
_CHANNELS = ("email", "phone", "in_person", "chat", "whatsapp", "web_form", "sms", "social")
_PROCEDURES = 1_500

_LATER = "90060 + (i * 7919) % 900000"  # after every first response

Asked = Callable[[Facts], object]

_SECONDS = "(julianday({}) - julianday(created_at)) * 86400"
_RESOLVED = "SUM(state = 'resolved')"
_MEDIAN = f"""
SELECT office, AVG(taken) FROM (
  SELECT office, taken, ROW_NUMBER() OVER (PARTITION BY office ORDER BY taken) AS place,
         COUNT(*) OVER (PARTITION BY office) AS n
  FROM (SELECT office, {_SECONDS.format("first_response_at")} AS taken FROM interaction
        WHERE first_response_at IS NOT NULL))
WHERE place IN ((n + 1) / 2, (n + 2) / 2) GROUP BY office
"""  # no input in it


def run(_settings: Settings, *, quiet: bool = False, size: int = SIZE) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="ventanilla-indicators-") as folder:
        engine = open_database(Settings.load(Path(folder), embedder="fake"))
        try:
            return _measured(engine, size, quiet)
        finally:
            engine.dispose()


def _measured(engine: Engine, size: int, quiet: bool) -> dict[str, Any]:
    zone = ZoneInfo("Europe/Madrid")
    _store(engine, size)
    packing = _seconds(lambda: pack(engine, zone))
    store = FactStore()
    loading = _seconds(lambda: store.current(engine, zone))
    rows = []
    for name, (asked, plain) in _QUESTIONS.items():
        own = _best(lambda asked=asked: asked(store.current(engine, zone)))  # type: ignore[misc]
        peer = _best(lambda plain=plain: _all(engine, plain), 2)  # type: ignore[misc]
        rows.append((name, own * 1e3, peer * 1e3, peer / own))
    changed = _best(lambda: _after_a_change(engine, store, zone))
    if not quiet:
        title = f"{size:,} interactions; packed in {packing:.1f} s, read in {loading:.2f} s; "
        title += f"the first figure after a change {changed * 1e3:.0f} ms; limit {LIMIT_MS:.0f} ms"
        told = [(n, f"{own:.0f}", f"{peer:.0f}", f"{ratio:.1f}") for n, own, peer, ratio in rows]
        show(title, ("question", "indicators ms", "raw rows ms", "times faster"), told)
    slowest = max([changed * 1e3, *(own for _, own, *_ in rows)])
    return {
        "interactions": size,
        "packing_s": packing,
        "loading_s": loading,
        "after_a_change_ms": changed * 1e3,
        "questions": {n: {"ms": o, "raw_ms": p, "ratio": r} for n, o, p, r in rows},
        "holds": slowest <= LIMIT_MS,
    }


def _question(of: Callable[[Question], object], by: Any, **chosen: Any) -> Asked:
    return lambda facts: of(Question(facts, Chosen(**chosen), by, 5, 50, {}))


def _unusual(facts: Facts) -> object:
    watched = Watched("procedure", Chosen(), "day", _LAST, 7, 0.05, 5)
    return unusual(facts, watched, {})


_QUESTIONS: dict[str, tuple[Asked, str]] = {
    "volume by month": (
        _question(tables.volume, "month"),
        f"SELECT substr(created_at, 1, 7), COUNT(*), {_RESOLVED} FROM interaction GROUP BY 1",
    ),
    "volume by theme of one office": (
        _question(tables.volume, "theme", office=_OFFICES[3]),
        f"SELECT theme, COUNT(*), {_RESOLVED} FROM interaction "
        f"WHERE office = '{_OFFICES[3]}' GROUP BY 1",
    ),
    "typology by procedure": (
        _question(tables.typology, "procedure"),
        "SELECT procedure_code, classified_by, COUNT(*) FROM interaction GROUP BY 1, 2",
    ),
    "first response by office (median)": (_question(tables.times, "office"), _MEDIAN),
    "unusual demand by procedure (raw: its counts alone)": (
        _unusual,
        "SELECT procedure_code, substr(created_at, 1, 10), COUNT(*) FROM interaction "
        "WHERE created_at >= '2025-06-01' GROUP BY 1, 2",
    ),
}


def _all(engine: Engine, query: str) -> object:
    with engine.connect() as connection:
        return connection.execute(text(query)).all()


def _after_a_change(engine: Engine, store: FactStore, zone: ZoneInfo) -> object:
    """Somebody corrects one theme of the last day, and asks again."""
    with engine.begin() as connection:
        last = "SELECT id FROM interaction ORDER BY created_at DESC LIMIT 1"
        update = f"UPDATE interaction SET theme = '{_THEMES[0]}' WHERE id = ({last})"
        connection.execute(text(update))
    return _question(tables.volume, "theme")(store.current(engine, zone))


def _store(engine: Engine, size: int) -> None:
    """By the database itself: numbers that look random, and are the same every time."""
    resolved = f"{_number(5)} % 10"
    values = {
        "id": "printf('int_%08d', i)",
        "thread_key": "i",
        "channel": _one_of(_CHANNELS, 1),
        "office": _one_of(_OFFICES, 2),
        "theme": _one_of(_THEMES, 3),
        "procedure_code": f"{_number(4)} % {_PROCEDURES}",
        "state": f"CASE WHEN {resolved} THEN 'resolved' ELSE 'assigned' END",
        **dict.fromkeys(("created_at", "updated_at"), _time("0")),
        "first_response_at": _time(f"60 + {_number(6)} % 90000"),
        "resolved_at": f"CASE WHEN {resolved} THEN {_time(_LATER)} END",
        "subject": "''",
        "source": "'benchmark'",
        "classified_by": "'pipeline'",
        "survey_opt_out": "0",
        "row_version": "1",
    }
    query = (
        f"WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {size - 1}) "
        f"INSERT INTO interaction ({', '.join(values)}) SELECT {', '.join(values.values())} FROM n"
    ).replace("{size}", str(size))
    with engine.begin() as connection:
        connection.exec_driver_sql(query)


def _number(salt: int) -> str:
    return f"((i + {salt}) * (2654435761 + 2 * {salt}) % 4294967291)"


def _one_of(values: Sequence[str], salt: int) -> str:
    places = " ".join(f"WHEN {place} THEN '{value}'" for place, value in enumerate(values))
    return f"CASE {_number(salt)} % {len(values)} {places} END"


def _time(after: str) -> str:
    """Spread over the days, as the store writes it; `after`: seconds later."""
    seconds = f"(i * {_DAYS} / {{size}}) * 86400 + {_number(8)} % 43200 + {after}"
    return f"strftime('%Y-%m-%d %H:%M:%f', '{_START}', '+' || ({seconds}) || ' seconds') || '000'"


def _best(work: Callable[[], object], times: int = _REPEATED) -> float:
    return min(_seconds(work) for _ in range(times))


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started
