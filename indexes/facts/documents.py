"""Names of documents: a head (`certificado`) with its complement (`de empadronamiento`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexes.facts.candidates import Candidate
from indexes.facts.folding import fold_in_place
from indexes.facts.models import FactKind
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import alternatives, vocabulary
from indexes.models import Aspect

_DATA = vocabulary("documents")
_ALONE, _STRONG, _WEAK, _LINKED, _BROUGHT = (
    alternatives(_DATA[name]) for name in ("alone", "strong", "weak", "linked", "brought")
)
_ADJECTIVE = rf"(?: (?!{alternatives(_DATA['not_adjectives'])}\b){_DATA['adjective']}\b)"
_LINK = rf" (?:del|de(?: la| el| los| las| sus?)?) (?!{_DATA['owners']})"
_CREDITOR = r" (?:con|en) (?:la|el|los|las) [a-z]{2,}(?: social)?"
_CURRENT = rf"(?:estar|hallarse|encontrarse) al corriente(?:{_CREDITOR})?"
_NOUN = rf"(?:no )?(?:{_CURRENT}|haber [a-z]+|[a-z]{{2,}}(?:/[a-z]+)?)\b"
_CHAIN = rf"(?:{_LINK}{_NOUN}{_ADJECTIVE}{{0,2}}){{1,4}}"
_OR_HEAD = rf"(?: (?:o|u) (?:{_STRONG}|{_WEAK}|{_LINKED}))?\b"
_COMPLEMENT = rf"(?:{_ADJECTIVE}{{1,2}}(?:{_CHAIN})?|{_CHAIN})"
_OF = r"(?:de |del |de la |de los |de las |de su )"
_NAME = (
    rf"(?P<copied>(?:foto)?copias?{_ADJECTIVE}?(?: compulsadas?)? {_OF}(?:{_ALONE})\b)"
    rf"|(?P<alone>{_ALONE})\b(?:{_CHAIN})?"
    rf"|(?P<strong>{_STRONG}{_OR_HEAD}{_COMPLEMENT})"
    rf"|(?P<weak>{_WEAK}{_OR_HEAD}{_COMPLEMENT})|(?P<linked>{_LINKED}{_OR_HEAD}{_CHAIN})"
    rf"|(?P<brought>{_BROUGHT})\b"
)
# Part of an address ("fichas.aragon.es") is no name.
_ENDS = r"(?![\w@]|\.[a-z0-9])"
_DOCUMENT = re.compile(rf"(?<![\w.@-])(?:{_NAME}){_ENDS}")
_ITEM = re.compile(
    r"(?:^|\n)[ \-•*·–>]*(?:[0-9a-z]{1,2}[.)] )?"
    r"(?:(?:el|la|los|las|un|una|original de|originales de) )?"
    rf"(?P<name>(?!{alternatives(_DATA['not_items'])}\b)"
    rf"(?:{_STRONG}|{_WEAK}|{_LINKED}|[a-z]{{4,}}(?<!ar)(?<!er)(?<!ir)(?<!se)){_OR_HEAD}"
    rf"(?:{_COMPLEMENT})?){_ENDS}"
)
_BRINGING = re.compile(vocabulary("slots")["documents"]["bring"])
_GETTING = re.compile(vocabulary("slots")["documents"]["get"])
_BROUGHT_AFTER = re.compile(_DATA["brought_after"])
_HEADING = re.compile(_DATA["heading"])
# "DNI: 12345678Z" is a number, not a document to bring.
_NUMBER_AFTER = re.compile(r" ?:? ?(?:n\.?º ?)?[xyz]?-?[0-9](?:[.-]?[0-9]){5}")
_VERB_REACH = 100
_REACH = 300  # characters of the sentence
_LONGEST_ITEM = 220  # characters: longer lines are prose


def find_documents(reading: Reading) -> Iterator[Candidate]:
    """Lower case, no article, accents kept: `certificado de empadronamiento`."""
    listed = lists_documents(reading)
    taken: list[tuple[int, int]] = []
    position = 0
    while match := _DOCUMENT.search(reading.folded, position):
        if _names_a_document(reading, match, listed=listed):
            position = match.end()
            taken.append(match.span())
            yield _candidate(reading, *match.span())
        else:  # "solicitud del certificado de …": the name may begin at its complement
            position = _after_word(reading.folded, match.start())
    if listed:
        for match in _ITEM.finditer(reading.folded):
            if _is_item(reading.folded, match, taken):
                yield _candidate(reading, *match.span("name"))


def _names_a_document(reading: Reading, match: re.Match[str], *, listed: bool) -> bool:
    if match["alone"]:
        # "entréguelo en nóminas" is an office, "DNI: 12345678Z" a number
        office = reading.folded.endswith(" en ", 0, match.start())
        return not office and _NUMBER_AFTER.match(reading.folded, match.end()) is None
    if listed:
        return True
    if match["brought"]:
        return _is_brought(reading, match)
    return not match["linked"] and (not match["weak"] or _in_play(reading, match))


def _after_word(folded: str, start: int) -> int:
    space = folded.find(" ", start)
    return space + 1 if space >= 0 else len(folded)


def lists_documents(reading: Reading) -> bool:
    """Whether the passage or its nearest heading is about what to bring."""
    if reading.aspect is not None:
        return reading.aspect is Aspect.DOCUMENTS
    return bool(reading.section) and _HEADING.search(fold_in_place(reading.section[-1])) is not None


def _is_item(folded: str, match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    start, end = match.span("name")
    line_end = folded.find("\n", start)
    length = (line_end if line_end >= 0 else len(folded)) - start
    return length <= _LONGEST_ITEM and not any(start < e and s < end for s, e in taken)


def _candidate(reading: Reading, start: int, end: int) -> Candidate:
    form = " ".join(reading.raw[start:end].lower().split())
    return Candidate(FactKind.DOCUMENT, start, end, form)


def _is_brought(reading: Reading, match: re.Match[str]) -> bool:
    """`traiga el empadronamiento`: the word alone is a document after such a verb."""
    start, _ = reading.sentence(match.start())
    start = max(start, match.start() - _VERB_REACH)
    return _BROUGHT_AFTER.search(reading.folded, start, match.start()) is not None


def _in_play(reading: Reading, match: re.Match[str]) -> bool:
    """A contract is a document where the sentence brings or gets something."""
    first, last = reading.sentence(match.start())
    start, end = max(first, match.start() - _REACH), min(last, match.end() + _REACH)
    folded = reading.folded
    if _BRINGING.search(folded, start, end) or _GETTING.search(folded, start, end):
        return True
    announced = (reading.announcing(first), reading.lead(match.start()))
    return any(one is not None and _BRINGING.search(folded, *one) for one in announced)
