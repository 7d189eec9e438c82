"""«El botón que figura en esta página»: in a reply, that page is another one."""

from __future__ import annotations

import re
from dataclasses import replace

from assist.suggestions.writing.text import Paragraph, Sentence

_HERE = re.compile(r"\best[ae] (?:misma |propia )?(página|ficha|web)\b", re.IGNORECASE)
_THERE = "la página oficial del trámite"


def pointing_there(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, sentences=tuple(map(_pointing, paragraph.sentences)))


def _pointing(sentence: Sentence) -> Sentence:
    if not sentence.sources or _HERE.search(sentence.text) is None:
        return sentence
    return replace(sentence, text=_HERE.sub(_THERE, sentence.text))
