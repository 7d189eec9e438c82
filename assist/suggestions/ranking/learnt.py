"""What a snapshot teaches about itself, before any question is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assist.suggestions.ranking.overview import Array
from assist.suggestions.vocabulary.learned import Learned


@dataclass(frozen=True, slots=True)
class Learnt:
    """`hubs`: see `Overview.hubs`. `about`: passage id of a case without a code → key of the
    procedure that it is clearly about. `words`: what people call things (`vocabulary.learned`)."""

    hubs: Array
    about: Mapping[int, str]
    words: Learned
