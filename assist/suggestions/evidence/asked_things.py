"""The things that a question asks for by their nouns: «¿qué peso…?», «¿cuál es el tope?»."""

from __future__ import annotations

import re

from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.vocabulary.files import read_stems
from assist.suggestions.vocabulary.stopwords import stopwords
from assist.suggestions.vocabulary.values import ADDRESS
from assist.suggestions.vocabulary.verbs import has_finite_verb
from assist.suggestions.vocabulary.word_classes import any_of

# «Qué» with its accent or where a question begins: else it joins clauses («antes de que nazca»).
_NAMED = re.compile(
    rf"(?:(?:\bqué|\bcuál(?:es)?|(?:^|[¿,;:.]\s*)(?:{any_of('before_asking')}\s)?(?:que|cual(?:es)?|q))"
    rf"\s(?:(?:es|son|sería|será)\s)?(?:{any_of('article', 'possessive')}\s)?"
    r"|\bcu[aá]nt[oa]s\s)(\w+)",
    re.IGNORECASE,
)
UNTOLD = frozenset(
    {ADDRESS, *map(stem, ("veces", "vez", "cosas", "tipo", "numero", "hora", "horas"))}
)
_LEAST = 4  # letters: shorter words are abbreviations and pronouns


def things_asked(text: str) -> list[str]:
    """The nouns after «qué», «cuál es el» and «cuántos»."""
    vocabulary = aspect_vocabulary(PAGES)
    done = read_stems(PAGES, "operations.txt", "verbs.txt")  # «qué presento» asks for no thing
    return [
        word
        for word in map(fold, _NAMED.findall(text))
        if len(word) >= _LEAST
        and word not in stopwords()
        and not vocabulary.asks(word)
        and stem(word) not in UNTOLD
        and stem(word) not in done
        and not has_finite_verb([word])
    ]
