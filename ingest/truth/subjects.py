"""Which procedure a page is about.

Procedures are known by a key: their code, or their title where they have none. A page that is no
procedure is about one when it carries its title, or when it links to it and to no other and speaks
of it: menus link too. Pages whose titles differ from it by a telling word are subjects of their
own, and so are pages laid out as the sheet of something else."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

from indexes.folding import fold
from indexes.models import DocumentKind, ExtractedDocument, Procedure
from indexes.siblings import siblings
from indexes.tables import Document
from ingest.truth.naming import Names

_MENU = 5  # links, for some to be of a menu


@dataclass(frozen=True)
class Catalogue:
    """The procedures that are stored, by address and by title."""

    by_url: dict[str, str] = field(default_factory=dict)
    by_title: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)  # key → title
    pages: dict[str, str] = field(default_factory=dict)  # the same, of pages of their own

    @cached_property
    def names(self) -> Names:
        return Names(self.subjects)

    @cached_property
    def subjects(self) -> dict[str, str]:
        """The titles of all that something can be said about, by key."""
        return {**self.pages, **self.titles}

    @property
    def digest(self) -> str:
        rows = sorted((*self.by_url.items(), *self.by_title.items(), *self.pages.items()))
        return blake2b(repr(rows).encode(), digest_size=6).hexdigest()

    def about(self, document: ExtractedDocument) -> str | None:
        """The key of the procedure that the whole document is about."""
        if document.procedure is not None:
            return self.key(document.procedure)
        title = fold(document.title)
        if title_key(title) in self.pages:
            return title_key(title)
        named = self.by_title.get(title)
        linked = {self.by_url[url] for url in document.links if url in self.by_url}
        if len(self.titles) == 1 and len(document.links) >= _MENU:
            linked.clear()  # the menu of a site with one procedure leads there from every page
        return named or (self._spoken_of(linked.pop(), document) if len(linked) == 1 else None)

    def _spoken_of(self, key: str, document: ExtractedDocument) -> str | None:
        words = "\n".join((document.title, *(block.text for block in document.blocks)))
        return key if self.names.speaks_of(key, words) else None

    def key(self, procedure: Procedure) -> str:
        """Pages without a code join the procedure of the same title."""
        title = fold(procedure.title)
        return procedure.code or self.by_title.get(title) or title_key(title)


def catalogue_of(
    documents: Iterable[Document], sheetlike: Collection[str] = frozenset()
) -> Catalogue:
    """Of live documents. Where several codes have one title, the title names none of them.
    `sheetlike`: those that are no procedures and are laid out as one."""
    documents = list(documents)
    procedures = [d for d in documents if d.kind == DocumentKind.PROCEDURE.value]
    coded = _by_title(procedures)
    by_url: dict[str, str] = {}
    by_title: dict[str, str] = {}
    titles: dict[str, str] = {}
    for document in sorted(procedures, key=lambda one: one.id):
        title = document.folded_title
        codes = coded.get(title, set())
        only = next(iter(codes)) if len(codes) == 1 else None
        key = document.procedure_code or only or title_key(title)
        by_url.update(dict.fromkeys((document.url, *document.aliases), key))
        if len(codes) < 2:
            by_title[title] = key
        titles.setdefault(key, document.title)
    pages = [d for d in documents if d.kind == DocumentKind.PAGE.value]
    own = [d for d in pages if d.folded_title not in by_title]
    found = {*siblings(titles.values(), sorted({d.title for d in own}))}
    names = Names({**{title_key(fold(title)): title for title in found}, **titles})
    # What a title names already is told of that: «Guía del carné de pesca».
    found |= {d.title for d in own if d.id in sheetlike and names.named(d.title) is None}
    return Catalogue(
        by_url, by_title, titles, {title_key(fold(title)): title for title in sorted(found)}
    )


def _by_title(procedures: Iterable[Document]) -> dict[str, set[str]]:
    coded: dict[str, set[str]] = {}
    for document in procedures:
        if document.procedure_code:
            coded.setdefault(document.folded_title, set()).add(document.procedure_code)
    return coded


def title_key(folded_title: str) -> str:
    """Of a procedure that has no code."""
    return f"title:{folded_title}"
