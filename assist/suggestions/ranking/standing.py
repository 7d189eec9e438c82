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
_CENTURY = "20"  # with which every year of these begins: most passages name none
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
    of_now: bool  # not of an edition that another one replaces
    authority: int
    currency: int  # 1: of an edition of now, 0: of none, -1: of one long past
    latest: date  # that the page gives for itself
    family: int  # how many procedures stand at addresses of this kind: a site's present catalogue
    aspects: int  # a fuller page prevails over a poorer one
    document_id: str

    @property
    def is_stale(self) -> bool:
        return self.currency < 0


def standing(page: Sequence[Passage], today: date, family: int = 0) -> Standing:
    """Of the passages of one page; at least one."""
    first = page[0]
    edition = max(_of_edition(page), default=None) or max(_in_address(first.url), default=None)
    mentioned = max(_mentioned(page), default=_LONG_AGO)
    updated = max(_of_update(page), default=_LONG_AGO)
    return Standing(
        is_procedure=first.kind is DocumentKind.PROCEDURE,
        of_now=first.edition is None or first.edition.current,
        authority=first.authority,
        currency=_currency(edition, mentioned, today),
        latest=max(edition or _LONG_AGO, mentioned, updated),
        family=family,
        aspects=len({passage.aspect for passage in page}),
        document_id=first.document_id,
    )


def _currency(edition: date | None, mentioned: date, today: date) -> int:
    """An old date in passing proves nothing, a recent one proves that the page is kept up. The year
    in an address counts only where the page gives none, since addresses outlive editions."""
    oldest = today - _STALE_AFTER
    if mentioned >= oldest or (edition is not None and edition >= oldest):
        return 1
    return 0 if edition is None else -1


def _of_edition(page: Sequence[Passage]) -> Iterable[date]:
    """The window, the dates of the term, the year in the title."""
    for passage in page:
        if passage.window:
            yield from (day for day in (passage.window.starts, passage.window.ends) if day)
        if passage.aspect in _DATED:
            yield from _years(_DATE.findall(passage.text))
    yield from _years(_YEAR.findall(page[0].subject))


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
    return _years(_YEAR.findall(unquote(urlsplit(url).path)))


def _years(found: Iterable[str]) -> Iterable[date]:
    """A year counts as its end."""
    return (date(int(year), 12, 31) for year in found)
