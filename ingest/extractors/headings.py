"""What a heading announces, by its meaning and not by its place or markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from indexes.models import Aspect
from ingest.extractors.vocabulary import vocabulary
from ingest.folding import fold, squeeze, without_numbering

LABEL_WORDS = 9  # a longer heading is a sentence, and what it mentions is a weak sign
SIMILAR = 90  # per cent of `fuzz.ratio`: one wrong letter in ten
SIMILAR_WORD = 75
_PARTS = re.compile(
    r"\s*(?:/|,|;|–|—|\s-\s|\s[yeou]\s|\set\s|\sand\s|\si\s|\seta\s)\s*", re.IGNORECASE
)
_INFLECTED = re.compile(
    r"(?<=\w)(?:/(?:as|os|es|a|o|s)\b|\((?:as|os|es|a|o|s)\))"
)  # Interesados/as
_FUSED = re.compile(r"(?<=[a-záéíóúñü])(?=[A-ZÁÉÍÓÚÑ])")


@dataclass(frozen=True)
class Announced:
    """`aspects` is empty when the heading is about none. Several: the blocks below decide.
    `strong` when the heading as a whole is such a label, not a sentence that mentions one."""

    aspects: tuple[Aspect, ...] = ()
    strong: bool = False


NOTHING = Announced()


@lru_cache(maxsize=20_000)  # a site repeats its labels on every page
def announced(heading: str, above: tuple[Aspect, ...] = ()) -> Announced:
    """What `heading` announces, standing below a heading that announces `above`."""
    folded = fold(without_numbering(heading))
    if not folded:
        return NOTHING
    found = _within(folded, above) if above else None
    return found or _alone(squeeze(without_numbering(heading)))


@lru_cache(maxsize=20_000)
def tidy(heading: str) -> str:
    """As printed, without a closing colon; of two fused labels, the last that means something:
    `tasaDocumentación` → `Documentación`."""
    text = squeeze(heading).rstrip(":").rstrip()
    parts = _FUSED.split(text)
    if len(parts) > 1 and all(_exact(fold(part)).aspects for part in parts):
        return parts[-1]
    return text


@lru_cache(maxsize=20_000)
def is_related(heading: str) -> bool:
    """Below it stand the names of other procedures and pages: `Trámites relacionados`."""
    return bool(vocabulary().related.search(fold(heading)))


@lru_cache(maxsize=20_000)
def is_question(text: str) -> bool:
    bare = without_numbering(text)
    return bare.endswith("?") and (bare.startswith("¿") or len(bare.split()) > 2)


@lru_cache(maxsize=20_000)
def _alone(heading: str) -> Announced:
    heading = _INFLECTED.sub("", heading)
    folded = fold(heading)
    exact = _exact(folded)
    if exact.aspects:
        return exact
    strong = len(folded.split()) <= LABEL_WORDS
    fused = _FUSED.split(heading)
    if len(fused) == 2 and all(_exact(fold(part)).aspects for part in fused):
        return _exact(fold(fused[-1]))
    parts = (_after_colon(heading) or _parts(heading)) if strong else None
    return parts or _by_rule(folded, strong) or _similar(folded)


def _exact(folded: str) -> Announced:
    return Announced(vocabulary().phrases.get(folded, ()), strong=True)


def _after_colon(heading: str) -> Announced | None:
    """`Solicitudes: lugar y plazo`."""
    _, colon, after = heading.partition(":")
    if not colon or not after.strip():
        return None
    exact = _exact(fold(after))
    return exact if exact.aspects else _parts(after)


def _parts(heading: str) -> Announced | None:
    """`Requisitos y documentación`: each part a label of its own."""
    parts = [fold(part) for part in _PARTS.split(heading.strip("¿?:. "))]
    if not 2 <= len(parts) <= 3:
        return None
    found: list[tuple[Aspect, ...]] = []
    for part in parts:
        inside = _within(part, found[0]) if found and found[0] else None
        found.append((inside or _by_rule_or_phrase(part)).aspects)
    if not all(found):
        return None
    told = dict.fromkeys(aspect for each in found for aspect in each)
    aspects = tuple(sorted(told, key=lambda aspect: aspect is Aspect.OTHER))
    return Announced(aspects, strong=True)


def _by_rule_or_phrase(folded: str) -> Announced:
    exact = _exact(folded)
    return exact if exact.aspects else _by_rule(folded, strong=True) or NOTHING


def _by_rule(folded: str, strong: bool) -> Announced | None:
    for rule in vocabulary().rules:
        if rule.pattern.search(folded):
            return Announced((rule.aspect,), strong)
    return None


def _similar(folded: str) -> Announced:
    if len(folded) < 6:
        return NOTHING
    best = process.extractOne(
        folded, _as_long_as(len(folded)), scorer=fuzz.ratio, score_cutoff=SIMILAR
    )
    return _exact(best[0]) if best and _misspelt(folded, best[0]) else NOTHING


@cache
def _as_long_as(letters: int) -> list[str]:
    """The phrases whose length alone does not make them too different."""
    least = letters * SIMILAR / (200 - SIMILAR)
    return [p for p in vocabulary().phrases if least <= len(p) and len(p) * least <= letters**2]


def _misspelt(folded: str, phrase: str) -> bool:
    """The same words but for letters: `tipo de tramitación` is no `tiempo de tramitación`."""
    words, others = folded.split(), phrase.split()
    return len(words) == len(others) and all(
        fuzz.ratio(word, other) >= SIMILAR_WORD for word, other in zip(words, others, strict=True)
    )


def _within(folded: str, above: tuple[Aspect, ...]) -> Announced | None:
    for rule in vocabulary().within:
        if above[0] in rule.parents and rule.heading.search(folded):
            return Announced((rule.aspect,) if rule.aspect else above, strong=False)
    return None
