"""What a sentence says must be done, need not be done, may be done, may not be done.

Two pages that say the contrary of the same thing contradict each other, though neither gives a
value: «la inscripción es obligatoria» and «no es necesario inscribirse»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from indexes.facts.folding import fold_in_place
from indexes.facts.vocabulary import alternatives, vocabulary
from indexes.stems import stems_of

_CLAUSE = re.compile(r"[;:.()]\s*|,\s(?=(?:pero|aunque|sino|y no|si bien)\s)|\s(?=pero\s)")
_FEW = 2  # stems: a clause with fewer speaks of what stands around it
_APPOINTMENT = stems_of("cita previa")
_YES_OR_NO = re.compile(r"(?:\W*)(s[ií]|no)\b[,:.;]", re.IGNORECASE)


class Modality(StrEnum):
    """`LIMITED` is allowed in some cases only, `OPEN` in others too."""

    REQUIRED = "required"
    WAIVED = "waived"
    ALLOWED = "allowed"
    BARRED = "barred"
    LIMITED = "limited"
    OPEN = "open"


_CONTRARY = {
    Modality.REQUIRED: Modality.WAIVED,
    Modality.ALLOWED: Modality.BARRED,
    Modality.LIMITED: Modality.OPEN,
}
_CONTRARY |= {other: one for one, other in _CONTRARY.items()}
_READ = (Modality.WAIVED, Modality.REQUIRED, Modality.BARRED, Modality.ALLOWED)


@dataclass(frozen=True, slots=True)
class Ruled:
    """`topic`: stems of what it is said of; `said`: the words that say it."""

    modality: Modality
    topic: frozenset[str]
    said: tuple[str, ...]


@lru_cache(maxsize=16_384)
def subject_of(sentence: str) -> frozenset[str]:
    """Stems of who must or may, where the sentence says that of some: «las familias deben…»."""
    match = _subject().search(fold_in_place(sentence))
    return stems_of(match[1]) - plain_stems() if match else frozenset()


def contrary(one: Modality, other: Modality) -> bool:
    return _CONTRARY[one] is other


@lru_cache(maxsize=32_768)
def ruled_in(
    sentence: str, *, question: str = "", is_item: bool = False, is_paper: bool = False
) -> tuple[Ruled, ...]:
    """`question`: that the sentence answers with yes or no. `is_item`: of a list of requirements,
    whose verbs say what must be done. `is_paper`: of a list of what everybody brings."""
    folded, otherwise = _plainly(fold_in_place(sentence))
    found = [*_clauses(folded), *_appointments(folded)]
    if question and (answer := _YES_OR_NO.match(sentence)):
        found += _answered(fold_in_place(question), is_yes=fold_in_place(answer[1]) == "si")
    if not found and (is_paper or (is_item and _item().match(folded))):
        found.append(Ruled(Modality.REQUIRED, _topic(folded), ()))
    return tuple(replace(one, said=(*one.said, *otherwise)) for one in found if one.topic)


def _plainly(folded: str) -> tuple[str, tuple[str, ...]]:
    """«No se puede cobrar a la vez que» as «incompatible con», and the words that said so."""
    otherwise: list[str] = []
    for name in ("incompatible", "compatible"):
        otherwise += (match.group() for match in _compatible(name).finditer(folded))
        folded = _compatible(name).sub(f"{name} con", folded)
    return folded, tuple(otherwise)


def _clauses(folded: str) -> Iterator[Ruled]:
    start = 0
    for end in (*(match.start() for match in _CLAUSE.finditer(folded)), len(folded)):
        for modality, said in _modalities(folded[start:end]):
            own = _topic(folded[start:end], said)
            topic = own if len(own) >= _FEW else _topic(folded[:end], said) or own
            yield Ruled(modality, topic, said)
        start = end


def _modalities(clause: str) -> Iterator[tuple[Modality, tuple[str, ...]]]:
    """What is denied is not also affirmed: «no hay que» says no «hay que»."""
    rest = clause
    for modality in _READ:
        said = tuple(match.group() for match in _pattern(modality).finditer(rest))
        if said:
            yield modality, said
            rest = _pattern(modality).sub(" ", rest)
            if modality is Modality.ALLOWED and (wide := _pattern(Modality.OPEN).search(clause)):
                yield Modality.OPEN, (*said, wide.group())
    limits = tuple(match.group() for match in _pattern(Modality.LIMITED).finditer(clause))
    if limits:
        yield Modality.LIMITED, limits


def _appointments(folded: str) -> Iterator[Ruled]:
    """«Con cita previa», «sin cita»: whatever else the sentence says, this is of the visit."""
    for modality in (Modality.WAIVED, Modality.REQUIRED):
        words = vocabulary("modality")["appointment"][modality.value]
        if match := re.search(words, folded):
            yield Ruled(modality, _APPOINTMENT, (match.group(),))
            return


def _answered(question: str, *, is_yes: bool) -> Iterator[Ruled]:
    for modality, said in _modalities(question):
        if modality in (Modality.REQUIRED, Modality.ALLOWED):
            told = modality if is_yes else _CONTRARY[modality]
            yield Ruled(told, _topic(question, said), said)


def _topic(folded: str, said: tuple[str, ...] = ()) -> frozenset[str]:
    """Without the words that rule, but for what they rule of: «compatible»."""
    kept = _of().findall(folded)
    for words in said:
        folded = _whole(words).sub(" ", folded)
    shown = frozenset(word.removeprefix("in").removeprefix("im")[:9] for word in kept)
    return (stems_of(folded) - plain_stems()) | shown


@lru_cache(maxsize=4_096)
def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


@cache
def _pattern(modality: Modality) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){alternatives(vocabulary('modality')[modality.value]['words'])}(?!\w)"
    )


@cache
def _compatible(name: str) -> re.Pattern[str]:
    return re.compile(vocabulary("modality")["compatible"][name])


@cache
def _of() -> re.Pattern[str]:
    return re.compile(rf"\b(?:in|im)?(?:{vocabulary('modality')['of']['words']})")


@cache
def _item() -> re.Pattern[str]:
    return re.compile(vocabulary("modality")["item"]["opens"])


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(vocabulary("modality")["subject"]["words"])


@cache
def plain_stems() -> frozenset[str]:
    """Of words that tell nothing of what is required."""
    return stems_of(vocabulary("modality")["plain"]["words"])
