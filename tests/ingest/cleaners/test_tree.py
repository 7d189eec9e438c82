"""The quick builder makes the tree that BeautifulSoup's own makes: elements, texts, attributes, and
how each is linked to the others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from ingest.cleaners.markup import tags_of
from ingest.cleaners.tree import QuickTreeBuilder

PAGES = sorted((Path(__file__).parents[1] / "extractors" / "portals").glob("*.html"))
ODD = (
    "<!doctype html><p>x",
    '<!doctype html PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd"><p>',
    "<p {{x}} {y}class='a b' a{b}=c class='d  e' rel='f g'>a<a rel='nofollow me'>b</a>",
    "<!-- a --><html lang=es xml:lang=es><head><meta charset=utf-8></head><body>b</body></html> c",
    "<template><p>a<script>b</script>c</template>d<style>e</style><ruby>f<rt>g</rt></ruby>",
    "<pre>\n <textarea>  </textarea>  </pre>  \n <p> \n </p>\f<p>\xa0</p>",
    "<o:p>a</o:p></p>b</div>c<table><tr><td headers='x y'>d<p>e<table><tr><td>f</table>",
    "<?php echo 1 ?><p>a<![CDATA[ b ]]>c<br/>d<img src=x>e",
    "<p>a&nbsp;&amp;&#0;&#x1F600;b</p>",
    "texto sin marcas\n",
)
LINKS = ("parent", "next_element", "previous_element", "next_sibling", "previous_sibling")


@pytest.mark.parametrize("html", ODD)
def test_odd_markup_gives_the_same_tree(html: str) -> None:
    assert described(quick(html)) == described(BeautifulSoup(html, "lxml"))


def test_pages_give_the_same_tree() -> None:
    assert PAGES
    for html in (path.read_text(encoding="utf-8") for path in PAGES[::3]):
        assert described(quick(html)) == described(BeautifulSoup(html, "lxml"))


def test_a_tree_can_be_changed_and_printed() -> None:
    soup = quick("<main><p class='a b'>uno</p><p>dos</p></main>")
    first, second = tags_of(soup, ("p",))
    first.extract()
    second.append(first)

    assert str(soup.main) == '<main><p>dos<p class="a b">uno</p></p></main>'


def quick(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, builder=QuickTreeBuilder())


def described(soup: BeautifulSoup) -> list[Any]:
    nodes = [soup, *soup.descendants]
    places = {id(node): place for place, node in enumerate(nodes)}
    return [
        (type(node), _said(node), [places.get(id(getattr(node, link))) for link in LINKS])
        for node in nodes
    ]


def _said(node: Any) -> Any:
    if not isinstance(node, Tag):
        return str(node)
    inside = vars(node)["interesting_string_types"]
    return node.name, node.attrs, node.hidden, inside, node.can_be_empty_element
