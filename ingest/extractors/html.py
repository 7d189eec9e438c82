"""A web page as a document: outline → cleaned lines → aspects → blocks, and a procedure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup, Tag

from indexes.models import Aspect, Block, DocumentKind, ExtractedDocument
from ingest.cleaners import markup
from ingest.cleaners.elements import first_of
from ingest.cleaners.markup import tags_of, text_of
from ingest.cleaners.outline import clean_lines
from ingest.cleaners.patterns import patterns
from ingest.extractors.addresses import absolute_url, canonical_url
from ingest.extractors.aspects import Placed, along, is_column_titles, place
from ingest.extractors.breadcrumb import THEME_WORDS, theme_of
from ingest.extractors.content_root import content_root, prose_letters
from ingest.extractors.decoding import decode
from ingest.extractors.embedded_data import embedded_nodes
from ingest.extractors.fields import mark_labels
from ingest.extractors.flattening import flat_markup, is_too_deep, without_giant_tables
from ingest.extractors.hazards import (
    addresses_a_model,
    declares_entities,
    remove_invisible,
    without_instructions,
)
from ingest.extractors.head import declared_title
from ingest.extractors.headings import announced, is_question
from ingest.extractors.language import language_of
from ingest.extractors.lasting import with_durations_told
from ingest.extractors.linked_data import LinkedData, linked_data
from ingest.extractors.listing import only_leads_on
from ingest.extractors.money import with_money_told
from ingest.extractors.outline import SCOPE, Heading, Line, OutlineBuilder
from ingest.extractors.page import PageFacts, page_facts
from ingest.extractors.page_title import in_site_frame
from ingest.extractors.panels import label_panels
from ingest.extractors.procedure import is_procedure, procedure_of
from ingest.extractors.settling import settled
from ingest.extractors.vocabulary import vocabulary
from ingest.extractors.walker import outline_of
from ingest.extractors.worded_title import worded_titles
from ingest.folding import fold, word_count

SITE_NAME_WORDS = 2
SHELL = 2  # told to machines, for each letter that is shown: a script fills such a page in
_FETCHABLE = re.compile(r"^https?://", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """A document and what only the crawl needs. `canonical` is absolute, None when not declared.
    `listing` or `missing`: it only leads to others or says that it does not exist, to follow or to
    report but not to index."""

    document: ExtractedDocument
    canonical: str | None = None
    index: bool = True
    follow: bool = True
    listing: bool = False
    missing: bool = False


def read_html(body: bytes, url: str, content_type: str = "") -> Page:
    """Never fails on bad markup. `url` is where the page was found; links are canonical."""
    return read_markup(decode(body, content_type), url)


def read_markup(html: str, url: str, *, title: str = "", name: str = "") -> Page:
    """As `read_html`, of text. `title` is given from elsewhere; `name` is for pages without one."""
    html, giant = without_giant_tables(html)
    soup = markup.parse(html)
    flags = ["entities"] if declares_entities(html) else []
    flags += ["giant_table"] if giant else []
    if is_too_deep(soup):
        flags.append("deep_nesting")
        soup = markup.parse(flat_markup(soup))
    base = _base(soup, url)
    facts = page_facts(soup)
    links = tuple(dict.fromkeys(_links(soup, base)))
    theme = theme_of(soup, facts.title)
    label_panels(soup)
    for heading in tags_of(soup, ("h1",)):
        if in_site_frame(heading):
            heading.extract()
    told = linked_data(soup, embedded_nodes(html, base))
    theme = theme or told.theme
    declared = declared_title(soup)
    root = content_root(soup)
    if told.markup and len(told.markup) > SHELL * prose_letters(root):
        root = content_root(markup.parse(told.markup))
    flags += [*_machine_only(soup), *remove_invisible(root)]
    markup.strip(root)
    leads_on = only_leads_on(root, base)
    mark_labels(root)
    outline = outline_of(root)
    facts = replace(facts, title=title or _title(facts.title, outline, root) or name or declared)
    lines, hostile = without_instructions(outline.lines)
    document = _document(lines, facts, url, links, theme, told)
    hazards = tuple(dict.fromkeys((*flags, *hostile)))
    declared_at = absolute_url(base, facts.canonical) if facts.canonical else ""
    return Page(
        document=document.model_copy(update={"hazards": hazards}) if hazards else document,
        canonical=canonical_url(declared_at) if declared_at else None,
        index=facts.index,
        follow=facts.follow,
        listing=leads_on or bool(patterns().listing.match(fold(facts.title))),
        missing=bool(patterns().missing.match(fold(facts.title))),
    )


def _machine_only(soup: BeautifulSoup) -> list[str]:
    """Instructions in what no reader sees, before it is cleaned away."""
    comments = " ".join(markup.comments_of(soup))
    hidden = (text_of(tag) for tag in tags_of(soup) if markup.is_hidden(tag))
    return ["instructions"] if any(map(addresses_a_model, [comments, *hidden])) else []


def _title(declared: str, outline: OutlineBuilder, root: Tag) -> str:
    """Where the page has no heading for its title: what a field called so says; else, instead of a
    site's name of one or two words, the first line that looks like a heading and means no section.
    """
    if first_of(root, ("h1",)) or declared in map(text_of, tags_of(root, ("h2",))):
        return declared
    written = root.find(class_="MsoTitle")  # what a word processor calls it
    if isinstance(written, Tag) and text_of(written):
        return text_of(written)
    named = (line.text for line in outline.lines if line.path and _names_title(line.path[-1]))
    stated = next(named, None)
    if stated or len(declared.split()) > SITE_NAME_WORDS or first_of(root, ("h2", "h3")):
        return stated or declared
    first = next(iter(outline.headings), None)
    if first is None or _heads_section(first.text):
        return declared or next(worded_titles(root), "")
    return first.text


def _heads_section(text: str) -> bool:
    return is_question(text) or bool(vocabulary().phrases.get(fold(text)))


def _names_title(heading: Heading) -> bool:
    return bool(vocabulary().title.match(fold(heading.text)))


def _document(
    lines: Sequence[Line],
    facts: PageFacts,
    url: str,
    links: tuple[str, ...],
    theme: str | None,
    told: LinkedData,
) -> ExtractedDocument:
    language = language_of(" ".join(line.text for line in lines), facts.language)
    placed = with_money_told(place(clean_lines(lines, facts.title, language)), facts.title)
    placed = with_durations_told(placed, facts.title)
    procedural = is_procedure(placed, facts.title, url)
    if procedural:
        placed = settled(placed)
    return ExtractedDocument(
        url=canonical_url(url),
        kind=DocumentKind.PROCEDURE if procedural else DocumentKind.PAGE,
        title=facts.title or url,
        blocks=tuple(_block(item) for item in placed if not _is_metadata(item)),
        procedure=procedure_of(placed, facts.title, url, theme=theme, told=told)
        if procedural
        else None,
        language=language,
        published_at=facts.published_at,
        links=links,
    )


def _is_metadata(item: Placed) -> bool:
    """What files the page rather than tells anything: its theme, the titles of columns."""
    filed = item.label or item.line.lead or (item.line.path[-1].text if item.line.path else "")
    short = word_count(item.line.text) <= THEME_WORDS
    return is_column_titles(item) or (short and bool(vocabulary().theme.match(fold(filed))))


def _block(item: Placed) -> Block:
    line = item.line
    asked = bool(line.path) and is_question(line.path[-1].text)
    kind = "question" if asked and line.kind == "paragraph" else line.kind
    section = tuple(h.text for h in _telling(line.path))
    if item.label and item.label not in section:
        section = (*section, item.label)
    return Block(
        text=line.text,
        section=section,
        aspect=item.aspect or Aspect.OTHER,
        kind=kind if kind in ("paragraph", "item", "row", "question") else "paragraph",
        titles=line.titles,
        anchor=next((h.anchor for h in reversed(line.path) if h.anchor), None),
    )


def _telling(path: Sequence[Heading]) -> list[Heading]:
    """Without the summary's heading above a label that begins something else: pages in bold
    paragraphs go on below whatever real heading came last."""
    levels = list(along(path))
    inner = next(
        (i for i, h in enumerate(path) if h.rank >= SCOPE and levels[i] != levels[i - 1]), 0
    )
    if not inner or not announced(path[inner].text).strong:
        return list(path)
    return [h for i, h in enumerate(path) if i >= inner or levels[i] != (Aspect.SUMMARY,)]


def _base(soup: BeautifulSoup, url: str) -> str:
    tag = next((tag for tag in tags_of(soup, ("base",)) if tag.get("href")), None)
    return (absolute_url(url, str(tag["href"])) if tag else "") or url


def _links(soup: BeautifulSoup, base: str) -> Iterator[str]:
    for tag in tags_of(soup, ("a", "area")):
        if not tag.has_attr("href") or "nofollow" in tag.get_attribute_list("rel"):
            continue
        address = absolute_url(base, str(tag["href"]))
        if _FETCHABLE.match(address):
            yield canonical_url(address)
