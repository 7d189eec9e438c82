"""Procedures of the kind that is named, which a search for that word alone has left behind."""

from __future__ import annotations

from collections.abc import Iterable

from assist.suggestions.assessment.instruments import forms_of
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.titles import Titles


def left_behind(
    things: Iterable[str], ranked: Iterable[Candidate], titles: Titles
) -> list[Candidate]:
    """Without passages nor score: «el certificado» finds the passages of one, and may mean any."""
    found = {document for one in ranked for document in one.documents}
    entries = {
        entry.document_id: entry
        for thing in things
        for form in sorted(forms_of(thing))
        for entry in titles.by_stem.get(form, ())
    }
    return [
        Candidate(entry.code or entry.document_id, document, entry.text, entry.code, True, (), 0.0)
        for document, entry in entries.items()
        if document not in found
    ]
