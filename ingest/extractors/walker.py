"""Reads a cleaned DOM into an outline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bs4 import NavigableString, PageElement, Tag

from ingest.cleaners.elements import around, first_of, next_tag, previous_tag
from ingest.cleaners.markup import controls, has_text, tags_of, text_of
from ingest.extractors.articles import Article, article_of
from ingest.extractors.columns import next_begins_anew
from ingest.extractors.fields import is_label
from ingest.extractors.headings import announced, is_question, tidy
from ingest.extractors.outline import LABEL, Line, LineKind, OutlineBuilder
from ingest.extractors.panels import label_of
from ingest.extractors.ranks import QUESTION_WORDS, heading_level, label_rank
from ingest.extractors.runs import Piece, pieces
from ingest.extractors.tables import Row, caption_of, label_rows, plain_rows
from ingest.extractors.window import is_state
from ingest.folding import squeeze

_BLOCKS = frozenset(
    [
        "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd",
        "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend",
        "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
        "td", "tfoot", "th", "thead", "tr", "ul"
    ]
)  # fmt: skip
_WRAPPERS = frozenset(
    {"div", "section", "article", "fieldset", "blockquote", "address", "center", "ul", "ol", "li"}
)
_AROUND = 3  # elements, for what follows to be below the same heading
_BETWEEN_FIELDS = re.compile(r"\s+[|·•]\s+")
_INLINE_ANSWER = re.compile(r"^(¿[^?]{3,300}\?)\s+(\S.*)$", re.DOTALL)


def outline_of(root: Tag) -> OutlineBuilder:
    """Elements nested a thousand deep are no structure: such a page is read line by line."""
    walker = _Walker()
    try:
        walker.children(root)
    except RecursionError:
        walker = _Walker()
        for text in root.stripped_strings:
            walker.out.line(Line(squeeze(text)))
    walker.out.finish()
    return walker.out


class _Walker:
    def __init__(self) -> None:
        self.out = OutlineBuilder()

    def children(self, tag: Tag, kind: LineKind = "paragraph") -> None:
        run: list[PageElement] = []
        for child in list(tag.children):
            if isinstance(child, Tag) and _is_block(child):
                self.run(run, kind, tag, more=True)
                run = []
                self.block(child, kind)
            elif isinstance(child, Tag | NavigableString):
                run.append(child)
        self.run(run, kind, tag, more=False)

    def block(self, tag: Tag, kind: LineKind) -> None:
        label = label_of(tag)
        if label:
            self.out.scope(label, lambda: self.plain_block(tag, kind))
        else:
            opened, path = self.out.depth, self.out.path
            self.plain_block(tag, kind)
            if tag.name in _WRAPPERS:
                self.out.end_labels(opened)
            if next_begins_anew(tag):
                self.out.close_since(path)

    def plain_block(self, tag: Tag, kind: LineKind) -> None:
        level = heading_level(tag)
        if level:
            self.heading(tag, level)
        elif tag.name == "details":
            self.details(tag)
        elif tag.name == "dl":
            self.definitions(tag)
        elif tag.name == "table":
            self.table(tag)
        elif tag.name == "button":
            self.button(tag)
        elif tag.name == "figure":
            self.figure(tag)
        elif tag.name in ("summary", "legend", "caption", "dt") or is_label(tag):
            self.label(tag)
        elif tag.name == "li":
            self.item(tag)
        elif tag.name != "hr":
            self.children(tag, kind)

    def heading(self, tag: Tag, level: int) -> None:
        text = tidy(text_of(tag) if _has_blocks(tag) else _run_text(tag))
        if not text:
            self.children(tag)
        elif is_state(text):
            self.out.line(Line(text))
        else:
            self.out.heading(level, text, _anchor(tag))

    def label(self, tag: Tag) -> None:
        text = tidy(text_of(tag) if _has_blocks(tag) else _run_text(tag))
        if text:
            self.out.heading(LABEL, text, _anchor(tag))

    def details(self, tag: Tag) -> None:
        summary = tag.find("summary", recursive=False)
        label = tidy(text_of(summary)) if isinstance(summary, Tag) else None
        if isinstance(summary, Tag):
            summary.extract()
        self.out.scope(label, lambda: self.children(tag))

    def definitions(self, tag: Tag) -> None:
        label: str | None = None
        for child in tags_of(tag, ("dt", "dd")):
            if around(child, ("dl",)) is not tag:
                continue
            if child.name == "dt":
                label = tidy(text_of(child))
            else:
                self.value(label, child)

    def value(self, label: str | None, tag: Tag) -> None:
        """What stands beside a label; where that is an icon, the label is the text."""
        marks = [] if text_of(tag) else [mark for p in pieces([tag]) for mark in p.marks]
        if marks and label:
            self.out.scope(label, lambda: self.out.line(Line(label, "row", marks=tuple(marks))))
        else:
            self.out.scope(label or None, lambda: self.children(tag))

    def button(self, tag: Tag) -> None:
        """The button of an accordion without ids announces the element after it; others act."""
        following = next_tag(tag)
        text = tidy(text_of(tag))
        if any(controls(tag)) or not text or following is None or following.name == "button":
            return
        if is_label(tag) or (announced(text).strong and has_text(following)):
            self.out.heading(LABEL, text, _anchor(tag))

    def table(self, tag: Tag) -> None:
        labelled = label_rows(tag)
        if labelled:
            for label, cell in labelled:
                self.value(tidy(label), cell)
            return
        rows = list(plain_rows(tag))
        caption = caption_of(tag)
        if not caption or all(row.cell is not None for row in rows):
            self.out.scope(None, lambda: self.rows(rows))
        elif len(caption.split()) <= QUESTION_WORDS:
            self.out.scope(caption, lambda: self.rows(rows))
        else:
            self.out.line(Line(caption))
            self.rows(rows)

    def rows(self, rows: Sequence[Row]) -> None:
        for row in rows:
            self.row(row)

    def figure(self, tag: Tag) -> None:
        """What is said of a table stands above or below it: it announces the rows."""
        said = first_of(tag, frozenset({"figcaption"})) if tag.find("table") else None
        label = tidy(text_of(said)) if said is not None else ""
        if said is None or not label or len(label.split()) > QUESTION_WORDS:
            self.children(tag)
            return
        said.extract()
        self.out.scope(label, lambda: self.children(tag))

    def row(self, row: Row) -> None:
        if row.cell is not None:
            self.children(row.cell)
        elif row.heading:
            self.out.heading(LABEL, tidy(row.text))
        else:
            self.out.line(
                Line(row.text, "row", marks=row.marks, cells=row.cells, titles=row.titles)
            )

    def item(self, tag: Tag) -> None:
        question = _question_of_item(tag)
        if question is None:
            self.children(tag, "item")
            return
        label, rest = question
        for node in rest:
            node.extract()
        self.out.scope(label, lambda: self.children(tag))

    def run(self, nodes: Sequence[PageElement], kind: LineKind, parent: Tag, more: bool) -> None:
        found = pieces(nodes) if nodes else []
        for index, piece in enumerate(found):
            last = index == len(found) - 1
            followed = more or not last or _followed(parent)
            self.piece(piece, kind, parent, more=followed and not (index == 0 and _is_value(nodes)))

    def piece(self, piece: Piece, kind: LineKind, parent: Tag, more: bool) -> None:
        if piece.internal:
            return  # an entry of a table of contents
        fields = _fields_of(piece)
        if fields:
            for text in fields:
                self.out.line(Line(text, kind))
            return
        article = article_of(piece) if kind == "paragraph" else None
        if article:
            self.article(article, _anchor(parent))
            return
        rank = label_rank(piece, kind, parent) if more else 0
        answered = _INLINE_ANSWER.match(piece.text)
        if rank:
            self.out.heading(rank, tidy(piece.text), _anchor(parent))
        elif answered and len(answered.group(2).split()) > 2 and not piece.linked:
            self.out.scope(answered.group(1), lambda: self.out.line(Line(answered.group(2))))
        else:
            if piece.lead and announced(piece.lead).strong:
                self.out.end_labels()
            kind = "item" if piece.item and kind == "paragraph" else kind
            self.out.line(
                Line(piece.text, kind, lead=piece.lead, marks=piece.marks, linked=piece.linked)
            )

    def article(self, article: Article, anchor: str | None) -> None:
        self.out.heading(LABEL, article.title.rstrip("."), anchor)
        for clause in article.clauses:
            self.out.line(Line(clause))


def _is_block(tag: Tag) -> bool:
    return tag.name in _BLOCKS or is_label(tag) or _has_blocks(tag)


def _has_blocks(tag: Tag) -> bool:
    return first_of(tag, _BLOCKS) is not None


def _is_value(nodes: Sequence[PageElement]) -> bool:
    """`<span>Medio:</span> <strong>Electrónico</strong>`: what follows a label is no other."""
    before = previous_tag(nodes[0])
    return before is not None and is_label(before)


def _fields_of(piece: Piece) -> list[str]:
    """`Plazo: hasta el 8 de mayo | Código: J22 | Dirigido a: jóvenes`: fields in one line."""
    if not any(map(piece.text.__contains__, "|·•")):  # before what the pattern costs
        return []
    if not _BETWEEN_FIELDS.search(piece.text):
        return []
    parts = _BETWEEN_FIELDS.split(piece.text)
    labels = [label for label, colon, value in (p.partition(":") for p in parts) if colon and value]
    telling = sum(announced(label).strong for label in labels)
    return parts if telling > 1 and len(labels) == len(parts) else []


def _question_of_item(tag: Tag) -> tuple[str, list[PageElement]] | None:
    """`<li><b>¿…?</b> answer</li>`: the question, and the nodes that hold it."""
    first: list[PageElement] = []
    for child in tag.children:
        first.append(child)
        text = squeeze("".join(node.get_text() for node in first))
        if not text:
            continue
        if is_question(text) and len(text.split()) <= QUESTION_WORDS:
            rest = text_of(tag)[len(text) :]
            return (tidy(text), first) if len(rest.split()) > 1 else None
        return None
    return None


def _followed(parent: Tag) -> bool:
    """Whether anything comes after the element that the run stands in."""
    node: Tag | None = parent
    for _ in range(_AROUND):
        if node is None or node.name in ("main", "body", "article"):
            return False
        if any(map(has_text, node.next_siblings)):
            return True
        node = node.parent
    return False


def _run_text(tag: Tag) -> str:
    return squeeze(" ".join(piece.text for piece in pieces([tag])))


def _anchor(tag: Tag) -> str | None:
    """Its own id, one inside it, or that of the section that it opens."""
    inside = [tag, *tags_of(tag)]
    opens = tag.parent is not None and not any(
        isinstance(node, Tag) for node in tag.previous_siblings
    )
    if opens and tag.parent is not None and tag.parent.name in ("section", "div", "details", "li"):
        inside.append(tag.parent)
    return next((str(node["id"]) for node in inside if node.get("id")), None)
