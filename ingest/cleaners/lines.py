"""Which lines of a page are no content, and what is cut from those that are."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.cleaners.patterns import patterns
from ingest.folding import fold, squeeze, word_count

BANNER_WORDS = 120  # a longer text that mentions cookies is about cookies
TAIL_LETTERS = 40  # the longest of `tails` has 13, where white space is folded
_AFTER_TAIL = " .…»>])"  # what they may be followed by
_CUT = re.compile(r"(…|\.\.\.)$")
_SENTENCE_END = re.compile(r"[.!?:;»)\]\"”]$")
_LAST_SENTENCE = re.compile(r"^(.*[.!?])\s+\S.*$", re.DOTALL)
_LETTER = re.compile(r"[^\W_]")


@lru_cache(maxsize=20_000)
def is_noise(text: str) -> bool:
    """Interface wording, an untranslated key, or no letters or digits at all."""
    if not _LETTER.search(text):
        return True
    return bool(patterns().lines.search(fold(text))) or is_untranslated_key(text)


def is_action(text: str) -> bool:
    """The wording of a button that begins something: `Iniciar trámite`."""
    return bool(patterns().actions.match(fold(text)))


def is_untranslated_key(text: str) -> bool:
    rules = patterns()
    return bool(rules.keys.match(text)) and not rules.not_keys.search(text)


def is_leaked_label(text: str) -> bool:
    """An English label on a page in another language (the caller knows the language)."""
    return bool(patterns().leaks.match(fold(text)))


def is_leaked_value(text: str) -> bool:
    return bool(patterns().values.match(fold(text)))


def is_banner(text: str) -> bool:
    return word_count(text) <= BANNER_WORDS and bool(patterns().banners.search(fold(text)))


def clean_line(text: str) -> str:
    """White space folded; "leer más" and "(se abre en ventana nueva)" gone. Of a text that was cut
    in mid-word the last whole sentence stays, if it has one. May be empty."""
    squeezed = squeeze(patterns().notes.sub("", text))
    if not patterns().tails.could(squeezed.rstrip(_AFTER_TAIL)[-TAIL_LETTERS:]):
        return squeezed  # the pattern would be tried at each of its spaces
    shorter = patterns().tails.sub("", squeezed)
    if shorter == squeezed:
        return squeezed
    return _whole_sentences(shorter.rstrip(" .…")) if _was_cut(shorter, squeezed) else shorter


def _was_cut(shorter: str, before: str) -> bool:
    """A summary whose end was replaced by "leer más" ends without a full stop."""
    rest = before[len(shorter) :]
    return (
        bool(_CUT.search(shorter))
        or rest.lstrip().startswith(("…", "..."))
        or not (_SENTENCE_END.search(shorter) or rest.startswith("."))
    )


def _whole_sentences(text: str) -> str:
    whole = _LAST_SENTENCE.match(text)
    return whole.group(1) if whole else text
