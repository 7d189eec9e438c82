from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin

import httpx
import pytest
from bs4 import BeautifulSoup

from ingest.demo.content import DemoProcedure, load_procedures
from ingest.demo.server import DemoSites, start_demo_sites


class Browser:
    """A small client of the demo sites: what a page says, where it links, what is listed."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def text(self, url: str) -> str:
        return self.read(self._client.get(url).content)

    def read(self, body: bytes) -> str:
        return " ".join(BeautifulSoup(body, "lxml").get_text(" ").split())

    def blocks(self, url: str) -> list[str]:
        """Texts of headings, paragraphs, list items, cells and terms."""
        soup = BeautifulSoup(self._client.get(url, follow_redirects=True).content, "lxml")
        found = soup.find_all(["h1", "h2", "h3", "p", "li", "dt", "dd", "td", "summary"])
        return [" ".join(item.get_text(" ").split()) for item in found]

    def links(self, body: bytes, base: str) -> set[str]:
        soup = BeautifulSoup(body, "lxml")
        targets = [str(found["href"]) for found in soup.find_all(["a", "link"], href=True)]
        return {urldefrag(urljoin(base, target)).url for target in targets}

    def listed(self, url: str) -> list[str]:
        """All addresses of the sitemap index of a site, compressed sitemaps included."""
        found = []
        for sitemap in self._locations(f"{url}/sitemap.xml"):
            found += self._locations(sitemap)
        return found

    def _locations(self, url: str) -> list[str]:
        body = self._client.get(url).content
        text = gzip.decompress(body) if url.endswith(".gz") else body
        return re.findall(r"<loc>([^<]+)</loc>", text.decode())


@pytest.fixture(scope="session")
def sites() -> Iterator[DemoSites]:
    with start_demo_sites() as running:
        yield running


@pytest.fixture(scope="session")
def client() -> Iterator[httpx.Client]:
    with httpx.Client() as made:
        yield made


@pytest.fixture(scope="session")
def browser(client: httpx.Client) -> Browser:
    return Browser(client)


@pytest.fixture(scope="session")
def procedures() -> tuple[DemoProcedure, ...]:
    return load_procedures()
