"""Of a page as a whole, what tells which of several pages prevails: whose it is, and the dates that
it gives for itself. Read once, when the page is indexed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import unquote, urlsplit

from indexes.models import Aspect, DocumentKind, Passage, Value
from indexes.years import years_in

_CENTURY = "20"  # with which every year of these begins: most passages name none
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


class PageOutline(Value):
    document_id: str
    url: str  # of its first passage
    is_procedure: bool
    of_now: bool  # not of an edition that another one replaces
    authority: int
    edition: date | None  # the latest day that it, or else its address, gives for its edition
    mentioned: date | None  # the latest month that it speaks of, save those that date a law
    updated: date | None  # when it was published or last changed, as it says
    aspects: int


def outlined(page: Sequence[Passage]) -> PageOutline:
    """Of the passages of one page in reading order; at least one."""
    first = page[0]
    return PageOutline(
        document_id=first.document_id,
        url=first.url,
        is_procedure=first.kind is DocumentKind.PROCEDURE,
        of_now=first.edition is None or first.edition.current,
        authority=first.authority,
        edition=max(_of_edition(page), default=None) or max(_in_address(first.url), default=None),
        mentioned=max(_mentioned(page), default=None),
        updated=max(_of_update(page), default=None),
        aspects=len({passage.aspect for passage in page}),
    )


def _of_edition(page: Sequence[Passage]) -> Iterable[date]:
    """The window, the dates of the term, the year in the title."""
    for passage in page:
        if passage.window:
            yield from (day for day in (passage.window.starts, passage.window.ends) if day)
        if passage.aspect in _DATED:
            yield from _years(_DATE.findall(passage.text))
    yield from _years(years_in(page[0].subject))


def _of_update(page: Sequence[Passage]) -> Iterable[date]:
    """When it was published or last changed, as it says."""
    for passage in page:
        if passage.published_at:
            yield passage.published_at
        for hit in _UPDATED.finditer(passage.text) if _CENTURY in passage.text else ():
            yield from _years(_DATE.findall(passage.text[hit.end() - 3 : hit.end() + 30]))


def _mentioned(page: Sequence[Passage]) -> Iterable[date]:
    """Months of years anywhere in the text, save those that date a law."""
    for passage in page:
        if passage.aspect is not Aspect.LEGAL_BASIS and _CENTURY in passage.text:
            for hit in _MONTH.finditer(passage.text):
                if not _LAW.search(passage.text[max(0, hit.start() - _LAW_REACH) : hit.start()]):
                    yield from _years([hit.group(1)])


def _in_address(url: str) -> Iterable[date]:
    return _years(years_in(unquote(urlsplit(url).path)))


def _years(found: Iterable[str]) -> Iterable[date]:
    """A year counts as its end."""
    return (date(int(year), 12, 31) for year in found)
