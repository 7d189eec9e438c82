"""Tabs and accordions: what the button or tab that opens a panel is called."""

from __future__ import annotations

from bs4 import Tag

from ingest.cleaners.markup import controls, text_of
from ingest.extractors.headings import announced, tidy

LABEL = "data-panel-label"  # the attribute in which a panel carries its label
_REGIONS = ["section", "div", "fieldset", "article"]
LABEL_WORDS = 16


def label_panels(root: Tag) -> None:
    """To be called before cleaning, which takes the list of tabs away."""
    named = {str(tag["id"]): tag for tag in root.find_all(id=True)}
    for control in root.find_all(["button", "a", "li", "div", "span"]):
        for id in controls(control):
            _give(named.get(id), text_of(control))
    for panel in root.find_all(role="tabpanel"):
        label = named.get(str(panel.get("aria-labelledby") or ""))
        _give(panel, text_of(label) if label else "")
    for region in root.find_all(_REGIONS, attrs={"aria-label": True}):
        label_text = str(region["aria-label"])
        if announced(label_text).strong and announced(label_text).aspects:
            _give(region, label_text)


def label_of(tag: Tag) -> str | None:
    return str(tag.get(LABEL)) if tag.has_attr(LABEL) else None


def _give(panel: Tag | None, text: str) -> None:
    label = tidy(text)
    if (
        panel is not None
        and label
        and not panel.has_attr(LABEL)
        and len(label.split()) <= LABEL_WORDS
    ):
        panel[LABEL] = label
