"""The trail that leads to a page: `Inicio > Trámites > Licencia de caza`."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from ingest.cleaners.elements import around
from ingest.cleaners.markup import tags_of, text_of
from ingest.folding import squeeze

TITLE_WORDS = 30
_NAMED = re.compile(r"breadcrumb|migas?(?![a-z])|ariane|rastro", re.IGNORECASE)
_SEPARATORS = re.compile(r"^[\s>»›/\\|:·-]+|[\s>»›/\\|:-]+$")


def trail_of(soup: BeautifulSoup) -> Tag | None:
    """By its class, its label or its id, in this order."""
    dressed = [tag for tag in tags_of(soup) if tag.attrs]
    names = ("class", "aria-label", "id")
    return next((tag for name in names for tag in dressed if _leads(tag, name)), None)


def end_of_trail(soup: BeautifulSoup) -> str:
    """Its last step, where that is no link and the page prints it again: "" otherwise."""
    trail = trail_of(soup)
    strings = [] if trail is None else [s for s in trail.find_all(string=True) if squeeze(s)]
    if trail is None or len(strings) < 2 or around(strings[-1], ("a",)) is not None:
        return ""
    end = _SEPARATORS.sub("", squeeze(strings[-1]))
    elsewhere = (tag for tag in tags_of(soup, ("body",)) if end and end in text_of(tag))
    printed = any(text_of(tag).count(end) > text_of(trail).count(end) for tag in elsewhere)
    return end if printed and len(end.split()) <= TITLE_WORDS else ""


def _leads(tag: Tag, attribute: str) -> bool:
    named = tag.get_attribute_list(attribute) if attribute in tag.attrs else []
    return bool(_NAMED.search(" ".join(map(str, named))))
