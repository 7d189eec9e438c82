from __future__ import annotations

from indexes.models import Aspect, Block, DocumentKind, ExtractedDocument
from ingest.collecting import Collected
from ingest.repeated import without_repeated
from ingest.splitters import Placement

FOOTER = "Ayuntamiento de Villar, Plaza Mayor 1, todos los derechos reservados"


def collected(number: int, *blocks: Block, source: str = "web") -> Collected:
    url = f"http://x.test/{number}"
    document = ExtractedDocument(
        url=url, kind=DocumentKind.PAGE, title=f"Página {number}", blocks=blocks
    )
    return Collected(document, Placement(url, source, 10))


def own(number: int) -> Block:
    return Block(text=f"Lo que dice la página número {number} de este sitio.")


def texts(found: list[Collected]) -> list[list[str]]:
    return [[block.text for block in item.document.blocks] for item in found]


def test_line_of_most_pages_is_dropped() -> None:
    pages = [collected(n, own(n), Block(text=FOOTER)) for n in range(10)]
    assert texts(without_repeated(pages)) == [[own(n).text] for n in range(10)]


def test_few_pages_may_say_the_same() -> None:
    pages = [collected(n, own(n), Block(text=FOOTER)) for n in range(5)]
    assert without_repeated(pages) == pages


def test_contact_that_is_the_same_everywhere_stays() -> None:
    phone = Block(text="Teléfono de información 976 71 40 00", aspect=Aspect.CONTACT)
    pages = [collected(n, own(n), phone) for n in range(10)]
    assert without_repeated(pages) == pages


def test_sources_are_looked_at_apart() -> None:
    pages = [collected(n, own(n), Block(text=FOOTER)) for n in range(10)]
    other = collected(99, Block(text=FOOTER), own(99), source="otra")
    assert texts(without_repeated([*pages, other]))[-1] == [FOOTER, own(99).text]


def test_page_of_nothing_else_stays() -> None:
    pages = [collected(n, own(n), Block(text=FOOTER)) for n in range(9)]
    assert texts(without_repeated([*pages, collected(10, Block(text=FOOTER))]))[-1] == [FOOTER]
