"""The same matter told twice: by the same citizen, soon after, in much the same words, on whatever
channel. Flagged here; a person decides."""

from __future__ import annotations

from datetime import timedelta

from rapidfuzz import fuzz
from sqlmodel import Session

from indexes.folding import fold
from indexes.repositories.interactions import InteractionRepository
from indexes.repositories.messages import MessageRepository
from indexes.tables import Interaction, InteractionMessage

WITHIN = timedelta(days=7)
PROBABLE = 0.6
_FEW = 12  # letters: less says nothing


def note_probable(session: Session, row: Interaction, first: InteractionMessage) -> None:
    """On the one that was just opened."""
    if row.citizen is None or first.direction != "in":
        return
    best = next(iter(probable(session, row, _whole(row, first.text))), None)
    if best is not None:
        row.duplicate_of, row.duplicate_score = best[0].id, best[1]
        session.add(row)


def probable(session: Session, row: Interaction, text: str) -> list[tuple[Interaction, float]]:
    """The likest first."""
    if row.citizen is None:
        return []
    others = [
        one
        for one in InteractionRepository(session).of_citizen(row.citizen, row.created_at - WITHIN)
        if one.id != row.id
        and one.merged_into is None
        and abs(one.created_at - row.created_at) <= WITHIN
    ]
    texts = MessageRepository(session).first_texts([one.id for one in others])
    scored = [(one, likeness(text, _whole(one, texts.get(one.id, "")))) for one in others]
    found = [(one, score) for one, score in scored if score >= PROBABLE]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].id))


def likeness(one: str, other: str) -> float:
    """0 to 1. Words in any order, and a short text that stands in a long one."""
    first, second = fold(one), fold(other)
    if min(len(first), len(second)) < _FEW:
        return 0.0
    ordered = fuzz.token_sort_ratio(first, second)
    contained = fuzz.token_set_ratio(first, second) * _weight(first, second)
    return round(max(ordered, contained) / 100, 3)


def _weight(first: str, second: str) -> float:
    """Few words stand in anything."""
    shorter = min(len(set(first.split())), len(set(second.split())))
    return min(1.0, shorter / 8)


def _whole(row: Interaction, text: str) -> str:
    return f"{row.subject} {text}".strip()
