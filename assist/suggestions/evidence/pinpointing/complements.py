"""What else one question names: «a media jornada y el comedor», «piso y habitación»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assist.suggestions.evidence.units import Unit
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import stem, stem_set
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.stopwords import stopwords
from assist.suggestions.vocabulary.word_classes import any_of

_SHORT = 4  # letters: shorter words name nothing
_FEW = 2  # sentences that name it: what stands in more tells none apart
_SMALL = rf"(?:(?:{any_of('preposition', 'article', 'indefinite')}|cada) ){{0,3}}"
_JOINED = re.compile(rf"(?:,|\b(?:y|e|o|u|ni)) {_SMALL}(?:\w+ )?$")  # before the word
_EDGE = re.compile(r"\b")
_WE = re.compile(r"(?:amos|emos|imos)$")  # «deseamos»; hardly any thing ends so


def complements(
    told: Unit, others: Sequence[Unit], terms: Sequence[Term], text: str
) -> Iterable[Unit]:
    """For each word that the question joins to another and that the sentence does not hold, the
    first of the other sentences of its page that does. `text`: of the question."""
    held = stem_set(f"{told.question} {told.text}")
    beside = [one for one in others if one.passage.document_id == told.passage.document_id]
    for term in terms:
        if len(term.word) < _SHORT or stands(term.stem, held) or not is_joined(term.word, text):
            continue
        naming = [one for one in beside if stands(term.stem, stem_set(one.text))]
        if naming and len({one.text for one in naming}) <= _FEW:
            yield naming[0]


def is_joined(word: str, text: str) -> bool:
    """Whether the question names it with «y», «o», or after a comma."""
    folded = fold(text)
    start = folded.find(word)
    while start >= 0:
        ends = _EDGE.match(folded, start + len(word))
        if ends and _JOINED.search(folded, 0, start):
            return True
        start = folded.find(word, start + 1)
    return False


def joined_to(word: str, text: str) -> frozenset[str]:
    """Stems of the words that stand beside it with «y» or «o»; «vivo en Huesca y quiero» joins
    sentences, no things."""
    folded, name = fold(text), re.escape(word)
    after = re.findall(rf"\b{name} (?:y|e|o|u|ni) {_SMALL}(\w+)", folded)
    before = re.findall(rf"\b(\w+) (?:y|e|o|u|ni) {_SMALL}{name}\b", folded)
    beside = (one for one in (*after, *before) if len(one) >= _SHORT)
    return frozenset(stem(one) for one in beside if one not in stopwords() and not _WE.search(one))
