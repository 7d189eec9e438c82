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
    return replace(sentence, text=_HERE.sub(render("official_page"), sentence.text))
