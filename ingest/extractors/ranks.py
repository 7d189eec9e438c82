"""Which elements and lines are headings: by their tag, and in all but their tag."""

from __future__ import annotations

import re

from bs4 import Tag

from ingest.cleaners.markup import text_of, words_of
from ingest.extractors.headings import announced
from ingest.extractors.outline import LABEL, LineKind
from ingest.extractors.resemblance import resembled
from ingest.extractors.runs import Piece
from ingest.extractors.vocabulary import vocabulary
from ingest.extractors.window import is_state
from ingest.folding import fold, without_numbering

HEADING_WORDS = 16  # bold paragraphs with more are emphasis
QUESTION_WORDS = 40
FIELD_WORDS = 8
_FIELD_LABELS = frozenset({"label", "etiqueta", "rotulo", "epigrafe", "titulillo"})
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LABEL_WORDS = frozenset(
    [
        "label", "title", "heading", "titulo", "etiqueta", "campo", "field", "name", "term",
        "key", "encabezado", "titulillo", "header", "epigrafe", "rotulo", "subtitle", "subtitulo"
    ]
)  # fmt: skip
# Below a label that a tag makes one, the surer the higher.
_WORDED, _QUESTION, _BOLD = LABEL + 1, LABEL + 2, LABEL + 3
_FINAL = re.compile(r"[.;,]$")


def heading_level(tag: Tag) -> int:
    if tag.name in _HEADINGS:
        return _HEADINGS[tag.name]
    if tag.attrs.get("role") == "heading":
        level = str(tag.get("aria-level") or "2")
        return int(level) if level.isdigit() and 1 <= int(level) <= 9 else 2
    return 0


def label_rank(piece: Piece, kind: LineKind, parent: Tag) -> int:
    """The rank of a line that is a heading in all but its tag; 0 when it is text."""
    words = len(piece.text.split())
    if not piece.text or piece.linked or is_state(piece.text) or kind == "row":
        return 0
    bare = without_numbering(piece.text)
    if bare.startswith("¿") and bare.endswith("?") and words <= QUESTION_WORDS and kind != "item":
        return _QUESTION
    if kind == "item":
        return 0
    if piece.bold and words <= HEADING_WORDS and not _is_sentence(piece.text):
        known = announced(piece.text).strong or resembled(piece.text)
        return LABEL if known else _BOLD
    worded = _worded_as_label(piece.text, parent) or _is_field_label(piece.text, parent)
    return _WORDED if worded else 0


def _is_sentence(text: str) -> bool:
    return bool(_FINAL.search(text)) and not _is_numbered_label(text)


def _is_numbered_label(text: str) -> bool:
    """`OBJETO DEL PROCEDIMIENTO.`: ends like a sentence, and is a label all the same."""
    return text.endswith(".") and fold(without_numbering(text)) in vocabulary().phrases


def _worded_as_label(text: str, parent: Tag) -> bool:
    if _FINAL.search(text):
        return False
    folded = fold(without_numbering(text))
    if folded not in vocabulary().phrases:
        return False
    labelled = bool(words_of(parent) & _LABEL_WORDS) or text.endswith(":") or text.isupper()
    labelled = labelled or _is_italic(parent, text)
    return labelled or len(folded.split()) > 1 or folded in vocabulary().plain


def _is_italic(parent: Tag, text: str) -> bool:
    """`<p><em>Resolución</em></p>`."""
    first = parent.find(["em", "i", "u"], recursive=False)
    return isinstance(first, Tag) and text_of(first) == text == text_of(parent)


def _is_field_label(text: str, parent: Tag) -> bool:
    """`<div class="field__label">Código SIA</div>`: a label whatever it says."""
    named = words_of(parent) & _FIELD_LABELS and parent.name in ("div", "span", "p", "strong")
    return bool(named) and len(text.split()) <= FIELD_WORDS and not _FINAL.search(text)
