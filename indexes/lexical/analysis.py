"""How Spanish text becomes terms: words without accents and case, no stopwords, stems.

Accents go before the stemmer, not after: people type "renovacion" and "cirugia", and the stems of
the bare and the accented form differ otherwise.
"""

from __future__ import annotations

from functools import lru_cache

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from indexes.encodable import encodable
from indexes.folding import fold
from indexes.lexical.stopwords import SPANISH_STOPWORDS

_LONGEST_TERM = 100  # bytes; a longer "word" is data that nobody types


def terms(text: str) -> list[str]:
    """In order, with repetitions. Any string will do."""
    found: list[str] = _analyser().analyze(prepared(text))
    return found


def prepared(text: str) -> str:
    """Text as the analyser takes it: folded, and encodable."""
    return encodable(fold(text))


def spanish_analyser() -> TextAnalyzer:
    """To be registered with an index; takes `prepared` text."""
    steps = (
        Filter.remove_long(_LONGEST_TERM),
        Filter.lowercase(),
        Filter.custom_stopword(list(SPANISH_STOPWORDS)),
        Filter.stemmer("spanish"),
        Filter.ascii_fold(),
    )
    builder = TextAnalyzerBuilder(Tokenizer.simple())
    for step in steps:
        builder = builder.filter(step)
    return builder.build()


@lru_cache(maxsize=1)
def _analyser() -> TextAnalyzer:
    return spanish_analyser()
