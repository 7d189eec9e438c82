"""Labels that only their repetition shows: `<div class="x1">Plazo</div><div>…</div>`, again and
again. What the elements are called does not matter; what some of them say does."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from bs4 import NavigableString, PageElement, Tag

from ingest.cleaners.elements import first_of
from ingest.cleaners.markup import classes_of, tags_of
from ingest.extractors.headings import announced
from ingest.extractors.vocabulary import vocabulary
from ingest.extractors.window import is_state
from ingest.folding import fold, squeeze

MARK = "data-field-label"  # attribute of an element that was found to be a label
LABEL_WORDS = 12
LABEL_LETTERS = 110
PAIRS = 3
PAIR_WORDS = 6
KNOWN = 0.3  # share of the labels of a group that the vocabulary knows
_CANDIDATES = frozenset({"button", "div", "span", "p", "label", "em", "a", "strong", "b", "font"})
_NOT_INSIDE = ("br", "li", "table", "input", "img")
_BOLD = ("strong", "b", "em", "font")  # without a class they are read as bold text
_FINAL = re.compile(r"[.;,!]$")
_VALUED = re.compile(r":\s*\S|\d[/.-]\d|\b\d{4,}")  # holds its value as well
_NUMBER = re.compile(r"\d")
# How the classes of a tab and of what it opens end, after the same beginning.
_TAB = re.compile(r"[-_](?:title|header|heading|toggle|trigger|label|question|titulo|pregunta)$")
_TAB_PANEL = re.compile(r"[-_](?:content|body|panel|pane|text|answer|contenido|texto|respuesta)$")

Signature = tuple[str, tuple[str, ...], str, tuple[str, ...]]


def mark_labels(root: Tag) -> None:
    """Marks the elements of groups that look alike, are short, are followed by a value, and of
    which the vocabulary knows enough. Elements without a class are marked one by one; on such a
    page one that stands alone is marked where it is known."""
    groups: dict[Signature, list[tuple[Tag, str]]] = defaultdict(list)
    for tag in tags_of(root, _CANDIDATES):
        text = _label_text(tag)
        if text and _has_value(tag):
            groups[_signature(tag)].append((tag, text))
    found = {s: _labels(group, classless=not s[1]) for s, group in groups.items()}
    if not any(found.values()):
        return
    chosen: list[Tag] = []
    for signature, group in groups.items():
        alone = [tag for tag, text in group if len(group) == 1 and signature[1] and is_known(text)]
        chosen += found[signature] or alone
    holders = {id(holder) for tag in chosen for holder in tag.parents}
    for tag in chosen:
        if id(tag) not in holders:  # what holds labels is none
            tag[MARK] = ""


def is_known(text: str) -> bool:
    """A label of the vocabulary: of an aspect, or of a value such as the code."""
    said = announced(text)
    if said.strong and said.aspects:
        return True
    folded, words = fold(text), vocabulary()
    named = (words.theme, words.body, words.department, words.title, words.code["label"],
             words.code["second_choice"])  # fmt: skip
    return any(pattern.match(folded) for pattern in named)


def is_label(tag: Tag) -> bool:
    return MARK in tag.attrs


def _labels(group: Sequence[tuple[Tag, str]], classless: bool) -> list[Tag]:
    if all(_opens(tag) for tag, _ in group) or _is_laid_out(group):
        return [tag for tag, _ in group]
    known = [tag for tag, text in group if is_known(text)]
    distinct = len({fold(text) for _, text in group})
    if len(known) < 2 or distinct < len(group) / 2:
        return []
    if classless or len(known) < max(2, KNOWN * len(group)):
        return known
    return [tag for tag, _ in group]


def _is_laid_out(group: Sequence[tuple[Tag, str]]) -> bool:
    """Pairs of two elements with a class each, again and again: what they say need not be known."""
    if len(group) < PAIRS:
        return False
    values = {_signature(value) for tag, _ in group if isinstance(value := _following(tag), Tag)}
    alike = len(values) == 1 and all(one[1] for one in values)
    return all(
        classes_of(tag)
        and (alike or _halves(tag))
        and len(text.split()) <= PAIR_WORDS
        and not _NUMBER.search(text)
        for tag, text in group
    )


def _opens(tag: Tag) -> bool:
    """As page builders write tabs: `elementor-tab-title` before `elementor-tab-content`."""
    following = _following(tag)
    begins = _beginnings(tag, _TAB)
    return isinstance(following, Tag) and bool(begins & _beginnings(following, _TAB_PANEL))


def _beginnings(tag: Tag, ending: re.Pattern[str]) -> frozenset[str]:
    found = ((name, ending.search(name)) for name in classes_of(tag))
    return frozenset(name[: match.start()] for name, match in found if match)


def _signature(tag: Tag) -> Signature:
    parent = tag.parent
    above = (parent.name, tuple(classes_of(parent))) if parent else ("", ())
    return (tag.name, tuple(classes_of(tag)), *above)


def _label_text(tag: Tag) -> str:
    """ "" when it is too long, ends like a sentence, or is none of its kind."""
    if tag.name in _BOLD and not classes_of(tag) and not _halves(tag):
        return ""
    found = ""
    for string in tag.strings:
        found += string
        if len(found) > LABEL_LETTERS:
            return ""
    text = squeeze(found)
    if (
        not text
        or _FINAL.search(text)
        or _VALUED.search(text)
        or len(text.split()) > LABEL_WORDS
        or is_state(text)
    ):
        return ""
    return text if first_of(tag, _NOT_INSIDE) is None else ""


def _halves(tag: Tag) -> bool:
    """`<div><strong>Situación</strong><span>Abierta</span></div>`: nothing else stands there."""
    parent = tag.parent
    parts = [n for n in parent.children if isinstance(n, Tag) or str(n).strip()] if parent else []
    return len(parts) == 2 and parts[0] is tag and isinstance(parts[1], Tag)


def _has_value(tag: Tag) -> bool:
    """Another element with text follows that does not look the same; a label without a class is
    the first of its parent."""
    following = _following(tag)
    if not isinstance(following, Tag) or not following.get_text(strip=True):
        return False
    if _signature(following) == _signature(tag):
        return False
    if classes_of(tag) or tag.name == "label":
        return True
    return not any(before.get_text(strip=True) for before in tag.find_previous_siblings(True))


def _following(tag: Tag) -> PageElement | None:
    for node in tag.next_siblings:
        if isinstance(node, Tag) or (isinstance(node, NavigableString) and node.strip()):
            return node
    return None
