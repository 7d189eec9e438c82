"""Names of persons: after words that introduce one, in a signature, beside an identity number, or
a known given name with a common surname."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexes.redaction.models import Finding, FindingKind
from indexes.redaction.vocabulary import vocabulary
from indexes.redaction.words import Word, adjacent, all_words, words_at

_DATA = vocabulary("names")
_GIVEN, _SURNAMES, _INSTITUTIONAL, _NOT_NAMES, _PARTICLES, _POSTS = (
    frozenset(_DATA[name])
    for name in ("given", "surnames", "institutional", "not_names", "particles", "posts")
)


def _cues(name: str, ending: str = r"(?!\w)(?=\W{0,3}\w)") -> re.Pattern[str]:
    words = sorted(_DATA[name], key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(words) + ")" + ending)


# How many capitalised words after the cue make an unknown name; 0: any word does.
_NAMING = _cues("naming_cues")
_CUES = (
    (_cues("sure_cues"), 0),
    (_cues("capital_cues"), 1),
    (_NAMING, 1),
    (_cues("pair_cues"), 2),
    (_cues("greeting_cues"), 99),
)
_END_OF_LINE = r"(?!\w)[ ,.:;!]*(?:\n[ \t]*)*"
_FAREWELL = _cues("farewells", _END_OF_LINE)
_FOREIGN_FAREWELL = _cues("foreign_farewells", _END_OF_LINE)
_PLACE_BEFORE = re.compile(
    r"\b(?:" + "|".join(_DATA["places"]) + r")\.?(?: (?:del?|la|el|los|las))*\s*$"
)
_BEFORE_IDENTITY = re.compile(
    r"(?P<name>[^\W\d_]+(?:['’.\-][^\W\d_]+)*(?: [^\W\d_]+(?:['’.\-][^\W\d_]+)*){1,5})"
    r"[ ,.;:(/\-]*(?:(?:y )?(?:con |mi )?(?:DNI|NIE|NIF|[Pp]asaporte|[Tt]el[ée]?f?(?:ono)?s?"
    r"|[Tt]fno|[Tt]lf|[Mm][óo]vil|[Cc]orreo(?: electr[óo]nico)?|[Ee]-?mail)\b[ .:nNºo°]*(?:es )?)?$"
)
_PERSONS = re.compile(r"(?<!\w)(?:" + "|".join(_DATA["persons"]) + r")(?!\w)")
_LONGEST_ACRONYM = 7
_MOST_WORDS = 6
_REACH = 90


def find_names(text: str, folded: str, identities: Sequence[Finding] = ()) -> Iterator[Finding]:
    """`identities` are the numbers and contacts of persons that were found: a capitalised name
    right before one is that person's. The findings may overlap."""
    for pattern, capitals in _CUES:
        for match in pattern.finditer(folded):
            position = _skip(text, match.end())
            names_thing = pattern is _NAMING and _tells_of_thing(folded[: match.start()])
            if not (names_thing and _is_acronym(text, position)):
                yield from _introduced(text, position, capitals)
    for match in _FAREWELL.finditer(folded):
        yield from _signature(text, match.end(), capitals=2)
    for match in _FOREIGN_FAREWELL.finditer(folded):
        yield from _signature(text, match.end(), capitals=1)
    for identity in identities:
        yield from _before_identity(text, identity.start)
    yield from _known(text, folded)


def _introduced(text: str, position: int, capitals: int) -> Iterator[Finding]:
    words = words_at(text, position, _MOST_WORDS)
    if not words or words[0].folded in _INSTITUTIONAL | _POSTS | _NOT_NAMES:
        return
    if words[0].folded in _GIVEN or capitals == 0 or _leading_capitals(words) >= capitals:
        yield _finding(words[0].start, _name_end(words))


def _is_acronym(text: str, position: int) -> bool:
    """One word in capitals in a text that is not: things are called so, persons are not."""
    words = words_at(text, position, 2)
    if not words or words[0].folded in _GIVEN | _SURNAMES or text.isupper():
        return False
    letters = words[0].text.replace(".", "")
    alone = len(words) == 1 or not words[1].capitalised
    return alone and 1 < len(letters) <= _LONGEST_ACRONYM and letters.isupper()


def _tells_of_thing(before: str) -> bool:
    """What is named stands before, in the same sentence, and nobody is spoken of there."""
    sentence = re.split(r"[.!?\n]", before[-_REACH:])[-1].strip(" ,;:¿¡")
    return bool(sentence) and not _PERSONS.search(sentence)


def _leading_capitals(words: list[Word]) -> int:
    """How many words of a name begin with a capital, particles apart; 0 before institutions."""
    count = 0
    for word in words:
        if word.folded in _INSTITUTIONAL:
            return 0
        if word.folded in _PARTICLES:
            continue
        if not word.capitalised or word.folded in _NOT_NAMES:
            break
        count += 1
    return count


def _signature(text: str, position: int, capitals: int) -> Iterator[Finding]:
    """The line after a farewell, when it holds a name and nothing of an institution."""
    stop = text.find("\n", position)
    line = text[position : stop if stop >= 0 else len(text)]
    words = words_at(text, position, _MOST_WORDS)
    if not words or {word.folded for word in all_words(line)} & _INSTITUTIONAL:
        return
    known = words[0].folded in _GIVEN
    if not known and (not words[0].capitalised or words[0].folded in _NOT_NAMES):
        return
    end = _name_end(words)
    alone = not text[end : position + len(line)].strip(" .,\t")
    if known or (alone and _leading_capitals(words) >= capitals):
        yield _finding(words[0].start, end)


def _before_identity(text: str, position: int) -> Iterator[Finding]:
    match = _BEFORE_IDENTITY.search(text, max(0, position - _REACH), position)
    if match is None:
        return
    words = words_at(text, match.start("name"), _MOST_WORDS + 1)
    run = _last_run([word for word in words if word.end <= match.end("name")])
    if len(run) >= 2 and not any(word.folded in _INSTITUTIONAL | _NOT_NAMES for word in run):
        yield _finding(run[0].start, run[-1].name_end)


def _last_run(words: list[Word]) -> list[Word]:
    """The capitalised words at the end, with the particles between them."""
    run: list[Word] = []
    for word in reversed(words):
        if not word.capitalised and not (run and word.folded in _PARTICLES):
            break
        run.insert(0, word)
    while run and not run[0].capitalised:
        run.pop(0)
    return run


def _known(text: str, folded: str) -> Iterator[Finding]:
    """A given name with a common surname, both capitalised, that names no street nor hospital."""
    words = list(all_words(text))
    index = 0
    while index < len(words):
        run = _run_from(text, words, index)
        if len(run) >= 2 and _is_person(run):
            before = max(0, run[0].start - _REACH)
            if not _PLACE_BEFORE.search(folded, before, run[0].start):
                yield _finding(run[0].start, run[-1].name_end)
        index += max(len(run), 1)


def _run_from(text: str, words: list[Word], index: int) -> list[Word]:
    run: list[Word] = []
    for word in words[index:]:
        if run and not adjacent(text, run[-1], word):
            break
        if not word.capitalised and not (run and word.folded in _PARTICLES):
            break
        run.append(word)
    while run and not run[-1].capitalised:
        run.pop()
    return run


def _is_person(run: list[Word]) -> bool:
    folded = [word.folded for word in run]
    if any(word in _INSTITUTIONAL for word in folded):
        return False
    return folded[0] in _GIVEN and any(word in _SURNAMES for word in folded[1:])


def _name_end(words: list[Word]) -> int:
    """Where the name ends: at the first word that is no part of one."""
    lower = not words[0].capitalised
    end = words[0].name_end
    for word in words[1:]:
        if word.folded in _PARTICLES:
            continue
        known = word.folded in _GIVEN or word.folded in _SURNAMES
        proper = word.capitalised and not lower and word.folded not in _NOT_NAMES | _INSTITUTIONAL
        if not (known or proper):
            break
        end = word.name_end
    return end


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\u00a0:,":
        position += 1
    return position


def _finding(start: int, end: int) -> Finding:
    return Finding(kind=FindingKind.NAME, start=start, end=end)
