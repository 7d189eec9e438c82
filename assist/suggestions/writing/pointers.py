"""«El botón que figura en esta página»: in a reply, that page is another one."""

from __future__ import annotations

import re
from dataclasses import replace

from assist.suggestions.vocabulary.word_classes import any_of
from assist.suggestions.writing.text import Paragraph, Sentence
from prompts.loader import render

_HERE = re.compile(rf"\b{any_of('this_page')}\b", re.IGNORECASE)


def pointing_there(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, sentences=tuple(map(_pointing, paragraph.sentences)))


def _pointing(sentence: Sentence) -> Sentence:
    if not sentence.sources or _HERE.search(sentence.text) is None:
        return sentence
    there = render("official_page")
    return replace(sentence, text=_HERE.sub(lambda here: _as_written(there, here), sentence.text))


def _as_written(there: str, here: re.Match[str]) -> str:
    return there[:1].upper() + there[1:] if here[0][:1].isupper() else there
