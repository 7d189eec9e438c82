"""A structured `Procedure` out of a page of whatever layout; or the decision that it is none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import urlsplit

from indexes.models import Aspect, Procedure, Window
from ingest.extractors.aspects import (
    Placed,
    along,
    cued,
    heading_aspects,
    is_below_others,
    is_column_titles,
    may_cue,
)
from ingest.extractors.channels import channels_of
from ingest.extractors.codes import code_in, code_of
from ingest.extractors.editions import edition_of
from ingest.extractors.headings import LABEL_WORDS, announced, is_question, is_related
from ingest.extractors.linked_data import LinkedData
from ingest.extractors.outline import Heading, Line
from ingest.extractors.required_documents import required_documents
from ingest.extractors.responsible import labelled, responsible
from ingest.extractors.term import Term
from ingest.extractors.terms import terms_of
from ingest.extractors.vocabulary import vocabulary
from ingest.extractors.window import is_state, window_of
from ingest.folding import fold, word_count

CORE = frozenset(
    {
        Aspect.AUDIENCE, Aspect.REQUIREMENTS, Aspect.DOCUMENTS, Aspect.DEADLINE, Aspect.FEE,
        Aspect.RESOLUTION_TERM, Aspect.SILENCE, Aspect.BENEFIT, Aspect.CHANNEL, Aspect.WHERE,
        Aspect.APPEAL, Aspect.LEGAL_BASIS,
    }
)  # fmt: skip
ENOUGH = 4  # aspects and other signs together that make a page a procedure
IN_PROSE = 5  # core aspects that make a procedure of sentences without headings
FEW = 3  # core aspects that are enough where a page has hardly any other section
_MOSTLY = 0.75
_DOING = frozenset({Aspect.CHANNEL, Aspect.DEADLINE, Aspect.WHERE})
_OF_EVENTS = _DOING | {Aspect.FEE}
_ASKED = frozenset({Aspect.DOCUMENTS, Aspect.REQUIREMENTS})
_ADDRESS = re.compile(
    r"tr[aà]mi|proced|servicio|demarche|ficha|sede|prestacio|ayudas?|subvencion|vosdroits|izapide",
    re.IGNORECASE,
)
_DECISION = {Aspect.RESOLUTION_TERM, Aspect.SILENCE}
_COLLECTION = re.compile(r"\b(preguntas|faq|dudas|questions|noticias?|actualidad|blog)\b")
NOTHING_TOLD = LinkedData()
_SECONDARY = (Aspect.SILENCE, Aspect.APPEAL, Aspect.RESOLUTION_TERM, Aspect.FEE, Aspect.DEADLINE)


def is_procedure(placed: Sequence[Placed], title: str, url: str) -> bool:
    """Several aspects of one procedure are announced: at least two of the core, and four signs in
    all, or three in a brief sheet. Where, when and for how much alone is an event; pages that go
    through the same aspects again and again are collections of something."""
    core = CORE & _announced(placed)
    if len(core) < 2:
        core = _told_in_prose(placed)
    if len(core) < 2 or core <= _OF_EVENTS or is_collection(title) or _repeats(placed):
        return False
    signs = [
        code_of([item.line for item in placed]) is not None,
        _ADDRESS.search(urlsplit(url).path) is not None,
        any(is_state(item.line.text) for item in placed),
    ]
    return len(core) + sum(signs) >= ENOUGH or (len(core) >= FEW and _is_brief(placed, core))


def is_collection(title: str) -> bool:
    """Of questions or of news, whatever they are about."""
    return _COLLECTION.search(fold(title)) is not None


def _told_in_prose(placed: Sequence[Placed]) -> frozenset[Aspect]:
    """What sentences of a page without headings are about: nothing, where they are few."""
    openings = vocabulary().openings.items()
    lines = [item.line for item in placed if item.line.kind == "paragraph" and not item.label]
    told: set[Aspect | None] = {
        next((a for a, opening in openings if opening.search(folded)), None)
        for folded in (fold(line.text) for line in lines)
    }
    found = CORE & told
    return found if len(found) >= IN_PROSE else frozenset()


def _is_brief(placed: Sequence[Placed], core: frozenset[Aspect]) -> bool:
    """A short sheet: hardly anything but how or when to apply, and what is asked for."""
    if not (core & _DOING and core & _ASKED):
        return False
    paths = {item.line.path for item in placed if item.line.path}
    telling = sum(bool({*heading_aspects(path)} - {Aspect.OTHER}) for path in paths)
    return telling >= FEW and telling / len(paths) >= _MOSTLY


def procedure_of(
    placed: Sequence[Placed],
    title: str,
    url: str = "",
    *,
    theme: str | None = None,
    told: LinkedData = NOTHING_TOLD,
) -> Procedure:
    """`theme` and `told`: what the page says elsewhere, for when its text does not."""
    lines = [item.line for item in placed]
    texts = _texts(placed, title)
    department, body = responsible(placed)
    states = [
        item.line.text for item in placed if is_state(item.line.text) and not is_below_others(item)
    ]
    return Procedure(
        code=code_of(lines) or told.code or code_in(title),
        title=title,
        theme=next(labelled(placed, vocabulary().theme), None) or theme,
        department=department,
        body=body or (told.body if department is None else None),
        edition=edition_of(
            title, url, [_labelled(line) for line in lines[:4]], texts.get(Aspect.DEADLINE, ())
        ),
        texts=texts,
        documents=required_documents(placed),
        window=_window(states, texts.get(Aspect.DEADLINE, ()), terms_of(placed), told),
        channels=channels_of(placed),
        related=_related(placed),
    )


def _labelled(line: Line) -> str:
    """`Convocatoria` over `2026` is `Convocatoria 2026`."""
    return f"{line.path[-1].text} {line.text}" if line.path and line.text.isdigit() else line.text


def _window(
    states: Sequence[str], texts: Sequence[str], terms: Sequence[Term], told: LinkedData
) -> Window:
    """Where no section is about the term, what is said of it elsewhere; days that are only told to
    machines count where the text gives none."""
    window = window_of(states, texts, terms or None)
    if window.starts or window.ends or re.search(r"\d", window.text):
        return window
    return window.model_copy(update={"starts": told.starts, "ends": told.ends})


def _announced(placed: Sequence[Placed]) -> set[Aspect]:
    found: set[Aspect] = {item.aspect for item in placed if item.label and item.aspect}
    for item in placed:
        for heading, aspects in zip(item.line.path, along(item.line.path), strict=True):
            if word_count(heading.text) <= LABEL_WORDS:
                found.update(aspects)
    return found


def _repeats(placed: Sequence[Placed]) -> bool:
    """A collection: the same two labels below several headings; or questions that come back to the
    same two aspects, on a page that is mostly questions."""
    labels: dict[str, set[tuple[Heading, ...]]] = defaultdict(set)
    asked: dict[Aspect, set[str]] = defaultdict(set)
    told: set[str] = set()
    for path in {item.line.path for item in placed}:
        for depth, aspects in enumerate(along(path)):
            if not aspects or aspects[0] not in CORE:
                continue
            words = fold(path[depth].text)
            labels[words].add(path[:depth])
            if is_question(path[depth].text):
                asked[aspects[0]].add(words)
            else:
                told.add(words)
    repeated = sum(len(parents) > 1 for parents in labels.values())
    again = sum(len(questions) > 1 for questions in asked.values())
    return repeated >= 2 or (again >= 2 and sum(map(len, asked.values())) > 2 * len(told))


def _texts(placed: Sequence[Placed], title: str) -> dict[Aspect, tuple[str, ...]]:
    """Verbatim lines by aspect. What a page says of the silence or an appeal inside another section
    counts for those too when they have no section of their own, and the procedure is not itself
    about that: one to appeal, or to pay a fee."""
    texts: dict[Aspect, list[str]] = {}
    for item in placed:
        if item.aspect and not is_column_titles(item):
            texts.setdefault(item.aspect, []).append(item.line.text)
    for item in _alone_below_both(placed):
        for aspect in item.aspects:
            texts.setdefault(aspect, [item.line.text])
    whole = " ".join(fold(item.line.text) for item in placed)
    for aspect in _SECONDARY:
        if aspect in texts or aspect in announced(title).aspects or not may_cue(whole, aspect):
            continue
        found = [
            i.line.text
            for i in placed
            if i.aspect and not is_below_others(i) and cued(i.line.text, [aspect])
        ]
        if found:
            texts[aspect] = found
    return {aspect: tuple(found) for aspect, found in texts.items()}


def _alone_below_both(placed: Sequence[Placed]) -> list[Placed]:
    """`Plazo de resolución y silencio` > `Tres meses, positivo.`: one line for all of it."""
    below: dict[tuple[Heading, ...], list[Placed]] = defaultdict(list)
    for item in placed:
        if {*item.aspects} == _DECISION and not item.label:
            below[item.line.path].append(item)
    return [items[0] for items in below.values() if len(items) == 1]


def _related(placed: Sequence[Placed]) -> tuple[str, ...]:
    found = (item.line.text for item in placed if any(is_related(h.text) for h in item.line.path))
    return tuple(dict.fromkeys(found))
