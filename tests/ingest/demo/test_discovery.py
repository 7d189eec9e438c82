from __future__ import annotations

import gzip
from typing import Any
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import httpx

from ingest.demo.content import DemoProcedure
from ingest.demo.placement import place
from ingest.demo.server import DemoSites, start_demo_sites

GONE = "/tramites/-/ficha-retirada"


def test_every_procedure_is_in_the_sitemap(
    sites: DemoSites, browser: Any, procedures: tuple[DemoProcedure, ...]
) -> None:
    known = set(browser.listed(sites.sede_url))
    missing = [item.path for item in place(procedures) if sites.sede_url + item.path not in known]
    assert missing == []


def test_sitemap_index_has_one_compressed_sitemap_for_each_site(
    sites: DemoSites, client: httpx.Client
) -> None:
    for url in (sites.sede_url, sites.portal_url):
        index = ElementTree.fromstring(client.get(f"{url}/sitemap.xml").content)
        names = [str(item.text) for item in index.iter() if item.tag.endswith("loc")]
        assert len([name for name in names if name.endswith(".gz")]) == 1
        assert len(names) >= 3
        body = client.get(next(name for name in names if name.endswith(".gz"))).content
        assert b"<urlset" in gzip.decompress(body)


def test_robots_names_the_sitemap_and_excludes_private_paths(
    sites: DemoSites, client: httpx.Client
) -> None:
    for url, private in (
        (sites.sede_url, "/c/portal/login"),
        (sites.portal_url, "/buscar"),
    ):
        robots = RobotFileParser()
        robots.parse(client.get(f"{url}/robots.txt").text.splitlines())
        assert robots.site_maps() == [f"{url}/sitemap.xml"]
        assert not robots.can_fetch("Ventanilla", url + private)
        assert robots.can_fetch("Ventanilla", url + "/")


def test_feed_lists_the_news_newest_first(sites: DemoSites, client: httpx.Client) -> None:
    feed = ElementTree.fromstring(client.get(f"{sites.portal_url}/rss/noticias.xml").content)
    items = feed.findall("./channel/item")
    assert len(items) >= 10
    assert "2026" in str(items[0].findtext("pubDate"))
    assert "2019" in str(items[-1].findtext("pubDate"))
    for item in items:
        assert client.get(str(item.findtext("link"))).status_code == 200


def crawl(sites: DemoSites, client: httpx.Client, browser: Any) -> dict[str, httpx.Response]:
    """Every page that can be reached by links or sitemaps of the two sites."""
    queue = [f"{sites.portal_url}/", f"{sites.sede_url}/"]
    queue += [*browser.listed(sites.portal_url), *browser.listed(sites.sede_url)]
    own = (sites.portal_url, sites.sede_url, sites.mirror_url)
    seen: dict[str, httpx.Response] = {}
    while queue:
        url = queue.pop()
        if url in seen:
            continue
        answer = seen[url] = client.get(url, follow_redirects=True)
        if "html" in answer.headers["Content-Type"]:
            queue += [link for link in browser.links(answer.content, url) if link.startswith(own)]
    return seen


def test_no_link_is_broken_and_every_page_says_it_is_a_demonstration(
    sites: DemoSites, client: httpx.Client, browser: Any
) -> None:
    pages = crawl(sites, client, browser)
    assert len(pages) > 350
    broken = [url for url, answer in pages.items() if answer.status_code != 200]
    assert broken == [sites.sede_url + GONE]
    silent = [
        url
        for url, answer in pages.items()
        if "html" in answer.headers["Content-Type"]
        and "Sitio de demostración de Ventanilla" not in browser.read(answer.content)
    ]
    assert silent == []


def test_the_same_content_gives_the_same_bytes(client: httpx.Client) -> None:
    with start_demo_sites() as first, start_demo_sites() as second:
        for path in ("/", "/fichas-anteriores", "/sitemap.xml", "/documentos/extracto-quemas.pdf"):
            one = client.get(first.sede_url + path).text
            two = client.get(second.sede_url + path).text
            for a, b in ((first.sede_url, second.sede_url), (first.portal_url, second.portal_url)):
                one = one.replace(a, "").replace(a.replace("127.0.0.1", "localhost"), "")
                two = two.replace(b, "").replace(b.replace("127.0.0.1", "localhost"), "")
            assert one == two
