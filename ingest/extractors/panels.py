"""Tabs and accordions: what the button or tab that opens a panel is called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bs4 import Tag

from ingest.cleaners.elements import first_of, next_tag, previous_tag
from ingest.cleaners.markup import controls, tags_of, text_of
from ingest.extractors.headings import announced, tidy
from ingest.folding import fold

LABEL = "data-panel-label"  # the attribute in which a panel carries its label
_CONTROLS = frozenset({"button", "a", "li", "div", "span"})
_REGIONS = frozenset({"section", "div", "fieldset", "article"})
LABEL_WORDS = 16
_TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "legend"})


def label_panels(root: Tag) -> None:
    """To be called before cleaning, which takes the list of tabs away."""
    tags = tags_of(root)
    named = {str(tag["id"]): tag for tag in tags if tag.get("id")}
    for control in tags:
        for id in controls(control) if control.name in _CONTROLS else ():
            _give(named.get(id), text_of(control))
            _take_tab(control, named.get(id))
    for label, panel in _drawn_tabs(tags, named):
        _give(panel, text_of(label))
        label["hidden"] = ""
    for link, target in _plain_tabs(tags, named):
        _give(target, text_of(link))
    for panel in [tag for tag in tags if tag.attrs.get("role") == "tabpanel"]:
        owner = named.get(str(panel.get("aria-labelledby") or ""))
        _give(panel, text_of(owner) if owner else "")
    for region in [tag for tag in tags if tag.name in _REGIONS and tag.get("aria-label")]:
        label_text = str(region["aria-label"])
        if announced(label_text).strong and announced(label_text).aspects:
            _give(region, label_text)


def _drawn_tabs(tags: Sequence[Tag], named: dict[str, Tag]) -> Iterator[tuple[Tag, Tag]]:
    """Tabs without a script: `<input type="radio" id="t"><label for="t">…</label><div>…</div>`."""
    for label in tags:
        switch = named.get(str(label.get("for") or "")) if label.name == "label" else None
        panel = next_tag(label) if switch is not None else None
        if switch is None or panel is None or panel.name not in _REGIONS:
            continue
        if switch.get("type") in ("radio", "checkbox"):
            yield label, panel


def _plain_tabs(tags: Sequence[Tag], named: dict[str, Tag]) -> Iterator[tuple[Tag, Tag]]:
    """Links of a list to panels beside each other, which a script makes tabs of: (link, panel). A
    table of contents leads to headings, or to sections that begin with one."""
    found: dict[int, list[tuple[Tag, Tag]]] = {}
    for link in tags:
        href = str(link.get("href") or "") if link.name == "a" else ""
        panel = named.get(href[1:]) if href.startswith("#") else None
        if panel is None or panel.name not in _REGIONS:
            continue
        if not _begins_with_heading(panel, tidy(text_of(link))):
            found.setdefault(id(panel.parent), []).append((link, panel))
    for tabs in found.values():
        if len(tabs) > 1 and (_are_known(tabs) or _stand_together(tabs)):
            yield from tabs


def _are_known(tabs: Sequence[tuple[Tag, Tag]]) -> bool:
    return any(announced(text_of(link)).strong for link, _ in tabs)


def _stand_together(tabs: Sequence[tuple[Tag, Tag]]) -> bool:
    """The list, and its panels one after the other right behind it, in the same order."""
    panels = [panel for _, panel in tabs]
    before = previous_tag(panels[0])
    return (
        before is not None
        and all(before in link.parents for link, _ in tabs)
        and all(next_tag(one) is other for one, other in pairwise(panels))
    )


def _begins_with_heading(panel: Tag, label: str) -> bool:
    first = first_of(panel, _TITLES)
    return first is not None and fold(text_of(first)) == fold(label)


def _take_tab(control: Tag, panel: Tag | None) -> None:
    """A tab whose panel has its name says nothing more: it goes with what is hidden."""
    if control.get("role") != "tab" or panel is None or not panel.has_attr(LABEL):
        return
    if tidy(text_of(control)) == panel[LABEL] and control not in panel.parents:
        control["hidden"] = ""


def label_of(tag: Tag) -> str | None:
    return str(tag.attrs[LABEL]) if LABEL in tag.attrs else None


def _give(panel: Tag | None, text: str) -> None:
    label = tidy(text)
    if (
        panel is not None
        and label
        and not panel.has_attr(LABEL)
        and len(label.split()) <= LABEL_WORDS
    ):
        panel[LABEL] = label
