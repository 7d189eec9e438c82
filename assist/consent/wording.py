"""How to ask a citizen for what is needed, on a channel and in a language."""

from __future__ import annotations

from assist.consent.sensitivity import Needs, Sensitivity
from indexes.models import Channel
from prompts.loader import render


def asking(configured: Sensitivity, needs: Needs, channel: Channel, language: str) -> str:
    """`language` is one that there is wording for. Empty where nothing is needed."""
    if not needs:
        return ""
    return render(
        "consent/ask",
        language=language,
        channel=channel.value,
        level=needs.authentication,
        names=[configured.purposes[name].name_in(language) for name in needs.purposes],
    )
