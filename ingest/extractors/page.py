"""What a page says about itself, and where its content stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from rapidfuzz import fuzz

from indexes.models import Aspect
from ingest.cleaners.elements import around, first_of
from ingest.cleaners.lines import is_noise
from ingest.cleaners.markup import tags_of, text_of, words_of
from ingest.extractors.addresses import absolute_url
from ingest.extractors.headings import announced
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
BEGINNING = 3  # words that two titles begin with are no accident
SAME = 85  # per cent of `fuzz.ratio` that makes two titles the same
_TITLE_PARTS = re.compile(r"\s+[|»·•]\s+|\s+::\s+|\s+[-–—]\s+")
_CODE = re.compile(r"^[a-z]{2,3}\b", re.IGNORECASE)
_MAIN_IDS = re.compile(
    r"^(main|content|contenido|principal|cuerpo|contenu)(-?(content|area|principal|main))?$",
    re.IGNORECASE,
)
_FRAME = frozenset(
    {"header", "cabecera", "masthead", "topbar", "logo", "entete", "sitename", "banner"}
)
_GENERAL = re.compile(
    r"^(detalle (de|del) )?(sede|seu|portal|oficina|web|pagina|tramites?|catalogo|ficha|inicio"
    r"|detalles?|servicios|carpeta|procedimientos?)( (electronica|electronico|virtual|de|del"
    r"|la|el|los|ciudadan\w+|tramites?"
    r"|procedimientos?|servicios?|principal|web|informativa|detalle))*$"
)
_DETAILS = re.compile(
    r"^(detalles?|ficha|detall|fitxa|informacion|datos)( (informativ[oa]|general(es)?))?"
    r" (de|del|de la|de los|d|do) (el |la |los |las )?"
    r"(tramit\w*|procedim\w+|procedement\w*|servic\w+|servei|ayudas?|convocatoria)$"
)
_INSTITUTION = re.compile(
    r"^(excmo |ilmo )?(concejalia|regidoria|concelleria|ayuntamiento|ajuntament|concello|udala"
    r"|diputacion|diputacio|deputacion"
    r"|cabildo|consell|comarca|mancomunidad|universidad|universitat|universidade|gobierno|govern"
    r"|goberno|generalitat|junta|xunta|ministerio|consejeria|comunidad|principado"
    r"|ciudad autonoma) (de|del|d)\b"
    r"|^(generalitat|gobierno|govern|xunta|diputacion|cabildo|universidad|universitat|junta|consell)"
    r"( (valenciana|vasco|balear|provincial|foral|insular|general|complutense|autonoma"
    r"|politecnica|publica))+( (de|d) .*)?$"
)
_DATES = ("article:published_time", "datePublished", "DC.date", "dcterms.issued", "date")


@dataclass(frozen=True)
class PageFacts:
    """`canonical` is as written, possibly relative. `index` and `follow`: what robots may do."""

    title: str
    language: str | None
    canonical: str | None
    published_at: date | None
    index: bool = True
    follow: bool = True


def page_facts(soup: BeautifulSoup) -> PageFacts:
    metas = _metas(soup)
    robots = (_meta(metas, "robots") or "").lower()
    return PageFacts(
        title=page_title(soup),
        language=_language(soup, metas),
        canonical=_canonical(soup),
        published_at=_published(metas),
        index="noindex" not in robots and "none" not in robots,
        follow="nofollow" not in robots and "none" not in robots,
    )


def page_title(soup: BeautifulSoup) -> str:
    """The main heading, but for one in the frame of the site; of several, the one most like
    <title>. Without any, <title> without the name of the site, or the first heading there is."""
    declared = declared_title(soup)
    found = [tag for tag in tags_of(soup, ("h1",)) if text_of(tag) and not is_noise(text_of(tag))]
    framed = {text_of(tag) for tag in found if in_site_frame(tag)}
    headings = [text_of(tag) for tag in found if text_of(tag) not in framed]
    telling = [text for text in headings if not _names_details(text)]
    if headings and (telling or not _later_title(soup)):
        headings = telling or headings
        return max(headings, key=lambda text: (_alike(text, declared), len(text)))
    named = "" if headings else _named_in_head(soup, declared)
    if named and not any(fuzz.ratio(fold(named), fold(site)) >= SAME for site in framed):
        return named
    return _later_title(soup) or named or next(iter(framed), "")


def _names_details(text: str) -> bool:
    """`Detalle del procedimiento`: what kind of page it is, not what it is about."""
    return bool(_DETAILS.match(fold(text)))


def _later_title(soup: BeautifulSoup) -> str:
    """The first heading below that means no section, where there is no main one to trust."""
    others = [text_of(tag) for tag in tags_of(soup, ("h2", "h3")) if not in_site_frame(tag)]
    return next((text for text in others if text and not announced(text).aspects), "")


def _named_in_head(soup: BeautifulSoup, declared: str) -> str:
    part = _without_site(declared) or _og_title(soup)
    return _printed_title(soup, declared, part) or part


def _printed_title(soup: BeautifulSoup, declared: str, part: str) -> str:
    """The heading that <title> names, that begins as it, or holds the part of it that tells."""
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
        or _holds_name(fold(text), fold(part))
    )
    return next(named, None) or next(alike, "")


def _holds_name(folded: str, name: str) -> bool:
    return len(name.split()) > 1 and f" {name} " in f" {folded} "


def _begins(folded: str, begun: str) -> bool:
    return len(begun.split()) == BEGINNING and folded.startswith(begun + " ")


def declared_title(soup: BeautifulSoup) -> str:
    title = first_of(soup, ("title",))
    return squeeze(title.get_text()) if title is not None else ""


def in_site_frame(heading: Tag) -> bool:
    """A logo written as a heading: in the site's header, or a link to the front page."""
    if around(heading, ("main", "article")):
        return False
    link = _link_of(heading)
    target = absolute_url("", str(link["href"])) if link is not None else ""
    if target and urlsplit(target).path in ("", "/", "/inicio", "/home"):
        return not target.startswith("#")
    roles = (parent.get("role") for parent in heading.parents)
    if around(heading, ("header",)) or "banner" in roles:
        return True
    return any(words_of(parent) & _FRAME and _is_small(parent) for parent in heading.parents)


def _link_of(heading: Tag) -> Tag | None:
    """Inside it, or around it."""
    links = (*tags_of(heading, ("a",)), *(tag for tag in heading.parents if tag.name == "a"))
    return next((tag for tag in links if tag.has_attr("href")), None)


def _is_small(tag: Tag) -> bool:
    """Most of the page is outside: a header, not a wrapper named after one."""
    return len(text_of(tag).split()) < 60


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


def _narrowed(body: Tag) -> Tag:
    """The smallest element that holds the title and nearly all text that is no link: what it leaves
    outside is navigation without a name."""
    titles = tags_of(body, ("h1",)) or _titles_in(body)
    found = body
    inner: Tag | None = body if _prose(body) >= ENOUGH_PROSE else None
    while inner is not None:
        found = found if inner.name in _ROWS else inner
        least = MOST_PROSE * _prose(inner)
        part = next((tag for tag in _parts(inner) if _holds(tag, titles, least)), None)
        inner = part if part is not None and not _leaves_fields(part) else None
    return found


def _titles_in(body: Tag) -> list[Tag]:
    """Where there is no h1: the headings that <title> names."""
    document = next((tag for tag in body.parents if tag.find("title")), None)
    title = document.find("title") if document else None
    declared = squeeze(title.get_text()) if isinstance(title, Tag) else ""
    whole, part = fold(declared), fold(_without_site(declared))
    headings = [tag for tag in tags_of(body, ("h2", "h3")) if len(text_of(tag).split()) > 1]
    texts = [fold(text_of(tag)) for tag in headings]
    return [
        tag
        for tag, text in zip(headings, texts, strict=True)
        if text in whole or _holds_name(text, part)
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
    return _prose(tag) >= least and all(tag in title.parents for title in titles)


def _prose(tag: Tag) -> int:
    """Letters outside links and scripts."""
    hidden = sum(len(text_of(part)) for part in tags_of(tag, ("a", "script", "style", "nav")))
    return len(text_of(tag)) - hidden


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


def _alike(text: str, declared: str) -> float:
    return max(
        (fuzz.ratio(fold(text), fold(part)) for part in [declared, *_TITLE_PARTS.split(declared)]),
        default=0,
    )


def _without_site(declared: str) -> str:
    """The first part that names neither a site nor an institution; "" when several do."""
    parts = [squeeze(part) for part in _TITLE_PARTS.split(declared)]
    telling = [part for part in parts if not _names_site(fold(part))]
    if not telling and (len(parts) > 1 or _names_site(fold(parts[0]))):
        return ""
    worded = (part for part in telling if len(part.split()) > 1)
    return next(worded, declared) if len(parts) > 1 else declared


def _names_site(folded: str) -> bool:
    return bool(_GENERAL.match(folded) or _INSTITUTION.match(folded))


def _og_title(soup: BeautifulSoup) -> str:
    return squeeze(_meta(_metas(soup), "og:title") or "")


def _metas(soup: BeautifulSoup) -> list[Tag]:
    return tags_of(soup, ("meta",))


def _meta(metas: Sequence[Tag], name: str) -> str | None:
    wanted = name.lower()
    for tag in metas:
        if wanted in (str(tag.get(key) or "").lower() for key in ("name", "property", "itemprop")):
            return str(tag.get("content") or "") or None
    return None


def _language(soup: BeautifulSoup, metas: Sequence[Tag]) -> str | None:
    document = first_of(soup, ("html",))
    declared = document.get("lang") if document is not None else None
    match = _CODE.match(str(declared or _meta(metas, "language") or ""))
    return match.group(0).lower() if match else None


def _canonical(soup: BeautifulSoup) -> str | None:
    for link in tags_of(soup, ("link",)):
        if link.get("href") and "canonical" in [
            str(value).lower() for value in link.get_attribute_list("rel")
        ]:
            return str(link["href"]).strip() or None
    return None


def _published(metas: Sequence[Tag]) -> date | None:
    for name in _DATES:
        try:
            return date.fromisoformat((_meta(metas, name) or "")[:10])
        except ValueError:
            continue
    return None
