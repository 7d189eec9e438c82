"""Ways to apply and ways to reach somebody, as pages give them in bare phrases."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assist.suggestions.evidence import Unit
from assist.suggestions.text.folding import folded_words
from indexes.facts import FactKind, Slot
from indexes.models import Aspect
from prompts.filters import enumerated

_WAYS = frozenset({FactKind.PHONE.value, FactKind.EMAIL.value, FactKind.URL.value})
_WAY_WORDS = frozenset(
    {"telefono", "telefonos", "tel", "tlf", "tfno", "correo", "electronico", "email", "e", "mail"}
    | {"web", "pagina", "sitio", "contacto", "direccion", "de", "del", "y", "o"}
)
_OFFER = frozenset(  # «Puede presentarlo en una oficina»
    {"puede", "iniciar", "presentar", "presentarlo", "gestionarlo", "tramitarlo", "realizarlo"}
    | {"el", "la", "una", "tramite", "solicitud", "oficina", "telefono"}
)
_MANNER = re.compile(
    r"(?:de (?:forma|manera|modo)|por|a través|en(?! (?:\w+ )?plazo)|mediante"
    r"|(?:presencial|electrónica|telemática)mente)\b",
    re.IGNORECASE,
)
_BARE_MANNER = frozenset(
    {"de", "forma", "manera", "modo", "en", "o", "y", "por", "persona", "linea", "internet", "bien"}
    | {"presencial", "electronica", "telematica", "telematico", "presencialmente"}
    | {"electronicamente", "telematicamente", "tanto", "como", "tambien"}
)


def is_manner(text: str) -> bool:
    """`De forma presencial, en cualquier registro`: how it is presented."""
    return _MANNER.match(text) is not None


def is_way_to_apply(unit: Unit) -> bool:
    return unit.passage.aspect is Aspect.CHANNEL or is_manner(unit.text)


def without_bare_manners(units: Sequence[Unit]) -> list[Unit]:
    """Without «De forma presencial» nor «Puede presentarlo en una oficina», where another sentence
    says each medium that it names."""
    told = {value for unit in units if not _is_bare(unit) for value in _media(unit)}
    kept: list[Unit] = []
    for unit in units:
        own = _media(unit)
        if not (_is_bare(unit) and own and own <= told):
            kept.append(unit)
            told |= own
    return kept


def contact_way(unit: Unit) -> tuple[str, str] | None:
    """The kind and the values of a line that gives ways of one kind to reach somebody, and nothing
    else."""
    facts = [fact for fact in unit.facts if fact.slot is Slot.CONTACT]
    kinds = {fact.kind.value for fact in facts}
    if len(kinds) != 1 or not kinds <= _WAYS:
        return None
    rest = unit.quote
    for fact in facts:
        rest = rest.replace(fact.value, " ")
    if not _WAY_WORDS.issuperset(folded_words(rest)):
        return None
    form = kinds.pop() + ("s" if len(facts) > 1 else "")
    return form, enumerated([fact.value for fact in facts])


def _is_bare(unit: Unit) -> bool:
    words = folded_words(unit.text)
    return (is_manner(unit.text) and _BARE_MANNER.issuperset(words)) or _is_offer(words)


def _is_offer(words: Sequence[str]) -> bool:
    return words[:1] == ["puede"] and (_BARE_MANNER | _OFFER).issuperset(words)


def _media(unit: Unit) -> frozenset[str]:
    return frozenset(f.normalised for f in unit.facts if f.kind is FactKind.CHANNEL)
