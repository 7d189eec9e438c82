"""What titles have in common."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.assessment.instruments import are_instruments
from assist.suggestions.assessment.kinds import kinds
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.editions import family
from assist.suggestions.text.stems import stem_set

PART = " - "  # between a procedure and its parts, in titles


def holds_all(title: str, stems: frozenset[str]) -> bool:
    """An aid is also held by the title of a grant: kinds of service stand for each other."""
    held = stem_set(title)
    return all(one in held or _same_kind(one, held) for one in stems)


def _same_kind(one: str, held: frozenset[str]) -> bool:
    return any(one in kind and not kind.isdisjoint(held) for kind in kinds())


def whole_title(title: str) -> str:
    """Of which it is a part, and of any year."""
    return family(title.split(PART)[0])


def is_one_named(alike: Sequence[Candidate], stems: frozenset[str]) -> bool:
    """Whether the words are all that one of the titles says, or that its part says beside a word
    of the procedure: «la devolución» alone may be of anything."""
    named = {family(one.title) for one in alike if _is_named(one.title, stems)}
    return len(named) == 1


def _is_named(title: str, stems: frozenset[str]) -> bool:
    *wholes, part = title.split(PART)
    own = stem_set(" ".join(wholes))
    said = own & stems
    is_told = not own or (bool(said) and not are_instruments(said))
    return is_told and stem_set(part) <= stems
