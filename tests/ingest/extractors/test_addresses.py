from __future__ import annotations

import pytest

from ingest.extractors.addresses import canonical_url, host_of
from ingest.extractors.html import read_markup

_PAGE = "https://x.es/"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://Www.Aragon.ES:80/A?b=2&a=1#x", "http://www.aragon.es/A?a=1&b=2"),
        ("https://x.es/p?utm_source=n&id=3&fbclid=z", "https://x.es/p?id=3"),
        ("https://x.es/p;jsessionid=AB12?x=1", "https://x.es/p?x=1"),
        ("https://x.es/p?JSESSIONID=1", "https://x.es/p"),
        ("https://x.es", "https://x.es/"),
        ("https://x.es/trámite", "https://x.es/tr%C3%A1mite"),
        ("http://x.es:8080/", "http://x.es:8080/"),
    ],
)
def test_one_address_for_one_page(url: str, expected: str) -> None:
    assert canonical_url(url) == expected
    assert canonical_url(expected) == expected


@pytest.mark.parametrize("url", ["http://[::1", "", "http://x.es:puerto/", "mailto:a@b.es"])
def test_what_is_no_address_is_no_error(url: str) -> None:
    assert isinstance(canonical_url(url), str)
    assert host_of(url) == ""


@pytest.mark.parametrize(
    "broken",
    [
        '<base href="http://[roto">',
        '<link rel="canonical" href="http://[roto">',
        '<nav><h1><a href="http://[roto">Sede</a></h1></nav>',
        '<a href="http://[roto">Enlace</a>',
    ],
)
def test_an_address_that_is_none_loses_no_page(broken: str) -> None:
    page = read_markup(f'{broken}<h1>Registro</h1><p>Abre hoy.</p><a href="b">B</a>', _PAGE)
    assert page.document.blocks
    assert page.document.links == (f"{_PAGE}b",)
    assert page.canonical is None


def test_host_keeps_an_unusual_port() -> None:
    assert host_of("https://X.es:443/a") == "x.es"
    assert host_of("http://x.es:8000/a") == "x.es:8000"
