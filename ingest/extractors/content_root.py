"""Where the content of a page stands: without the frame of the site around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from indexes.models import Aspect
from ingest.cleaners.elements import around, first_of
from ingest.cleaners.markup import tags_of, text_of
from ingest.extractors.headings import announced
from ingest.extractors.page_title import holds_name, without_site
from ingest.folding import fold, squeeze

LABEL_LETTERS = 60
_FIELDS = frozenset(
    {
        Aspect.DEADLINE, Aspect.FEE, Aspect.DOCUMENTS, Aspect.REQUIREMENTS, Aspect.AUDIENCE,
        Aspect.RESOLUTION_TERM, Aspect.SILENCE, Aspect.APPEAL, Aspect.BENEFIT, Aspect.STATUS,
    }
)  # fmt: skip
ENOUGH_PROSE = 400  # letters; with fewer there is nothing to tell apart
MOST_PROSE = 0.85
_ROWS = ("table", "tbody", "tr")  # on the way, but no place to start reading
_CONTAINERS = frozenset({"div", "section", "table", "tbody", "tr", "td", "center", "form"})
FEW_WORDS = 15  # a <main> with fewer is an empty shell
_MAIN_IDS = re.compile(
    r"^(main|content|contenido|principal|cuerpo|contenu)(-?(content|area|principal|main))?$",
    re.IGNORECASE,
)


def content_root(soup: BeautifulSoup) -> Tag:
    """<main>, its role, its usual ids, a single <article>; else the element that holds nearly all
    text that is no link; else the body."""
    for candidate in _marked(soup):
        if len(text_of(candidate).split()) >= FEW_WORDS:
            return candidate
    return _narrowed(first_of(soup, ("body",)) or soup)


def prose_letters(root: Tag) -> int:
    """Letters that are neither links nor scripts."""
    hidden = sum(len(text_of(part)) for part in tags_of(root, ("a", "script", "style", "nav")))
    return len(text_of(root)) - hidden


def _marked(soup: BeautifulSoup) -> list[Tag]:
    tags = tags_of(soup)
    found = [tag for tag in tags if tag.name == "main" or tag.attrs.get("role") == "main"]
    if not found:
        places = (tag for tag in tags if tag.name in ("div", "section", "td"))
        found = [tag for tag in places if _MAIN_IDS.search(str(tag.get("id") or ""))]
    articles = [tag for tag in tags if tag.name == "article"]
    if not found and len(articles) == 1:
        found = articles
    return found if len(found) < 2 else sorted(found, key=lambda tag: -len(text_of(tag)))


def _narrowed(body: Tag) -> Tag:
    """The smallest element that holds the title and nearly all text that is no link: what it leaves
    outside is navigation without a name."""
    titles = tags_of(body, ("h1",)) or _titles_in(body)
    found = body
    inner: Tag | None = body if prose_letters(body) >= ENOUGH_PROSE else None
    while inner is not None:
        found = found if inner.name in _ROWS else inner
        least = MOST_PROSE * prose_letters(inner)
        part = next((tag for tag in _parts(inner) if _holds(tag, titles, least)), None)
        inner = part if part is not None and not _leaves_fields(part) else None
    return found


def _titles_in(body: Tag) -> list[Tag]:
    """Where there is no h1: the headings that <title> names."""
    document = next((tag for tag in body.parents if tag.find("title")), None)
    title = document.find("title") if document else None
    declared = squeeze(title.get_text()) if isinstance(title, Tag) else ""
    whole, part = fold(declared), fold(without_site(declared))
    headings = [tag for tag in tags_of(body, ("h2", "h3")) if len(text_of(tag).split()) > 1]
    texts = [fold(text_of(tag)) for tag in headings]
    return [
        tag
        for tag, text in zip(headings, texts, strict=True)
        if text in whole or holds_name(text, part)
    ]


def _leaves_fields(part: Tag) -> bool:
    """Fields of the procedure beside it: `Plazo: …`, `Código: …`, though they are no prose."""
    outside = [
        announced(text.rstrip(": ")).aspects
        for sibling in (*part.previous_siblings, *part.next_siblings)
        if isinstance(sibling, Tag) and sibling.name not in ("nav", "footer", "header", "aside")
        for text in _labels(sibling)
    ]
    return sum(bool(_FIELDS & set(aspects)) for aspects in outside) > 1


def _labels(tag: Tag) -> Iterator[str]:
    """Short texts outside of links, as labels are."""
    for string in tag.find_all(string=True):
        text = squeeze(string)
        if 2 < len(text) < LABEL_LETTERS and around(string, ("a", "button", "script")) is None:
            yield text


def _parts(tag: Tag) -> list[Tag]:
    return [part for part in tag.contents if isinstance(part, Tag) and part.name in _CONTAINERS]


def _holds(tag: Tag, titles: list[Tag], least: float) -> bool:
    return prose_letters(tag) >= least and all(tag in title.parents for title in titles)
