"""Generates a world: the same topics, offices, rate and seed give the same cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from eval.audit.models import SentCase
from eval.worlds.models import Stating, Topic, Truth, World
from eval.worlds.planting import Slots, plant, totals
from eval.worlds.wording import around, question, sentence
from indexes.facts import FactKind
from indexes.models import Channel, Office

_SIZES = (3, 4, 4, 5, 5, 6, 7, 8)  # answers of a need
_ALSO = 0.4  # of the needs whose answers speak of a second thing too
_OMITS = 0.06  # of the answers
_OWN = 0.3  # of the answers that tell how to reach the office
_GIVEN = 0.5  # of the cases that say their procedure
_SPOKEN = (Channel.PHONE, Channel.IN_PERSON)


@dataclass(frozen=True, slots=True)
class Recipe:
    rate: float
    seed: int
    groups: int = 60
    today: date = date(2026, 11, 21)


def generate(topics: Sequence[Topic], offices: Sequence[Office], recipe: Recipe) -> World:
    """`topics` not empty; as many answers to a need as there are offices, at most."""
    rng = Random(f"{recipe.seed}/{recipe.rate}/{recipe.groups}")  # noqa: S311  (no secret)
    chosen = _needs(topics, recipe.groups, rng)
    members = _members(chosen, offices, rng)
    stated, omitting = _stated(chosen, members, rng)
    by_place = {(group, topic.slot): topic for group, own in chosen.items() for topic in own}
    plants = plant(stated, by_place, recipe.rate, rng)
    written = [
        _written(case, office, chosen[group], stated[group], recipe, rng, group)
        for group, cases in members.items()
        for case, office in cases.items()
    ]
    contradictory, comparable = totals(stated.values())
    truth = Truth(
        seed=recipe.seed,
        wanted_rate=recipe.rate,
        planted_rate=contradictory / comparable if comparable else 0.0,
        comparable=comparable,
        contradictory=contradictory,
        today=recipe.today,
        answers=tuple(stating for _, stating in written),
        plants=tuple(plants),
        omissions=tuple(sorted(omitting)),
    )
    cases = sorted((case for case, _ in written), key=lambda case: case.id)
    return World(cases=tuple(cases), truth=truth)


def _needs(topics: Sequence[Topic], count: int, rng: Random) -> dict[str, list[Topic]]:
    """Group → what it asks for, then perhaps what its answers say besides."""
    pool = list(topics)
    rng.shuffle(pool)
    found: dict[str, list[Topic]] = {}
    for number, topic in enumerate(pool[:count]):
        others = [one for one in topics if one.key == topic.key and one.slot != topic.slot]
        also = [rng.choice(others)] if others and rng.random() < _ALSO else []
        found[f"g{number:03d}"] = [topic, *also]
    return found


def _members(
    chosen: dict[str, list[Topic]], offices: Sequence[Office], rng: Random
) -> dict[str, dict[str, Office]]:
    """Group → case → office. The numbers of cases tell nothing of their groups."""
    sizes = {group: min(rng.choice(_SIZES), len(offices)) for group in chosen}
    ids = [f"M-{number:05d}" for number in range(1, sum(sizes.values()) + 1)]
    rng.shuffle(ids)
    return {
        group: {ids.pop(): office for office in rng.sample(list(offices), size)}
        for group, size in sizes.items()
    }


def _stated(
    chosen: dict[str, list[Topic]], members: dict[str, dict[str, Office]], rng: Random
) -> tuple[dict[str, Slots], list[str]]:
    """What each answer states before anything is planted; and the cases that omit what is asked."""
    omitting: list[str] = []
    found: dict[str, Slots] = {}
    for group, topics in chosen.items():
        slots: Slots = {topic.slot: {} for topic in topics}
        for case in members[group]:
            if rng.random() < _OMITS:
                omitting.append(case)
                continue
            for place, topic in enumerate(topics):
                if place == 0 or rng.random() < 0.8:
                    slots[topic.slot][case] = _true_value(topic)
        found[group] = slots
    return found, omitting


def _true_value(topic: Topic) -> str:
    return f"required {topic.normalised}" if topic.kind == FactKind.DOCUMENT else topic.normalised


def _written(
    id: str,
    office: Office,
    topics: Sequence[Topic],
    slots: Slots,
    recipe: Recipe,
    rng: Random,
    group: str,
) -> tuple[SentCase, Stating]:
    channel = rng.choice(list(Channel))
    own = _own_place(office, rng) if rng.random() < _OWN else ("", "")
    values = {topic.slot: slots[topic.slot][id] for topic in topics if id in slots[topic.slot]}
    answer = _answer(topics, values, office, own[1], rng, terse=channel in _SPOKEN)
    day = recipe.today - timedelta(days=rng.randint(1, 700))
    moment = datetime(day.year, day.month, day.day, rng.randint(8, 13), rng.randint(0, 59))
    case = SentCase(
        id=id,
        question=question(topics[0].slot, topics[0].title, rng),
        answer=answer,
        office=office.id,
        channel=channel,
        resolved_at=moment.replace(tzinfo=UTC),
        procedure_code=topics[0].code if rng.random() < _GIVEN else None,
        language="es",
    )
    territorial = (own[0],) if own[0] else ()
    stating = Stating(
        case_id=id,
        group=group,
        procedure=topics[0].key,
        values=values,
        territorial=territorial,
    )
    return case, stating


def _answer(
    topics: Sequence[Topic],
    values: dict[str, str],
    office: Office,
    own: str,
    rng: Random,
    *,
    terse: bool,
) -> str:
    told = [
        sentence(topic.slot, topic.kind, values[topic.slot], rng, terse=terse)
        for topic in topics
        if topic.slot in values
    ]
    body = [*(told or [around("omissions", rng)]), *([own] if own else [])]
    if terse:
        return " ".join(body)
    aside = [around("asides", rng)] if rng.random() < 0.3 else []
    closing = around("closings", rng, office=office.name)
    return "\n".join((around("openings", rng), " ".join([*body, *aside]), closing))


def _own_place(office: Office, rng: Random) -> tuple[str, str]:
    """How to reach the office: the value, and the sentence that gives it."""
    if office.phone and rng.random() < 0.5:
        return office.phone, around("phones", rng, own=office.phone)
    address = f"{office.id}@oficinas.example"
    return address, around("emails", rng, own=address)
