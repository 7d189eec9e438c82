"""Takes out of a parsed page what is no content: scripts, navigation, cookie notices, banners,
hidden elements. General signals only: tags, roles, words of class and id, share of links."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from functools import cache, lru_cache
from typing import Any

from bs4 import BeautifulSoup, Comment, PageElement, Tag

from ingest.cleaners.elements import around, first_of
from ingest.cleaners.lines import is_banner
from ingest.cleaners.patterns import patterns
from ingest.cleaners.tree import QuickTreeBuilder
from ingest.folding import squeeze

MOST = 0.4  # an element with more of the text than this is no boilerplate
NOTHING_ELSE = 0.8
A_FEW = 50  # letters that tell that a text is not empty
LINKED = 0.5  # share of the text inside links that makes an element a list of links
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FRAME = re.compile(
    r"^(?:site|page|global|web|main)?[-_]?(?:footer|foot|pie|header|head|cabecera)"
    r"(?:[-_]?(?:site|page|web|(?:de[-_])?pagina|container|wrapper))?$",
    re.IGNORECASE,
)
_TITLES = frozenset({"h1", "h2", "h3"})
_NEVER = frozenset({"html", "body", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"tr", "td", "th", "li", "dd", "dt", "tbody", "thead", "summary", "details"})
_CONTAINERS = ("div", "section", "aside", "ul", "ol", "form", "header", "footer", "p", "span", "a")


def strip(root: Tag) -> None:
    """Removes in place. The title (h1) and whatever holds most of the text always stay; the caller
    has taken away headings that are only the site's logo."""
    _remove_tags(root)
    _remove_hidden(root)
    _remove_landmarks(root)
    _remove_named(root)
    _remove_banners(root)


def words_of(tag: Tag) -> frozenset[str]:
    """Words of class and id, lower case."""
    if not tag.attrs:
        return frozenset()
    return _words_in(" ".join([*classes_of(tag), str(tag.attrs.get("id") or "")]))


@lru_cache(maxsize=20_000)
def _words_in(names: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORDS.findall(names))


def tags_of(root: Tag, names: Container[str] | None = None) -> list[Tag]:
    """Descendants in reading order, of these names: `find_all` without its cost, which made up half
    of an extraction."""
    found: list[Tag] = []
    node, after = _first_inside(root), _after(root)
    while node is not after:
        if isinstance(node, Tag) and (names is None or node.name in names):
            found.append(node)
        node = node.next_element
    return found


def _first_inside(root: Tag) -> Any:
    """The root of a tree is joined to its first element by its contents alone."""
    return root.contents[0] if root.contents else root.next_element


def _after(root: Tag) -> Any:
    """What follows the last thing inside it; what follows itself where it is empty."""
    last: Any = root
    while isinstance(last, Tag) and last.contents:
        last = last.contents[-1]
    return last.next_element


def comments_of(root: Tag) -> list[Comment]:
    """In reading order."""
    parts = (root, *tags_of(root))
    return [node for tag in parts for node in tag.contents if isinstance(node, Comment)]


def classes_of(tag: Tag) -> list[str]:
    held = tag.attrs.get("class")
    if not held:
        return []
    return [str(name) for name in held if name] if isinstance(held, list) else [str(held)]


def text_of(node: PageElement) -> str:
    if not isinstance(node, Tag):
        return squeeze(node.get_text(" "))
    return squeeze(" ".join(_strings(node)))


def _strings(tag: Any) -> list[str]:
    """Its texts without comments, scripts and the like: `Tag.strings` without its cost."""
    kinds = tag.interesting_string_types
    found: list[str] = []
    node, after = _first_inside(tag), _after(tag)
    while node is not after:
        if type(node) in kinds:
            found.append(node)
        node = node.next_element
    return found


def has_text(node: PageElement) -> bool:
    pending: list[Any] = [node]
    kinds: Any = getattr(node, "interesting_string_types", (type(node),))
    while pending:
        inside = pending.pop()
        if isinstance(inside, Tag):
            pending += inside.contents[::-1]
        elif type(inside) in kinds and (squeeze(inside[:A_FEW]) or squeeze(inside)):
            return True
    return False


def _remove_tags(root: Tag) -> None:
    for comment in comments_of(root):
        comment.extract()
    for tag in tags_of(root, patterns().markup["tags"]):
        tag.extract()


def _remove_hidden(root: Tag) -> None:
    controlled = _controlled_ids(root)
    for tag in _live(root):
        if is_hidden(tag) and not _is_panel(tag, controlled):
            tag.extract()


def is_hidden(tag: Tag) -> bool:
    """By its attributes or its own style; collapsed panels of accordions are, too."""
    if not tag.attrs:
        return False
    if tag.has_attr("hidden") and tag.attrs.get("hidden") != "until-found":
        return True
    if _HIDDEN_STYLE.search(str(tag.attrs.get("style") or "")):
        return True
    return tag.attrs.get("aria-hidden") == "true" and tag.name not in _NEVER


def _is_panel(tag: Tag, controlled: frozenset[str]) -> bool:
    """Collapsed panels of accordions and tabs are content that a click shows."""
    if tag.attrs.get("role") == "tabpanel" or str(tag.attrs.get("id") or "") in controlled:
        return True
    words = words_of(tag)
    return (
        bool(words & patterns().markup["panels"])
        and len(text_of(tag)) > 40
        and not (words & patterns().markup["words"])
    )


def _controlled_ids(root: Tag) -> frozenset[str]:
    return frozenset(panel for control in tags_of(root) for panel in controls(control))


def controls(tag: Tag) -> Iterator[str]:
    """Ids of the panels that a tab or an accordion button opens."""
    if not tag.attrs:
        return
    for name in ("aria-controls", "data-target", "data-bs-target"):
        for value in str(tag.attrs.get(name) or "").split():
            yield value.lstrip("#")
    href = str(tag.attrs.get("href") or "")
    if href.startswith("#") and (
        tag.attrs.get("role") in ("tab", "button") or tag.has_attr("data-toggle")
    ):
        yield href[1:]


def _remove_landmarks(root: Tag) -> None:
    whole = _letters_before(root)
    for tag in _live(root):
        if (
            tag.name in ("nav", "footer")
            or tag.attrs.get("role") in patterns().markup["roles"]
            or (tag.name == "header" and around(tag, ("main", "article", "section")) is None)
            or (
                tag.name in ("form", "aside")
                and _share_in(tag, ("a", "button", "label", "option")) > LINKED
            )
        ):
            _remove_unless_content(tag, whole)


def _remove_named(root: Tag) -> None:
    whole = _letters_before(root)
    certain, linked = patterns().markup["words"], patterns().markup["link_words"]
    for tag in _live(root):
        words = words_of(tag)
        if tag.name in _NEVER or not (words & (certain | linked)):
            continue
        share = _share_in(tag, ("a", "button", "label"))
        if tag.name in _CELLS:
            named = share > NOTHING_ELSE
        else:
            named = bool(words & certain) or (tag.name in _CONTAINERS and share > LINKED)
        if named or _is_frame(tag):
            _remove_unless_content(tag, whole)


def _is_frame(tag: Tag) -> bool:
    """Named after the header or footer of the site as a whole, and without headings."""
    names = [*classes_of(tag), tag.attrs.get("id")]
    return any(_FRAME.match(str(name or "")) for name in names) and first_of(tag, _TITLES) is None


def _remove_banners(root: Tag) -> None:
    rules = patterns().markup
    for tag in _live(root):
        if tag.name in _NEVER or tag.name in _CELLS:
            continue
        signalled = (
            tag.attrs.get("role") in rules["banner_roles"] or words_of(tag) & rules["banner_words"]
        )
        if signalled and first_of(tag, ("h1",)) is None and is_banner(text_of(tag)):
            tag.extract()


def _letters_before(root: Tag) -> Callable[[], int]:
    """Of the page, before anything is taken out of it: counted when the first is about to be."""
    return cache(lambda: len(text_of(root)))


def _remove_unless_content(tag: Tag, whole: Callable[[], int]) -> None:
    """`whole`: letters of the page."""
    if tag.name in _NEVER or first_of(tag, ("h1", "main", "article")):
        return
    if len(text_of(tag)) <= MOST * whole() or _share_in(tag, ("a", "button")) > NOTHING_ELSE:
        tag.extract()


def _share_in(tag: Tag, names: tuple[str, ...]) -> float:
    whole = len(text_of(tag))
    if not whole:
        return 1.0
    inside = sum(len(text_of(part)) for part in tags_of(tag, names) if around(part, names) is None)
    return inside / whole


def _live(root: Tag) -> Iterator[Tag]:
    """Descendants in reading order, but for those that were taken out before their turn came."""
    pending = _children(root)
    while pending:
        tag = pending.pop()
        if tag.parent is None:
            continue
        yield tag
        if tag.parent is not None:
            pending.extend(_children(tag))


def _children(tag: Tag) -> list[Tag]:
    return [child for child in reversed(tag.contents) if isinstance(child, Tag)]


def parse(html: str) -> BeautifulSoup:
    """lxml first; html.parser for what lxml makes nothing of."""
    soup = BeautifulSoup(html, builder=QuickTreeBuilder())
    read = any(isinstance(node, Tag) for node in soup.contents)
    return soup if read else BeautifulSoup(html, "html.parser")
