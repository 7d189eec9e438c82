"""What of a reply is its answer: without greeting, farewell and whoever it was sent to."""

from __future__ import annotations

import re
from functools import cache

from assist.suggestions.text.sentences import lines, sentences
from indexes.folding import fold
from prompts.catalogue import catalogue

_MARK = re.compile(r"\s*\[\d+\]")
_PLACEHOLDER = re.compile(r"\[[A-ZÁÉÍÓÚÜÑ ]+\]")  # where redaction took personal data out


def answer_in(reply: str) -> str:
    """Line by line; "" when nothing is left."""
    bare = _MARK.sub("", reply)
    kept = [" ".join(_kept(line.text)) for line in lines(bare)]
    return "\n".join(line for line in kept if line)


def _kept(line: str) -> list[str]:
    found = [span.text for span in sentences(line)]
    return [one for one in found if not (_PLACEHOLDER.search(one) or _is_courtesy(one))]


def _is_courtesy(sentence: str) -> bool:
    """A figure in it makes it more than that."""
    return _courtesies().fullmatch(fold(sentence)) is not None and not re.search(r"\d", sentence)


@cache
def _courtesies() -> re.Pattern[str]:
    table = catalogue("courtesies")
    return re.compile("|".join(f"(?:{one})" for one in (*table["openings"], *table["closings"])))
