"""Greeting, signature and format of each channel, and what is particular to the office."""

from __future__ import annotations

from functools import lru_cache

from assist.suggestions.of_office import office_lines
from assist.suggestions.schemas import Draft, DraftFact
from assist.suggestions.understanding.question import OfficeFact
from indexes.models import Aspect, Channel, Office
from prompts.loader import render

MARKDOWN = frozenset({Channel.EMAIL, Channel.CHAT, Channel.WEB_FORM})
_PLACE = frozenset({Aspect.WHERE, Aspect.CONTACT, Aspect.CHANNEL})


def dress(
    text: str,
    *,
    channel: Channel,
    language: str,
    office: Office | None,
    organisation: str,
    territorial: list[str],
) -> Draft:
    """The text between the channel's opening and closing. Only these two know the office."""
    return Draft(
        opening=_opening(language, channel),
        text=text,
        closing=_closing(language, channel, office, organisation, tuple(territorial)),
        format="markdown" if channel in MARKDOWN else "plain",
        language=language,
        channel=channel,
    )


@lru_cache(maxsize=256)
def _opening(language: str, channel: Channel) -> str:
    return render("register/opening", language=language, channel=channel.value)


@lru_cache(maxsize=256)
def _closing(
    language: str,
    channel: Channel,
    office: Office | None,
    organisation: str,
    territorial: tuple[str, ...],
) -> str:
    return render(
        "register/closing",
        language=language,
        channel=channel.value,
        office=office,
        organisation=organisation,
        territorial=territorial,
    )


def territorial_part(
    office: Office, aspects: tuple[Aspect, ...], language: str = "es"
) -> tuple[list[str], list[DraftFact]]:
    """Lines for the closing, and their facts, where the question is about places or contact."""
    if _PLACE.isdisjoint(aspects):
        return [], []
    return office_lines(office, tuple(OfficeFact), language)
