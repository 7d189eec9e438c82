"""The title of a page: what it is about, and not the name of the site."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from rapidfuzz import fuzz

from ingest.cleaners.elements import around
from ingest.cleaners.lines import is_noise
from ingest.cleaners.markup import tags_of, text_of, words_of
from ingest.extractors.addresses import absolute_url
from ingest.extractors.head import declared_title, meta, metas
from ingest.extractors.headings import announced
from ingest.extractors.trail import end_of_trail
from ingest.extractors.vocabulary import vocabulary
from ingest.extractors.worded_title import worded_titles
from ingest.folding import fold, squeeze

BEGINNING = 3  # words that two titles begin with are no accident
SAME = 85  # per cent of `fuzz.ratio` that makes two titles the same
_LOGO_WORDS = 60  # a header with more is a wrapper named after one
_TITLE_PARTS = re.compile(r"\s+[|»·•]\s+|\s+::\s+|\s+[-–—]\s+")
_FRONT_PAGE = re.compile(r"^/?(?:[a-z]{2}/)?(?:(?:index|default|inicio|home|portada)(?:\.\w+)?)?$")
_FRAME = frozenset(
    {"header", "cabecera", "masthead", "topbar", "logo", "entete", "sitename", "banner"}
)


def page_title(soup: BeautifulSoup) -> str:
    """The main heading, but for one in the frame of the site; of several, the one most like
    <title>. Without any, what the trail ends in, <title> without the name of the site, or the first
    heading there is."""
    declared = declared_title(soup)
    found = [tag for tag in tags_of(soup, ("h1",)) if text_of(tag) and not is_noise(text_of(tag))]
    framed = {text_of(tag) for tag in found if in_site_frame(tag)}
    headings = [text_of(tag) for tag in found if text_of(tag) not in framed]
    telling = [text for text in headings if not _names_details(text)]
    if headings and (telling or not _later_title(soup)):
        headings = telling or headings
        return max(headings, key=lambda text: (_alike(text, declared), len(text)))
    named = "" if headings else _named_without_heading(soup, declared)
    if named and not any(fuzz.ratio(fold(named), fold(site)) >= SAME for site in framed):
        return named
    return _later_title(soup) or named or next(iter(framed), "")


def in_site_frame(heading: Tag) -> bool:
    """A logo written as a heading: in the site's header, or a link to the front page."""
    if around(heading, ("main", "article")):
        return False
    link = _link_of(heading)
    target = absolute_url("", str(link["href"])) if link is not None else ""
    if target and _FRONT_PAGE.search(urlsplit(target).path):
        return not target.startswith("#")
    roles = (parent.get("role") for parent in heading.parents)
    if around(heading, ("header",)) or "banner" in roles:
        return True
    around_it = (heading, *heading.parents)
    return any(words_of(tag) & _FRAME and _is_small(tag) for tag in around_it)


def without_site(declared: str) -> str:
    """The first part that names neither a site nor an institution; "" when several do."""
    parts = [squeeze(part) for part in _TITLE_PARTS.split(declared)]
    telling = [part for part in parts if not _names_site(fold(part))]
    if not telling and (len(parts) > 1 or _names_site(fold(parts[0]))):
        return ""
    worded = (part for part in telling if len(part.split()) > 1)
    return next(worded, declared) if len(parts) > 1 else declared


def holds_name(folded: str, name: str) -> bool:
    return len(name.split()) > 1 and f" {name} " in f" {folded} "


def _names_details(text: str) -> bool:
    """`Detalle del procedimiento`: what kind of page it is, not what it is about."""
    return bool(vocabulary().titles["details"].match(fold(text)))


def _named_without_heading(soup: BeautifulSoup, declared: str) -> str:
    """What the trail ends in, unless the head or a later heading says the same and more."""
    named, end = _named_in_head(soup, declared), end_of_trail(soup)
    if not end or _names_details(end) or _names_site(fold(end)):
        return named
    fuller = (text for text in (named, _later_title(soup)) if fold(end) in fold(text))
    return next(fuller, end)


def _later_title(soup: BeautifulSoup) -> str:
    """The first heading below that means no section, where there is no main one to trust."""
    others = [text_of(tag) for tag in tags_of(soup, ("h2", "h3")) if not in_site_frame(tag)]
    return next((text for text in others if text and not announced(text).aspects), "")


def _named_in_head(soup: BeautifulSoup, declared: str) -> str:
    part = without_site(declared) or _og_title(soup)
    return _printed_title(soup, declared, part) or part


def _printed_title(soup: BeautifulSoup, declared: str, part: str) -> str:
    """The heading that <title> names, that begins as it, or holds the part of it that tells; or
    what is called a title and <title> begins with."""
    folded = fold(declared)
    texts = map(text_of, tags_of(soup, ("h2", "h3")))
    headings = [text for text in texts if len(text.split()) > 1]
    begun = " ".join(folded.split()[:BEGINNING])
    named = (t for t in headings if fold(t) in folded)
    part_begun = " ".join(fold(part).split()[:BEGINNING])
    alike = (
        text
        for text in headings
        if _begins(fold(text), begun)
        or _begins(fold(text), part_begun)
        or holds_name(fold(text), fold(part))
    )
    dressed = (text for text in worded_titles(soup) if holds_name(folded, fold(text)))
    begun_with = (
        text for text in dressed if folded.startswith(fold(text)) and len(text) > len(part)
    )
    return next(named, None) or next(alike, None) or next(begun_with, "")


def _begins(folded: str, begun: str) -> bool:
    return len(begun.split()) == BEGINNING and folded.startswith(begun + " ")


def _link_of(heading: Tag) -> Tag | None:
    """Inside it, or around it."""
    links = (*tags_of(heading, ("a",)), *(tag for tag in heading.parents if tag.name == "a"))
    return next((tag for tag in links if tag.has_attr("href")), None)


def _is_small(tag: Tag) -> bool:
    """Most of the page is outside: a header, not a wrapper named after one."""
    return len(text_of(tag).split()) < _LOGO_WORDS


def _alike(text: str, declared: str) -> float:
    return max(
        (fuzz.ratio(fold(text), fold(part)) for part in [declared, *_TITLE_PARTS.split(declared)]),
        default=0,
    )


def _names_site(folded: str) -> bool:
    titles = vocabulary().titles
    return bool(titles["site"].match(folded) or titles["institution"].match(folded))


def _og_title(soup: BeautifulSoup) -> str:
    return squeeze(meta(metas(soup), "og:title") or "")
