"""Which of several pages of one procedure prevails. The question takes no part: every wording and
every office gets the same page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import unquote, urlsplit

from indexes.models import Aspect, DocumentKind, Passage

_LONG_AGO = date(1970, 1, 1)
_STALE_AFTER = timedelta(days=550)  # a yearly call has come round again by then
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_DATE = re.compile(r"(?<!\d)(?:\d{1,2}\s+de\s+\w+\s+de|\d{1,2}/\d{1,2}/)\s*(20\d\d)(?!\d)")
_MONTH = re.compile(
    r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|se[pt]+iembre|octubre|noviembre|diciembre)"
    r" (?:de(?:l año)? )?(20\d\d)(?!\d)",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\b(?:ley|decreto|orden|resoluci[oó]n|reglamento|bo[aep]|directiva)\b", re.IGNORECASE
)
_LAW_REACH = 60  # characters between the name of a law and its date
_UPDATED = re.compile(r"(?:actualiza|modifica|publica)\w*\D{0,25}", re.IGNORECASE)
_DATED = frozenset({Aspect.DEADLINE, Aspect.STATUS})


@dataclass(frozen=True, slots=True, order=True)
class Standing:
    """Compared field by field: the higher one prevails."""

    is_procedure: bool
    authority: int
    currency: int  # 1: says a recent date, 0: says none, -1: its dates are long past
    latest: date
    aspects: int  # a fuller page prevails over a poorer one
    document_id: str

    @property
    def is_stale(self) -> bool:
        return self.currency < 0


def standing(page: Sequence[Passage], today: date) -> Standing:
    """Of the passages of one page; at least one."""
    first = page[0]
    latest = _latest(page)
    mentioned = max(_mentioned(page), default=_LONG_AGO)
    return Standing(
        is_procedure=first.kind is DocumentKind.PROCEDURE,
        authority=first.authority,
        currency=_currency(latest, mentioned, today),
        latest=max(latest or _LONG_AGO, mentioned),
        aspects=len({passage.aspect for passage in page}),
        document_id=first.document_id,
    )


def _currency(latest: date | None, mentioned: date, today: date) -> int:
    """An old date in passing proves nothing, a recent one proves that the page is kept up."""
    oldest = today - _STALE_AFTER
    if mentioned >= oldest or (latest is not None and latest >= oldest):
        return 1
    return 0 if latest is None else -1


def _latest(page: Sequence[Passage]) -> date | None:
    """What the page itself says counts; the year in its address only where it says nothing, since
    addresses outlive editions."""
    return max(_said(page), default=None) or max(_in_address(page[0].url), default=None)


def _mentioned(page: Sequence[Passage]) -> Iterable[date]:
    """Months of years anywhere in the text, save those that date a law."""
    for passage in page:
        if passage.aspect is not Aspect.LEGAL_BASIS:
            for hit in _MONTH.finditer(passage.text):
                if not _LAW.search(passage.text[max(0, hit.start() - _LAW_REACH) : hit.start()]):
                    yield from _years([hit.group(1)])


def _said(page: Sequence[Passage]) -> Iterable[date]:
    for passage in page:
        if passage.published_at:
            yield passage.published_at
        if passage.window:
            yield from (day for day in (passage.window.starts, passage.window.ends) if day)
        if passage.aspect in _DATED:
            yield from _years(_DATE.findall(passage.text))
        yield from _years(_year_after_update(passage.text))
    yield from _years(_YEAR.findall(page[0].procedure_title or page[0].title))


def _year_after_update(text: str) -> Iterable[str]:
    for hit in _UPDATED.finditer(text):
        yield from _DATE.findall(text[hit.end() - 3 : hit.end() + 30])


def _in_address(url: str) -> Iterable[date]:
    return _years(_YEAR.findall(unquote(urlsplit(url).path)))


def _years(found: Iterable[str]) -> Iterable[date]:
    """A year counts as its end."""
    return (date(int(year), 12, 31) for year in found)
