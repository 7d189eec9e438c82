from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ingest.errors import SourceInvalid
from ingest.sources import (
    SourceConfig,
    make_source,
    read_sources,
    source_from_url,
    sources_toml,
    write_sources,
)

TOML = """
[[source]]
name = "sede"
kind = "sede"
start_urls = ["https://sede.test/"]
allowed_domains = ["sede.test", "www.sede.test:8443"]
include = ['/tramites?/']
schedule = "0 3 * * 1"

[[source]]
name = "docs"
kind = "folder"
start_urls = ["/srv/docs"]
"""


def test_sources_are_read_and_written_alike(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(TOML, encoding="utf-8")
    found = read_sources(path)
    write_sources(path, found)

    assert read_sources(path) == found
    assert [source.name for source in found] == ["sede", "docs"]
    assert found[0].effective_authority == 30
    assert found[1].folders == ("/srv/docs",)


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('[[source]]\nname = "x"\nstart_url = ["https://x.test"]', "start_url"),
        ('[[source]]\nname = "x"', "start_urls"),
        ('[[source]]\nname = "x"\nstart_urls = ["ftp://x.test"]', "ftp://x.test"),
        ('[[source]]\nname = "x"\nkind = "foro"\nstart_urls = ["https://x.test"]', "kind"),
        ('[[source]]\nname = "x y"\nstart_urls = ["https://x.test"]', "nombre"),
        ('[[source]]\nname = "x"\nstart_urls = ["https://x.test"]\ninclude = ["("]',
         "expresión regular"),
        ('[[source]]\nname = "x"\nstart_urls = ["https://x.test"]\nallowed_domains = ["x/y"]',
         "dominio"),
        ('[[source]]\nname = "x"\nstart_urls = ["https://x.test"]\nschedule = "mañana"', "cron"),
        ('[[source]]\nname = "x"\nstart_urls = ["https://x.test"]\nmax_pages = 0', "max_pages"),
        ('[[source]]\nname="x"\nstart_urls=["https://x.test"]\n' * 2, "ya hay otra"),
        ('[source]\nname = "x"', "[[source]]"),
        ('titulo = "x"', "[[source]]"),
        ("[[source", "TOML"),
    ],
)  # fmt: skip
def test_bad_file_is_refused_with_the_place(tmp_path: Path, toml: str, said: str) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(SourceInvalid) as caught:
        read_sources(path)
    assert said in caught.value.reason


@pytest.mark.parametrize(
    ("url", "name", "domain"),
    [
        ("http://127.0.0.1:8000/", "127.0.0.1:8000", "127.0.0.1:8000"),
        ("http://127.0.0.1:8000/docs/guia/", "127.0.0.1:8000/docs/guia", "127.0.0.1:8000"),
        ("https://www.aragon.es/tramites", "www.aragon.es/tramites", "www.aragon.es"),
        ("www.aragon.es", "www.aragon.es", "www.aragon.es"),
    ],
)
def test_typed_address_is_a_source_of_its_host(url: str, name: str, domain: str) -> None:
    source = source_from_url(url)

    assert (source.name, source.kind, source.allow_private) == (name, "web", True)
    assert source.domains == (domain,)


@pytest.mark.parametrize("url", ["", "ftp://x.test/", "http://", "file:///etc"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(SourceInvalid):
        source_from_url(url)


def test_source_survives_the_database_row() -> None:
    source = make_source(name="x", kind="portal", start_urls=("https://x.test/",), delay_s=2.5)
    again = SourceConfig.of(source.row())

    assert again.effective_authority == 20
    assert again.model_copy(update={"authority": None}) == source


@pytest.mark.parametrize("text", ['con "comillas"', "con \\d+ barra", "año|ñ"])
def test_patterns_survive_toml(tmp_path: Path, text: str) -> None:
    source: Any = make_source(name="x", start_urls=("https://x.test",), exclude=(text,))
    path = tmp_path / "s.toml"
    path.write_text(sources_toml([source]), encoding="utf-8")

    assert read_sources(path)[0].exclude == (text,)
