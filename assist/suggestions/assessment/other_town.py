"""Which other town's service is asked of a town council: «¿cuánto cuesta la piscina de Ocaña?»."""

from __future__ import annotations

import re

from assist.suggestions.assessment.own_authorities import own_authorities
from assist.suggestions.knowledge import ABSENT, Knowledge
from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import stem, stem_set
from assist.suggestions.understanding.question import Question
from assist.suggestions.vocabulary.files import read_table
from assist.suggestions.vocabulary.lexicon import is_known
from assist.suggestions.vocabulary.patterns import Matter

_FILE = "jurisdictions.toml"
# «Piscina municipal de Talavera de la Reina»; a word in capitals is no place.
_OF = re.compile(
    r"(\w{4,})(?: municipal(?:es)?)? de "
    r"((?:(?:El|La|Los|Las) )?([A-ZÁÉÍÓÚÑ][a-záéíóúüñ]{3,})"
    r"(?: (?:de(?: la| los| las)?|del) [A-ZÁÉÍÓÚÑ][a-záéíóúüñ]+)*)"
)


def other_town(question: Question, title: str, knowledge: Knowledge) -> Matter | None:
    """The town of which what the title names is asked for, on the site of a town council no page of
    which says that name. A name that is a word, too, tells nothing."""
    table = read_table("es", _FILE)["town"]
    if question.is_foreign or table["council"] not in own_authorities(knowledge):
        return None
    titled = stem_set(title)
    for thing, name, first in _OF.findall(question.text):
        is_word = is_known(fold(first))
        if stem(thing) in titled and not is_word and knowledge.rarity(first) >= ABSENT:
            return Matter("other_region", table["authority"].format(name=name), fold(name))
    return None
