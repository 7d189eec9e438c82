"""Which authorities, usually another administration's, are a site's own: the site of a town council
registers inhabitants itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice
from urllib.parse import urlsplit

from assist.suggestions.assessment.catalogue import catalogue
from assist.suggestions.assessment.site_titles import SiteTitle, site_titles
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.remembered import KeptWith
from assist.suggestions.vocabulary.jurisdictions import named_first, named_often
from assist.suggestions.vocabulary.patterns import patterns
from indexes.models import Pool

_LEAST = 2  # one title that sounds alike proves nothing
_SHARE = 0.1  # of the procedures and pages, whose titles name its matters
_READ = 2_000  # passages, for the names on pages
_FRONT = frozenset({"", "/", "/index.html", "/index.php", "/inicio"})  # whose title is the site's
_SAID = 0.75  # of the words of a service, in a title: «declaración responsable» names none

_found: KeptWith[Knowledge, None, frozenset[str]] = KeptWith(most=1)


def own_authorities(knowledge: Knowledge) -> frozenset[str]:
    """Those whose matters enough of its titles name, that enough of its pages name, and that its
    front page is titled with. Read once a snapshot."""
    return _found.get(knowledge, None, lambda: _told(knowledge))


def _told(knowledge: Knowledge) -> frozenset[str]:
    pages: dict[str, str] = {}
    welcomed: frozenset[str] = frozenset()
    for passage in islice(knowledge.snapshot.each_of_pool(Pool.OFFICIAL), _READ):
        pages[passage.document_id] = f"{pages.get(passage.document_id, '')}\n{passage.text}"
        if urlsplit(passage.url).path in _FRONT:
            welcomed |= named_first(passage.title)
    named = named_often(pages.values(), _LEAST)
    return _own_authorities(site_titles(knowledge)) | named | welcomed


def _own_authorities(titles: list[SiteTitle]) -> frozenset[str]:
    keys: dict[str, set[str]] = {}
    for title in titles:
        for authority in _named(title):
            keys.setdefault(authority, set()).add(title.key)
    enough = max(_LEAST, _SHARE * len({title.key for title in titles}))
    return frozenset(authority for authority, own in keys.items() if len(own) >= enough)


def _named(title: SiteTitle) -> Iterator[str]:
    """By what it says; and by the services of others that it says under any of their names."""
    matter = patterns().matter(title.text)
    if matter and matter.authority:  # some are nobody's
        yield matter.authority
    known = catalogue()
    for text in {text for one in title.stems for text in _decided_by_stem().get(one, ())}:
        if known.share(text, title.stems) >= _SAID:
            yield _decided()[known.service_of[text]]


@cache
def _decided() -> dict[int, str]:
    """Service → the authority that most of its names are cues of."""
    known, matters = catalogue(), patterns()
    votes: dict[int, Counter[str]] = {}
    for service, text, stems in zip(known.service_of, known.texts, known.stems, strict=True):
        named = matters.matter(text) if stems else None  # words of people have no stems
        if named and named.authority:
            votes.setdefault(service, Counter())[named.authority] += 1
    return {service: told.most_common(1)[0][0] for service, told in votes.items()}


@cache
def _decided_by_stem() -> dict[str, list[int]]:
    """Stem → the names, of services that somebody else decides, that hold it."""
    found: dict[str, list[int]] = {}
    for text, service in enumerate(catalogue().service_of):
        if service in _decided():
            for one in catalogue().stems[text]:
                found.setdefault(one, []).append(text)
    return found
