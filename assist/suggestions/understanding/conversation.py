"""What earlier turns of a conversation add to the last one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import dropwhile, islice

from assist.suggestions.text.folding import folded_words
from assist.suggestions.titles import Titles
from assist.suggestions.understanding.mentions import codes_named, title_scores
from assist.suggestions.understanding.question import Term
from assist.suggestions.understanding.topic import topic_terms
from assist.suggestions.vocabulary.aspects import AspectVocabulary
from assist.suggestions.vocabulary.cue_index import CueIndex, cue_index
from assist.suggestions.vocabulary.cues import normalise
from assist.suggestions.vocabulary.files import read_stems, read_table, read_words
from assist.suggestions.vocabulary.word_classes import any_of

_LOOK_BACK = 6  # turns
_TURNS = 2  # that are joined where none of them names a procedure
_TOPIC = 2  # words that make a topic
_STORY = 7  # words of topic that need no earlier turn to be understood
_FEW_WORDS = 6  # of a turn that only adds to what was said
_ADDS = re.compile(rf"(?:{any_of('being')}|{any_of('told_of_it')})\b", re.IGNORECASE)
_OWN_TOPIC = 0.4  # how well a title must be named to be a topic of its own


@dataclass(frozen=True, slots=True)
class Carried:
    """The earlier turn whose topic is still spoken of."""

    text: str
    terms: tuple[Term, ...]
    codes: tuple[str, ...]
    names: bool = False  # a procedure


@dataclass(frozen=True, slots=True)
class Said:
    text: str
    by_citizen: bool


def carried_topic(
    last: str,
    earlier: Sequence[Said],
    vocabulary: AspectVocabulary,
    titles: Titles,
    goes_on: bool | None = None,
) -> Carried | None:
    """The nearest earlier turns with a topic, back to one that names a procedure, where the last
    turn has none of its own. What the citizen said tells the topic; what the agent answered, where
    that says too little, and always the code of a procedure. `goes_on`: whether the last turn is to
    be taken so where its words leave it open (`is_open`); None, as they make it likely."""
    if not earlier or codes_named(last, titles):
        return None
    own = _telling(topic_terms(last, vocabulary))
    if own and _turns_away(last, own):
        return None
    if comes_back(last):
        return _carried(_first_matter(earlier, vocabulary), vocabulary, titles)
    carried = _carried(earlier, vocabulary, titles)
    if carried is None or not own:
        return carried
    leaves = _is_another(last, own, carried, vocabulary, titles) if goes_on is None else not goes_on
    return None if leaves else carried


def is_open(last: str, vocabulary: AspectVocabulary, titles: Titles) -> bool:
    """Whether only what is found can tell if the turn goes on from the earlier ones: it says what
    it is about, and neither that it is something else nor that it is another case of the same."""
    own = _telling(topic_terms(last, vocabulary))
    if not own or codes_named(last, titles) or _adds_a_condition(last) or comes_back(last):
        return False
    return not _turns_away(last, own)


def comes_back(last: str) -> bool:
    """To what the conversation began with: «volviendo a lo primero»."""
    return _switches("back").stands_in(normalise(last))


def _telling(terms: Sequence[Term]) -> tuple[Term, ...]:
    """«¿Y se puede cambiar?» names nothing that is changed, «¿hace falta licencia?» no licence for
    anything."""
    done = read_stems("es", "operations.txt")
    own = tuple(one for one in terms if one.stem not in done)
    kinds = read_stems("es", "instruments.txt")
    return () if all(one.stem in kinds for one in own) else own


def _first_matter(earlier: Sequence[Said], vocabulary: AspectVocabulary) -> Sequence[Said]:
    """The first turn of the citizen that has a topic, alone."""
    matters = (s for s in earlier if s.by_citizen and topic_terms(s.text, vocabulary))
    return list(islice(matters, 1)) or earlier


def _carried(
    earlier: Sequence[Said], vocabulary: AspectVocabulary, titles: Titles
) -> Carried | None:
    kept: list[Carried] = []
    bare: list[Carried] = []  # turns that name a kind of thing alone
    added: list[Carried] = []
    answered: Carried | None = None
    for said in reversed(earlier[-_LOOK_BACK:]):
        turn = _read(said.text, vocabulary, titles)
        if not said.by_citizen:
            answered = answered or turn
            continue
        if answered is not None:
            kept.extend([_only_code(answered)] if turn.names else [answered])
            answered = None
        if only_adds(said.text, vocabulary):
            added.append(turn)
            continue
        if turn.names or len(turn.terms) >= _TOPIC:
            kept.append(turn)
        elif _best_title(turn.terms, titles) >= _OWN_TOPIC:
            bare.append(turn)
        if turn.names or sum(len(one.terms) >= _TOPIC for one in kept) >= _TURNS:
            break
    kept = [*added, *(kept or bare[:1])]
    if answered is not None and not kept:
        kept.append(answered)
    kept = [one for one in kept if one.terms or one.codes]
    return _joined(kept[::-1]) if kept else None


def only_adds(text: str, vocabulary: AspectVocabulary) -> bool:
    """Whether a turn asks nothing, and tells in a few words of which case the matter is: «Soy
    familia numerosa», «son de olivo», «en España»."""
    found = folded_words(text)
    if "?" in text or not 0 < len(found) <= _FEW_WORDS or not topic_terms(text, vocabulary):
        return False
    return _ADDS.match(text.strip()) is not None and not vocabulary.asked(text)


def _read(text: str, vocabulary: AspectVocabulary, titles: Titles) -> Carried:
    terms = topic_terms(text, vocabulary)
    codes = codes_named(text, titles)
    named = _best_title(_telling(terms), titles) >= _OWN_TOPIC
    return Carried(text, terms, codes, bool(codes) or named)


def _only_code(answered: Carried) -> Carried:
    return Carried("", (), answered.codes)


def _joined(turns: Sequence[Carried]) -> Carried:
    terms = {term.stem: term for turn in turns for term in turn.terms}
    codes = dict.fromkeys(code for turn in turns for code in turn.codes)
    text = "\n".join(turn.text for turn in turns if turn.text)
    return Carried(text, tuple(terms.values()), tuple(codes))


def _turns_away(last: str, own: Sequence[Term]) -> bool:
    """«Otra cosa: …», and what that is."""
    return len(own) >= _TOPIC and _switches("cues").stands_in(normalise(last))


def _is_another(
    last: str,
    own: tuple[Term, ...],
    carried: Carried,
    vocabulary: AspectVocabulary,
    titles: Titles,
) -> bool:
    """Whether the turn names a procedure itself, and not by a word that was said before; or tells a
    whole new story."""
    if _adds_a_condition(last) or only_adds(last, vocabulary):
        return False
    if _best_title(own, titles) >= _OWN_TOPIC:
        before = {term.stem for term in carried.terms}
        said_again = (term.stem for term in own if term.stem in before)
        return not any(titles.names_few(stem) for stem in said_again)
    return len(own) >= _STORY and not points_back(last)


@cache
def _switches(name: str) -> CueIndex[None]:
    return cue_index(read_table("es", "switches.toml")[name])


def points_back(text: str) -> bool:
    """Whether the turn opens by going on from what was said: «¿Y para…?»."""
    return _points(folded_words(text))


def asks_the_same(text: str) -> bool:
    """The same, behind thanks: «Vale, ¿y para el de ella?» asks again what was asked."""
    thanks = read_words("es", "thanks.txt") - read_words("es", "pointers.txt")
    return _points(list(dropwhile(thanks.__contains__, folded_words(text))))


def _points(words: Sequence[str]) -> bool:
    return bool(words) and words[0] in read_words("es", "pointers.txt")


def _adds_a_condition(text: str) -> bool:
    """`¿Y siendo familia numerosa?` asks the same again for another case."""
    found = folded_words(text)
    return points_back(text) and len(found) > 1 and found[1] in read_words("es", "conditions.txt")


def _best_title(terms: tuple[Term, ...], titles: Titles) -> float:
    return title_scores(terms, titles).best
