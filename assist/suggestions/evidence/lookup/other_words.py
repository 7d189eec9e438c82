"""Numbers, units and what is counted, of a question in another language, in words of the pages."""

from __future__ import annotations

import re
from functools import cache

from assist.suggestions.text.folding import fold
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.vocabulary.files import languages_with, read_table

_FILE = "quantities.toml"
_WORD = re.compile(r"[^\W\d_]+")


def as_pages_say(text: str, language: str) -> str:
    """«Two children» → «dos hijos»; the text itself where nothing is known of its language."""
    if language == PAGES or language not in languages_with(_FILE):
        return text
    known = _words(language)
    return _WORD.sub(lambda match: known.get(fold(match[0]), match[0]), text)


@cache
def _words(language: str) -> dict[str, str]:
    return {
        said: page for page, words in read_table(language, _FILE)["words"].items() for said in words
    }
