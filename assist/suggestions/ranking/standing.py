"""Which of several pages of one procedure prevails. The question takes no part: every wording and
every office gets the same page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from indexes.page_outline import PageOutline

_LONG_AGO = date(1970, 1, 1)
_STALE_AFTER = timedelta(days=550)  # a yearly call has come round again by then


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


def standing(page: PageOutline, today: date, family: int = 0) -> Standing:
    mentioned, updated = page.mentioned or _LONG_AGO, page.updated or _LONG_AGO
    return Standing(
        is_procedure=page.is_procedure,
        of_now=page.of_now,
        authority=page.authority,
        currency=_currency(page.edition, mentioned, today),
        latest=max(page.edition or _LONG_AGO, mentioned, updated),
        family=family,
        aspects=page.aspects,
        document_id=page.document_id,
    )


def _currency(edition: date | None, mentioned: date, today: date) -> int:
    """An old date in passing proves nothing, a recent one proves that the page is kept up. The year
    in an address counts only where the page gives none, since addresses outlive editions."""
    oldest = today - _STALE_AFTER
    if mentioned >= oldest or (edition is not None and edition >= oldest):
        return 1
    return 0 if edition is None else -1
