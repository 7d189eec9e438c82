"""Names of documents: a head (`certificado`) with its complement (`de empadronamiento`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexes.facts.candidates import Candidate
from indexes.facts.models import FactKind
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import alternatives, vocabulary
from indexes.models import Aspect

_DATA = vocabulary("documents")
_ALONE, _STRONG, _WEAK = (alternatives(_DATA[name]) for name in ("alone", "strong", "weak"))
_ADJECTIVE = rf"(?: (?!{alternatives(_DATA['not_adjectives'])}\b){_DATA['adjective']}\b)"
_LINK = rf" (?:del|de(?: la| el| los| las| sus?)?) (?!{_DATA['owners']})"
_NOUN = r"(?:no )?(?:estar al corriente|haber [a-z]+|[a-z]{2,}(?:/[a-z]+)?)\b"
_CHAIN = rf"(?:{_LINK}{_NOUN}{_ADJECTIVE}{{0,2}}){{1,4}}"
_ANY_HEAD = rf"(?:{_STRONG}|{_WEAK})"
_HEADS = rf"{{}}(?: (?:o|u) {_ANY_HEAD})?\b"
_COMPLEMENT = rf"(?:{_ADJECTIVE}{{1,2}}{_CHAIN}|{_CHAIN}|{_ADJECTIVE}{{1,2}})"
_DOCUMENT = re.compile(
    rf"\b(?:(?P<copied>(?:foto)?copias?{_ADJECTIVE}?(?: compulsadas?)? (?:de |del |de la |de los |de las |de su )(?:{_ALONE}))"
    rf"|(?P<alone>{_ALONE})(?P<more>{_CHAIN})?"
    rf"|(?P<strong>{_HEADS.format(_STRONG)}{_COMPLEMENT})"
    rf"|(?P<weak>{_HEADS.format(_WEAK)}{_COMPLEMENT}))(?![\w])"
)
_BRINGING = re.compile(vocabulary("slots")["documents"]["bring"])
_GETTING = re.compile(vocabulary("slots")["documents"]["get"])
# A number of identity is no document to bring: "indique su DNI en el asunto" is, "DNI: …" is not.
_NUMBER_AFTER = re.compile(r" ?:? ?(?:n\.?º ?)?[0-9]")


def find_documents(reading: Reading) -> Iterator[Candidate]:
    """Lower case, no article, accents kept: `certificado de empadronamiento`."""
    under_heading = reading.aspect is Aspect.DOCUMENTS
    for match in _DOCUMENT.finditer(reading.folded):
        if match["weak"] and not under_heading and not _in_play(reading, match):
            continue
        if match["alone"] and _NUMBER_AFTER.match(reading.folded, match.end()):
            continue
        end = match.end()
        form = " ".join(reading.raw[match.start() : end].lower().split())
        yield Candidate(FactKind.DOCUMENT, match.start(), end, form)


def _in_play(reading: Reading, match: re.Match[str]) -> bool:
    start, end = reading.sentence(match.start())
    folded = reading.folded
    return bool(_BRINGING.search(folded, start, end) or _GETTING.search(folded, start, end))
