"""Applies a recipe to a dataset. The same seed gives the same texts, whatever else is in it."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from assist.suggestions.schemas import MAX_QUERY_CHARS
from assist.suggestions.understanding.language import detect_language
from eval.dataset.example import Example, Turn
from eval.dataset.perturbation.mistyping import (
    in_capitals,
    mistyped,
    without_accents,
    without_punctuation,
)
from eval.dataset.perturbation.paraphrasing import paraphrased
from eval.dataset.perturbation.recipe import Perturbation

PARAPHRASED = "es"  # the language of the catalogue


def perturb(examples: Sequence[Example], recipe: Perturbation, seed: int) -> list[Example]:
    """Each question as somebody else would have typed it; ids, groups and labels stay."""
    return [_perturbed(example, recipe, seed) for example in examples]


def perturbed_text(text: str, recipe: Perturbation, chance: Random, *, greets: bool) -> str:
    """The text itself where nothing would be left of it, or it would be too long to ask."""
    changed = text
    if recipe.paraphrase:
        changed = paraphrased(changed, chance, greets=greets)
    if recipe.typos:
        changed = mistyped(changed, recipe.typos, chance)
    if recipe.no_accents:
        changed = without_accents(changed)
    if recipe.no_punctuation:
        changed = without_punctuation(changed)
    if recipe.upper_case:
        changed = in_capitals(changed)
    return changed if changed.strip() and len(changed) <= MAX_QUERY_CHARS else text


def _perturbed(example: Example, recipe: Perturbation, seed: int) -> Example:
    """Citizens' turns; only a question that stands alone gets greetings."""
    language = example.language or detect_language(example.text)
    if language != PARAPHRASED:
        recipe = recipe.model_copy(update={"paraphrase": False})
    alone = not example.conversation

    def changed(text: str, place: str) -> str:
        chance = Random(f"{seed}\0{example.id}\0{place}")  # noqa: S311 - to be repeated, not secret
        return perturbed_text(text, recipe, chance, greets=alone)

    turns = tuple(
        Turn(role=turn.role, text=changed(turn.text, str(number)), at=turn.at)
        if turn.role == "citizen"
        else turn
        for number, turn in enumerate(example.conversation)
    )
    query = changed(example.query, "query") if example.query else example.query
    return example.model_copy(update={"query": query, "conversation": turns})
