"""Builds the tree of BeautifulSoup as its own builder for lxml does, in a third of the time: that
one asks at each element what has the same answer for all of a page (namespaces, elements to leave
out, where the last one ended). `tests/ingest/cleaners/test_tree.py` compares the two."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from bs4 import BeautifulSoup, Comment, Doctype, NavigableString, ProcessingInstruction, Tag
from bs4.builder import ParserRejectedMarkup
from bs4.builder._lxml import LXMLTreeBuilder
from bs4.element import NamespacedAttribute, nonwhitespace_re
from lxml import etree

_SPACES = " \n\t\f\r"
_BUILDER: Any = LXMLTreeBuilder
_ELEMENT: Any = Tag
_KEEP_SPACES: frozenset[str] = frozenset(_BUILDER.DEFAULT_PRESERVE_WHITESPACE_TAGS)
_SEVERAL: Mapping[str, set[str]] = _BUILDER.DEFAULT_CDATA_LIST_ATTRIBUTES
# Elements whose texts are of a class of their own: scripts, styles, templates.
_CONTAINERS: Mapping[str, type[NavigableString]] = _BUILDER.DEFAULT_STRING_CONTAINERS


class QuickTreeBuilder(LXMLTreeBuilder):
    """For text; what it is given as bytes is decoded by whoever calls."""

    def feed(self, markup: Any) -> None:
        target: Any = _Target(self)
        try:
            parser = etree.HTMLParser(target=target, recover=True)
            parser.feed(markup)
            parser.close()
        except (UnicodeDecodeError, LookupError, etree.ParserError) as error:
            raise ParserRejectedMarkup(error) from error


class _Target:
    """Hears what lxml reads. Elements are made without `Tag.__init__`, and joined to what stands
    before them without looking for it."""

    def __init__(self, builder: Any) -> None:
        self._builder = builder
        self._soup: BeautifulSoup = builder.soup
        self._namespaces = builder.active_namespace_prefixes[-1]
        self._open: list[Any] = [self._soup]
        self._last: Any = None  # the element or text before the next one
        self._text: list[str] = []
        self._keeping = 0  # open elements that keep their white space
        self._containers: list[str] = []  # those of `_CONTAINERS` that are open

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self._text:
            self._end_text()
        tag = self._element(name, attributes)
        self._place(tag)
        self._open.append(tag)
        if name in _KEEP_SPACES:
            self._keeping += 1
        if name in _CONTAINERS:
            self._containers.append(name)

    def end(self, name: str) -> None:
        if self._text:
            self._end_text()
        if self._open[-1].name == name or any(tag.name == name for tag in self._open):
            while self._closed() != name:
                pass

    def data(self, text: str) -> None:
        self._text.append(text)

    def comment(self, text: str) -> None:
        self._apart(Comment, text)

    def pi(self, target: str, text: str) -> None:
        self._apart(ProcessingInstruction, f"{target} {text}")

    def doctype(self, name: str, public: str, system: str) -> None:
        self._apart(Doctype, str(Doctype.for_name_and_ids(name, public, system)))

    def close(self) -> None:
        if self._text:
            self._end_text()

    def _apart(self, kind: type[NavigableString], text: str) -> None:
        """What is neither an element nor text of the page."""
        if self._text:
            self._end_text()
        self._text.append(text)
        self._end_text(kind)

    def _end_text(self, kind: type[NavigableString] = NavigableString) -> None:
        text = "".join(self._text)
        self._text = []
        if not self._keeping and not text.strip(_SPACES):
            text = "\n" if "\n" in text else " "
        if kind is NavigableString and self._containers:
            kind = _CONTAINERS[self._containers[-1]]
        self._place(str.__new__(kind, text))

    def _element(self, name: str, attributes: Mapping[str, str]) -> Any:
        """With all that `Tag.__init__` gives it."""
        builder = self._builder
        tag: Any = _ELEMENT.__new__(Tag)
        tag.parser_class = type(self._soup)
        tag.name = name
        tag.namespace = tag.prefix = None
        tag._namespaces = self._namespaces
        tag.sourceline = tag.sourcepos = None
        tag.attribute_value_list_class = builder.attribute_value_list_class
        tag.attrs = self._attributes(name, attributes)
        tag.known_xml = False
        tag.contents = []
        tag.can_be_empty_element = name in builder.empty_element_tags
        tag.cdata_list_attributes = builder.cdata_list_attributes
        tag.preserve_whitespace_tags = builder.preserve_whitespace_tags
        own = _CONTAINERS.get(name)
        tag.interesting_string_types = {own} if own else _ELEMENT.MAIN_CONTENT_STRING_TYPES
        if name == "meta":
            builder.set_up_substitutions(tag)
        return tag

    def _attributes(self, name: str, attributes: Mapping[str, str]) -> Any:
        found = self._builder.attribute_dict_class()
        several = _several(name)
        for key, value in attributes.items():
            named = self._namespaced(key) if key.startswith("{") else key
            held: Any = value
            if named in several:
                held = self._builder.attribute_value_list_class(nonwhitespace_re.findall(value))
            dict.__setitem__(found, named, held)
        return found

    def _namespaced(self, key: str) -> str:
        """Templates that a script did not fill in: `<p {{class}}>`."""
        namespace, name = self._builder._getNsTag(key)
        if namespace is None:
            return key
        prefix = self._builder._prefix_for_namespace(namespace)
        return NamespacedAttribute(prefix, name, namespace)

    def _place(self, node: Any) -> None:
        """After the last one, in the innermost element that is open."""
        parent, last = self._open[-1], self._last
        contents = parent.contents
        node.parent = parent
        node.hidden = False
        node.previous_element = last
        if last is not None:
            last.next_element = node
        node.next_element = node.next_sibling = None
        node.previous_sibling = contents[-1] if contents else None
        if contents:
            contents[-1].next_sibling = node
        contents.append(node)
        self._last = node

    def _closed(self) -> str:
        name: str = self._open.pop().name
        if name in _KEEP_SPACES:
            self._keeping -= 1
        if name in _CONTAINERS:
            self._containers.pop()
        return name


@lru_cache(maxsize=200)
def _several(name: str) -> frozenset[str]:
    """Attributes of such an element that hold a list: its classes, above all."""
    return frozenset(_SEVERAL["*"] | _SEVERAL.get(name, set()))
