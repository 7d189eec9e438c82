"""Stems of Spanish words, and those of a sentence that carry meaning, as pages are compared."""

from __future__ import annotations

import re
import threading
from functools import lru_cache

import Stemmer

from indexes.folding import fold

_SHORT = 3  # letters: shorter words say nothing of what a sentence is about
_WORDS = re.compile(rf"[^\W\d_]{{{_SHORT},}}")
_WITHOUT_MEANING = """
a al ante bajo cada como con contra cual cuales cuando cuya cuyas cuyo cuyos de del
desde donde durante e el ella ellas ello ellos en entre era es esa esas ese eso esos
esta estan estar estas este esto estos fue ha haber hace hacer hacia han hasta hay la
las le les lo los mas me mediante mi mis muy ni no nos nuestra nuestro o otra otras otro
otros para pero por porque pueda puede pueden que quien quienes se sea sean segun ser si
sin sino sobre solo son su sus tal tambien tan tanto te tener tiene tienen todo toda
todos todas tras tu tus u un una uno unas unos usted ustedes y ya
"""
_FUNCTION = frozenset(_WITHOUT_MEANING.split())
# Snowball needs the accent to see the suffix, and citizens leave it out.
_UNACCENTED_SUFFIX = re.compile(r"(?<=[cs])ion$")
# The same of «averia»; of «licencia» it sees nothing, and there is none.
_UNACCENTED_IA = re.compile(
    r"(?!(?:bact|perif|mis|mat|art|hist|f)eria)"
    r"(?:\w+(?:er|log|graf|nom|metr|pat|gog|iatr|val)"
    r"|alcald|alegor|amnist|anatom|anomal|artesan|asesor|auditor|autor|bah|categor|cercan|cirug"
    r"|ciudadan|cofrad|compa[nñ]|consultor|contadur|cortes|demas|energ|fantas|filosof|garant"
    r"|jerarqu|lejan|mayor|mejor|melod|minor|monarqu|poes|polic|procurador|rebeld|sacrist|soberan"
    r"|teor|tranv|tutor)ia(?=s?$)"
)
# The other way round, where it is no tense: «aleman» loses what «alemán» keeps.
_ACCENTED_NOUN = re.compile(r"\w{2}[^\Wr]án$")
_PLURAL_OF_EN = re.compile(r"(?<=en)es$")  # it takes the «en» of «examen» for that of a verb
_local = threading.local()


@lru_cache(maxsize=16_384)
def stems_of(text: str) -> frozenset[str]:
    """`Renovación del carné de pesca` → `{renov, carn, pesc}`; without accents."""
    return frozenset(stem(word) for word in _WORDS.findall(fold(text)) if word not in _FUNCTION)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """`Documentación`, `documentacion` and `documentos` → `document`; `exámenes` → `exam`."""
    lowered = _PLURAL_OF_EN.sub("", word.casefold())
    if _ACCENTED_NOUN.search(lowered):
        lowered = fold(lowered)
    lowered = _UNACCENTED_SUFFIX.sub("ión", lowered)
    if lowered.endswith(("ia", "ias")) and (match := _UNACCENTED_IA.match(lowered)):
        lowered = f"{match.group()[:-2]}ía{lowered[match.end() :]}"
    return fold(_stemmer().stemWord(lowered))


def _stemmer() -> Stemmer.Stemmer:
    """Snowball stemmers are not thread-safe."""
    if not hasattr(_local, "stemmer"):
        _local.stemmer = Stemmer.Stemmer("spanish")
    return _local.stemmer
