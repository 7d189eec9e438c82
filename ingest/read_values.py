"""Values that extraction read from the whole page of a procedure: better than what its sentences
say one by one, since a page shows channels by icons, and its window by a label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from indexes.conflicts import WINDOW
from indexes.facts import FactKind, Slot
from indexes.models import Aspect, Procedure, Window
from indexes.tables import Document, DocumentFact

_ANSWERS = {True: "yes", False: "no"}


def with_read(
    procedure: Procedure, rows: Sequence[DocumentFact], document: Document, about: str | None
) -> Iterator[DocumentFact]:
    """The rows, where the channels are those that were read, and the state of the window."""
    channels = dict(_channels(procedure))
    for row in rows:
        if row.kind != FactKind.CHANNEL or row.normalised.partition(":")[0] not in channels:
            yield _of_window(row, procedure.window)
    for medium, answer in channels.items():
        form = f"{medium}:{answer}"
        yield _row(document, about, FactKind.CHANNEL, form, Aspect.CHANNEL, procedure, rows)
    if procedure.window.state:
        yield _row(
            document, about, WINDOW, procedure.window.state, Aspect.DEADLINE, procedure, rows
        )


def _of_window(row: DocumentFact, window: Window) -> DocumentFact:
    """A day under a label of its own (`Fecha de inicio`) opens or closes the window, as the page
    says elsewhere or not at all."""
    if row.kind == FactKind.DATE and row.slot == Slot.DEADLINE and window.starts != window.ends:
        ends = {window.starts: "{}/..", window.ends: "../{}"}
        form = next((f for day, f in ends.items() if day and row.normalised == str(day)), "{}")
        row.normalised = form.format(row.normalised)
    return row


def _channels(procedure: Procedure) -> Iterator[tuple[str, str]]:
    for medium, open_ in procedure.channels.model_dump().items():
        if open_ is not None:
            yield medium, _ANSWERS[open_]


def _row(
    document: Document,
    about: str | None,
    kind: str,
    form: str,
    aspect: Aspect,
    procedure: Procedure,
    rows: Sequence[DocumentFact],
) -> DocumentFact:
    """Shown with the sentence that says it, else with the first of that aspect."""
    saying = _saying(rows, kind, form, aspect)
    words = saying.sentence if saying else next(iter(procedure.texts.get(aspect, ())), "")
    return DocumentFact(
        document_id=document.id,
        about=about,
        kind=str(kind),
        slot=Slot.DEADLINE.value if kind == WINDOW else Slot.CHANNEL.value,
        normalised=form,
        value=saying.value if saying and kind != WINDOW else form,
        sentence=(procedure.window.text if kind == WINDOW else "") or words,
        section=saying.section if saying else [],
        aspect=aspect.value,
        url=saying.url if saying else document.url,
        passage_id=saying.passage_id if saying else "",
    )


def _saying(
    rows: Iterable[DocumentFact], kind: str, form: str, aspect: Aspect
) -> DocumentFact | None:
    same = (row for row in rows if row.kind == kind and row.normalised == form)
    return next(same, None) or next((row for row in rows if row.aspect == aspect.value), None)
