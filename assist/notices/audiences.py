"""Groups of citizens, the most vulnerable first."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from indexes.models import Value
from indexes.settings import Settings

_FILE = "audiences.toml"


class Audience(Value):
    id: str
    name: str


def audiences(settings: Settings) -> tuple[Audience, ...]:
    """Those that an installation puts in order first, then ours. One that we do not know is called
    by its id."""
    ours = {one.id: one for one in _ours()}
    first = [ours.get(id) or Audience(id=id, name=id) for id in settings.notice_audience_order]
    named = {one.id for one in first}
    return (*first, *(one for one in _ours() if one.id not in named))


def in_order(settings: Settings, chosen: Iterable[str]) -> list[str]:
    """The most vulnerable first; each once."""
    rank = {one.id: place for place, one in enumerate(audiences(settings))}
    return sorted(set(chosen), key=lambda id: (rank.get(id, len(rank)), id))


@cache
def _ours() -> tuple[Audience, ...]:
    text = files(__package__).joinpath(_FILE).read_text(encoding="utf-8")
    return tuple(Audience.model_validate(one) for one in tomllib.loads(text)["audience"])
