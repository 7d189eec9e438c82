"""Reads the question: language, aspects, topic, what it carries over, whether to go on."""

from __future__ import annotations

from assist.suggestions.assessment.own_authorities import own_authorities
from assist.suggestions.frozen import replace
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.needs.telling import may_stand
from assist.suggestions.of_office import told_of_office
from assist.suggestions.pipeline.context import Context
from assist.suggestions.schemas import Status
from assist.suggestions.understanding.conversation import (
    Carried,
    Said,
    asks_the_same,
    carried_topic,
    is_open,
)
from assist.suggestions.understanding.language import detect_language
from assist.suggestions.understanding.mentions import codes_named, named_titles, years_named
from assist.suggestions.understanding.own_office import asked_of_office
from assist.suggestions.understanding.pieces import pieces_of
from assist.suggestions.understanding.placeholders import without_placeholders
from assist.suggestions.understanding.question import PAGES, Question, Term
from assist.suggestions.understanding.readable import Reading, readable
from assist.suggestions.understanding.replaced import with_its_place_taken
from assist.suggestions.understanding.safety import honest_part, is_misuse
from assist.suggestions.understanding.spelling import repaired
from assist.suggestions.understanding.thanks import only_thanks, without_thanks
from assist.suggestions.understanding.topic import Asked, asked_about, topic_terms
from assist.suggestions.vocabulary.aspects import AspectVocabulary, aspect_vocabulary
from assist.suggestions.vocabulary.patterns import Matter, patterns
from assist.suggestions.vocabulary.regions import asked_and_told, other_region
from assist.suggestions.vocabulary.shorthand import spelt_out_in
from indexes.redaction import trusted

_MEANT = 0.4  # of what an expression is called, beside the words said
_TELLING_WORDS = 5  # of a turn, to tell its own language


def understand(context: Context) -> Context:
    honest = _without_orders(context)
    question = read(honest or context)
    if honest is None:
        question = replace(question, unsafe=True)
        return replace(context, question=question, status=Status.UNSAFE)
    context = replace(
        honest,
        question=question,
        otherwise=_otherwise(honest, question),
        pieces=_pieces(honest, question),
    )
    if question.crisis:
        return replace(context, status=Status.NEEDS_CONSENT)
    if told := told_of_office(question, context.resources.office):
        return replace(context, of_office=told, status=told.status, confidence=told.confidence)
    if is_withheld(context) and all(piece.own_file for piece in context.pieces):
        return replace(context, status=Status.NEEDS_CONSENT)
    return context


def is_withheld(context: Context) -> bool:
    """Whether it is about the citizen's own file, and nobody has agreed that it be read."""
    citizen = context.request.citizen
    return context.asked.own_file and not (citizen.authenticated and citizen.consent)


def _otherwise(context: Context, question: Question) -> Question | None:
    """The other way to read the last turn of a conversation, where its words leave open whether it
    goes on from the earlier ones."""
    titles, pages = context.resources.knowledge.titles, aspect_vocabulary(PAGES)
    if len(context.turns) == 1:
        return None
    last = readable(context.turns[-1].text, question.language, titles).whole
    if not is_open(last, pages, titles):
        return None
    other = read(context, goes_on=not question.carried)
    return other if other.carried is not question.carried else None


def _pieces(context: Context, question: Question) -> tuple[Question, ...]:
    """Empty for a message that asks one thing. What the agent wants added belongs to no piece."""
    if context.turns[-1].role != "citizen":
        return ()
    texts = pieces_of(context.turns[-1].text, question.language)
    if len(texts) == 1:
        return ()
    alone = replace(context, instruction="")
    pieces = tuple(read(about(alone, one, question)) for one in texts)
    standing = sum(may_stand(piece, is_first=place == 0) for place, piece in enumerate(pieces))
    return pieces if standing > 1 else ()


def about(context: Context, text: str, whole: Question) -> Context:
    """The run as if that piece of the message had been written, in the same language."""
    request = context.request.model_copy(update={"language": whole.language})
    last = replace(context.turns[-1], text=trusted(text))
    return replace(context, request=request, turns=(*context.turns[:-1], last))


def _without_orders(context: Context) -> Context | None:
    """With the last message as an honest citizen would have sent it; None for misuse."""
    said = [turn.text for turn in context.turns if turn.role == "citizen"]
    last = context.turns[-1]
    if is_misuse(said[:-1] if last.role == "citizen" else said):
        return None
    honest = honest_part(last.text, _language(context)) if last.role == "citizen" else last.text
    if honest is None or honest == last.text:
        return None if honest is None else context
    turns = (*context.turns[:-1], replace(last, text=trusted(honest)))
    return replace(context, turns=turns)


def read(context: Context, goes_on: bool | None = None) -> Question:
    """The last turn, with what it carries over; `goes_on`: see `carried_topic`."""
    knowledge, text = context.resources.knowledge, context.turns[-1].text
    language = _language(context)
    vocabulary, pages = aspect_vocabulary(language), aspect_vocabulary(PAGES)
    said = without_placeholders(text)
    own_words = without_thanks(said)
    before = [
        readable(without_placeholders(turn.text), language, knowledge.titles).whole
        for turn in context.turns[:-1]
    ]
    last = _last(own_words, language, knowledge)
    earlier = [
        Said(text, turn.role == "citizen")
        for text, turn in zip(before, context.turns[:-1], strict=True)
    ]
    if language == PAGES:
        earlier = with_its_place_taken(earlier, own_words, knowledge.titles)
    carried = carried_topic(last.whole, earlier, pages, knowledge.titles, goes_on)
    asked = _asked(context, vocabulary)
    own = _topic(last, pages)
    if thanks := only_thanks(said, language):
        carried, asked, own = None, Asked(), ()
    wanted = last.whole if language == PAGES else f"{own_words}\n{last.whole}".strip()
    known, meant = patterns(), own_words if language == PAGES else f"{own_words}\n{last.whole}"
    return Question(
        text=text,
        search=_after(carried, wanted),
        written=_after(carried, own_words) if last.meant and last.understood < 1 else "",
        language=language,
        aspects=asked.aspects,
        decisive=asked.decisive,
        also=asked.also,
        topic=_joined(own, carried.terms) if carried else own,
        understood=last.understood,
        codes=codes_named(text, knowledge.titles) or (carried.codes if carried else ()),
        names_year=years_named(text),
        carried=carried is not None,
        thanks=thanks,
        of_office=() if carried else asked_of_office(own_words, language),
        own_file=known.asks_own_file(own_words, asks_public=asked.decisive),
        crisis=known.is_crisis(own_words),
        sensitive=known.sensitive_kinds(meant),
        matter=_elsewhere(meant, carried.text if carried else "", language, knowledge),
    )


def _after(carried: Carried | None, text: str) -> str:
    return f"{carried.text}\n{text}" if carried else text


def _last(text: str, language: str, knowledge: Knowledge) -> Reading:
    """Expressions are looked for in what is spelt as it should be."""
    pages = aspect_vocabulary(PAGES)
    if language != PAGES:
        return readable(text, language, knowledge.titles)
    spelt = repaired(spelt_out_in(text), topic_terms(text, pages), knowledge)
    named = named_titles(topic_terms(spelt, pages), knowledge.titles)
    return readable(spelt, language, knowledge.titles, named, text)


def _topic(reading: Reading, pages: AspectVocabulary) -> tuple[Term, ...]:
    """What is only meant tells less than what is said beside it."""
    said = topic_terms(reading.said, pages)
    meant = topic_terms(reading.meant, pages)
    worth = _MEANT if said else 1.0
    return _joined(tuple(replace(term, worth=worth) for term in meant), said)


def _language(context: Context) -> str:
    """Short turns are read in the language of the conversation."""
    default = context.resources.settings.default_language
    if context.request.language:
        return context.request.language
    last = context.turns[-1].text
    if len(last.split()) >= _TELLING_WORDS:
        return detect_language(last, default)
    said = " ".join(turn.text for turn in context.turns if turn.role == "citizen")
    return detect_language(said, default)


def _elsewhere(text: str, before: str, language: str, knowledge: Knowledge) -> Matter | None:
    asked, told = asked_and_told(text) if language == PAGES else (text, "")
    region = other_region(f"{before} {asked}", knowledge.own_region, told)
    matter = region or patterns().matter(f"{before} {text}" if before else text)
    return None if matter and matter.authority in own_authorities(knowledge) else matter


def _asked(context: Context, vocabulary: AspectVocabulary) -> Asked:
    """What the last turn asks; where it only goes on («¿y para…?»), what was asked before; and what
    the agent wants added to the draft."""
    asked = asked_about(context.turns[-1].text, vocabulary)
    if not asked.decisive and asks_the_same(context.turns[-1].text):
        asked = next((a for a in _asked_before(context, vocabulary) if a.decisive), asked)
    added = asked_about(context.instruction, vocabulary) if context.instruction else Asked()
    if not added.decisive:
        return asked
    kept = asked.aspects if asked.decisive else ()
    return Asked(tuple(dict.fromkeys((*kept, *added.aspects))), True, asked.also)


def _asked_before(context: Context, vocabulary: AspectVocabulary) -> list[Asked]:
    earlier = (turn for turn in reversed(context.turns[:-1]) if turn.role == "citizen")
    return [asked_about(turn.text, vocabulary) for turn in earlier]


def _joined(own: tuple[Term, ...], carried: tuple[Term, ...]) -> tuple[Term, ...]:
    return tuple({term.stem: term for term in (*own, *carried)}.values())
