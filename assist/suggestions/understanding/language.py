"""Which language the citizen writes in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Protocol

from assist.suggestions.text.folding import folded_words
from assist.suggestions.vocabulary.files import read_words
from assist.suggestions.vocabulary.glossary import function_words
from assist.suggestions.vocabulary.lexicon import as_heard
from assist.suggestions.vocabulary.shorthand import spelt_out
from assist.suggestions.vocabulary.stopwords import stopwords

# Those that are written to a Spanish regional administration.
CANDIDATES = (
    "es",
    "ca",
    "an",
    "gl",
    "eu",
    "en",
    "fr",
    "de",
    "it",
    "pt",
    "ro",
    "ar",
    "uk",
    "ru",
    "bg",
    "pl",
    "zh",
)
_TOLD_BY_WORDS = ("es", "ca", "an", "gl", "en", "fr", "it", "pt", "ro")
_MIN_WORDS = 3
_ENOUGH, _LONG = 2, 5  # function words that tell, in a text of so many words or more
_SURE = 0.5  # of the identifier, where the function words point the same way
_MIN_PROBABILITY = 0.9
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_RUSSIAN = re.compile(r"[ыэёъ]", re.IGNORECASE)
_LETTERS = {
    "pt": "ãõçê",
    "ro": "ășțşţ",
    "fr": "çœêù",
    "ca": "ç·àò",
    "it": "èùìò",
}
_ARAGONESE = re.compile(r"\w{3,}(?:au|iu)")  # participles: `quedau`, `perdiu`
_SPLIT = re.compile(r"['’]")
_ELISION = re.compile(r"['’](?![A-ZÁÉÈÍÓÒÚ])")  # «Castelló d'Alba» is a name in any language
# Words only before an apostrophe («l'aide», «s'ha»); else cut short by who types in a hurry.
_ELIDED = frozenset("cdjlmnst")


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


@cache
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    every = LanguageIdentifier.from_model_file(MODEL_FILE)
    every.set_languages(list(CANDIDATES))
    found: _Identifier = LanguageIdentifier(  # without the others, which the first one keeps
        every.nb_ptc,
        every.nb_pc,
        every.nb_classes,
        every.tk_nextmove,
        every.tk_output,
        norm_probs=True,
        tk_row=every.tk_row,
    )
    return found


@lru_cache(maxsize=256)
def detect_language(text: str, default: str = "es") -> str:
    """ISO 639-1. The script tells, or the function words; else the identifier where it is sure. The
    default wins where nothing is."""
    by_script = _of_script(text)
    if by_script:
        return by_script
    words = folded_words(_SPLIT.sub(" ", text))
    if _is_aragonese(text, words):
        return "an"
    if len(words) < _MIN_WORDS:
        return default
    counts = _counted(words, text)
    own = counts.pop(default, 0)
    most = max(counts.values())
    best = [language for language, count in counts.items() if count == most]
    if most <= own or (not most and not own):
        return default if own else _identified(text, default, _MIN_PROBABILITY)
    if len(best) == 1 and (most >= _ENOUGH or len(words) < _LONG):
        return best[0]
    if most < _ENOUGH:
        return _identified(text, default, _MIN_PROBABILITY)
    return _identified(text, best[0], _SURE, best)


def _of_script(text: str) -> str | None:
    if _ARABIC.search(text):
        return "ar"
    if _CYRILLIC.search(text) and not _RUSSIAN.search(text):
        return "uk"
    return None


def _is_aragonese(text: str, words: Sequence[str]) -> bool:
    """Its endings are also Romanian ones («vreau»): not where the words of that say more."""
    if _aragonese(folded_words(text.replace("’", "'"))) < _ENOUGH:
        return False
    counts = _counted(words, text)
    return counts["ro"] <= max(counts["an"], counts["es"], counts["ca"])


def _aragonese(words: Sequence[str]) -> int:
    """Most of its words are Spanish ones as well, so that those that are not decide."""
    marks = read_words("an", "marks.txt")
    return sum(word in marks or _ARAGONESE.fullmatch(word) is not None for word in words)


def _counted(words: Sequence[str], text: str) -> dict[str, int]:
    """Function words, and letters that only some languages write."""
    lowered = text.casefold()
    is_elided = _ELISION.search(text) is not None or (text.isupper() and "'" in text)
    told = words if is_elided else [word for word in words if word not in _ELIDED]
    counts = {
        language: sum(map(_words_of(language).__contains__, told))
        + any(letter in lowered for letter in _LETTERS.get(language, ()))
        for language in _TOLD_BY_WORDS
    }
    return counts if is_elided else {**counts, "es": max(counts["es"], _in_a_hurry(words))}


def _in_a_hurry(words: Sequence[str]) -> int:
    """Spanish function words, where some are cut short: «kiero», «cn», «xa»."""
    typed = spelt_out(" ".join(words)).split()
    return sum(as_heard(word) in _words_of("es") for word in typed) if typed != [*words] else 0


@cache
def _words_of(language: str) -> frozenset[str]:
    return stopwords() if language == "es" else function_words(language)


def _identified(text: str, default: str, least: float, among: Sequence[str] = ()) -> str:
    language, probability = _identifier().classify(text)
    fits = not among or language in among
    return str(language) if probability >= least and fits else default
