"""What a turn puts in the place of something that was said before: «¿y la de pesca?», behind «la
licencia de caza», asks for the fishing licence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assist.suggestions.text.stems import stem
from assist.suggestions.titles import Titles
from assist.suggestions.understanding.conversation import Said
from assist.suggestions.vocabulary.word_classes import any_of

_OF = rf"\bdel?\s+(?:{any_of('article')}\s+)?"
_INSTEAD = re.compile(rf"^\W*(?:\w+\W+){{0,2}}?y\s+{any_of('article')}\s+{_OF}(\w+)", re.IGNORECASE)
_NAMED = re.compile(rf"\b(\w+)\s+{_OF}(\w+)", re.IGNORECASE)


def with_its_place_taken(earlier: Sequence[Said], last: str, titles: Titles) -> list[Said]:
    """The earlier turns of the citizen, of which the last that says what the last turn leaves out
    («licencia de…») says it of the new thing. As they are where no title says both."""
    match = _INSTEAD.search(last)
    if match is None:
        return list(earlier)
    wanted = match[1]
    for place in range(len(earlier) - 1, -1, -1):
        said = earlier[place]
        if said.by_citizen and (text := _said_of(said.text, wanted, titles)):
            return [*earlier[:place], replace(said, text=text), *earlier[place + 1 :]]
    return list(earlier)


def _said_of(text: str, wanted: str, titles: Titles) -> str:
    """Empty where it says nothing that is said of both."""
    for match in reversed(list(_NAMED.finditer(text))):
        head, old = match[1], match[2]
        if stem(old) != stem(wanted) and _is_a_title(head, wanted, titles):
            named = re.compile(rf"\b({re.escape(head)}\s+{_OF}){re.escape(old)}\b", re.IGNORECASE)
            return named.sub(rf"\g<1>{wanted}", text)
    return ""


def _is_a_title(head: str, thing: str, titles: Titles) -> bool:
    having = (set(titles.by_stem.get(stem(one.lower()), ())) for one in (head, thing))
    return not set.isdisjoint(*having)
