"""What a reply says besides its quotes: what follows from them, and what they lack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import dropwhile, takewhile

from assist.suggestions.writing.text import Paragraph, Sentence, WrittenDraft


def with_notices(worded: WrittenDraft, composed: WrittenDraft) -> WrittenDraft:
    """A model is given quotes, and knows of neither: they go before and after what it wrote, as
    they stand around the first quote of what was composed."""
    before = takewhile(_is_notice, composed.sentences)
    after = filter(_is_notice, dropwhile(_is_notice, composed.sentences))
    paragraphs = (*_each(before), *worded.paragraphs, *_each(after))
    return replace(worded, paragraphs=paragraphs)


def _is_notice(sentence: Sentence) -> bool:
    return sentence.is_derived or not sentence.sources


def _each(sentences: Iterable[Sentence]) -> Iterator[Paragraph]:
    return (Paragraph((one,)) for one in sentences)
