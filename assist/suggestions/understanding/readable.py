"""A text in the words of the pages: in their language with what people's expressions are called
there, else what its words mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from assist.suggestions.text.stems import stem_set
from assist.suggestions.titles import Titles
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.vocabulary.glossary import gloss

_MIN_LENGTH = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """`said` stands in the text itself, `meant` is what its expressions are called; both are in the
    words of the pages. `understood`: the share of its words of which that is known."""

    said: str
    meant: str
    understood: float = 1.0

    @property
    def whole(self) -> str:
        return f"{self.said} {self.meant}".strip()


def readable(
    text: str, language: str, titles: Titles, named: frozenset[str] = frozenset(), typed: str = ""
) -> Reading:
    """Both are empty where no word of another language is known. `named`: stems of the titles that
    it names, which outweigh what an expression may mean besides. `typed`: the text before its
    spelling was put right, in which expressions are looked for first."""
    if language == PAGES:
        return Reading(text, _meant(text, typed, titles, named))
    found = gloss(text, language)
    alike = _cognates(found.left, titles)
    asking = aspect_vocabulary(language).asking(text)
    left = sum(word not in asking for word in found.left) - len(alike)
    known = found.named + len(alike)
    words = " ".join(dict.fromkeys((*found.words, *alike)))
    return Reading("", words, known / (known + max(left, 0) or 1))


def _meant(text: str, typed: str, titles: Titles, named: frozenset[str]) -> str:
    """The files of single matters speak only of what no word of the text names."""

    def may_mean(matter: str) -> bool:
        return titles.name_matter(matter, named)

    def is_unsaid(matter: str) -> bool:
        return may_mean(matter) and not titles.tells_matter(matter, stem_set(text))

    looked_in = dict.fromkeys(filter(None, (typed, text)))
    own = (gloss(one, PAGES, may_mean).words for one in looked_in)
    further = (gloss(one, PAGES, is_unsaid, further=True).words for one in looked_in)
    return " ".join(next(filter(None, chain(own, further)), ()))


def _cognates(words: Iterable[str], titles: Titles) -> list[str]:
    """Words of titles that are all but the same: `licença` is `licencia`."""
    near = (titles.nearest_word(word) for word in words if len(word) >= _MIN_LENGTH)
    return [word for word in near if word]
