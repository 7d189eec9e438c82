from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from assist.suggestions.assessment.own_authorities import own_authorities
from assist.suggestions.knowledge import Knowledge
from indexes.embedders.fake import FakeEmbedder
from indexes.models import Aspect, DocumentKind
from indexes.snapshots import SnapshotStore
from tests.assist.suggestions.world import SEDE, page


@pytest.mark.parametrize(
    ("titles", "is_town"),
    [
        (("Alta en el padrón municipal", "Baja en el padrón municipal", "Bodas"), True),
        (("Tasa de basuras", "Terraza de bar en la vía pública", "Abono de piscinas"), True),
        (("Licencia de caza", "Parejas de hecho", "Certificado de empadronamiento"), False),
        (("Declaración responsable de piso turístico", "Declaración responsable de bar"), False),
        (("Oficinas de atención a la ciudadanía", "Portal de la ciudadanía"), False),
        (("Licencia de caza", "Parejas de hecho", "Receta de cocina"), False),
    ],
)
def test_what_titles_say_tells_whose_site_it_is(
    tmp_path: Path, titles: tuple[str, ...], is_town: bool
) -> None:
    found = own_authorities(_site(tmp_path, titles, ["Todo el año."] * len(titles)))
    assert found == ({"el ayuntamiento del municipio"} if is_town else frozenset())


def test_the_site_that_pays_for_unemployment_decides_it(tmp_path: Path) -> None:
    titles = ("Prestación contributiva por desempleo", "Subsidio para mayores de 52 años", "Cursos")
    found = own_authorities(_site(tmp_path, titles, ["Todo el año."] * len(titles)))
    assert found == {"el Servicio Público de Empleo Estatal (SEPE)"}


@pytest.mark.parametrize(
    ("texts", "is_own"),
    [
        (("Lo gestiona la Diputación.", "La Diputación paga la mitad.", "Todo el año."), True),
        (("Lo gestiona la Diputación.", "Todo el año.", "Todo el año."), False),
        (("Lo gestiona el Ministerio.", "Lo paga el Ministerio.", "Todo el año."), False),
        (("Resuelve la Alcaldía.", "Es un servicio municipal.", "Todo el año."), True),
        (("Resuelve la Alcaldía.", "Todo el año.", "Todo el año."), False),
    ],
)
def test_who_is_named_on_many_pages_speaks(
    tmp_path: Path, texts: tuple[str, ...], is_own: bool
) -> None:
    found = own_authorities(_site(tmp_path, ("Caza", "Pesca", "Setas"), texts))
    assert bool(found) is is_own


@pytest.mark.parametrize(
    ("path", "title", "is_own"),
    [
        ("/", "Ministerio de Montes y Costas", True),
        ("/enlaces", "Ministerio de Montes y Costas", False),
        ("/", "Ayudas que gestiona con otros el Ministerio", False),
    ],
)
def test_the_title_of_the_front_page_says_whose_the_site_is(
    tmp_path: Path, path: str, title: str, is_own: bool
) -> None:
    texts = ("Bienvenida.", "Todo el año.")
    found = own_authorities(_site(tmp_path, (title, "Pesca"), texts, paths=(path, "/pesca")))
    assert ("la Administración General del Estado" in found) is is_own


def _site(
    folder: Path, titles: Sequence[str], texts: Sequence[str], paths: Sequence[str] = ()
) -> Knowledge:
    passages = [
        passage
        for place, (title, text) in enumerate(zip(titles, texts, strict=True))
        for passage in page(
            f"{SEDE}{paths[place] if paths else f'/{place}'}",
            title,
            [("Plazo", Aspect.DEADLINE, text)],
            kind=DocumentKind.PAGE,
        )
    ]
    embedder = FakeEmbedder()
    store = SnapshotStore(folder, embedder)
    vectors = embedder.encode_passages([one.text for one in passages])
    store.switch(store.write(passages, vectors).id)
    return Knowledge(store.current())
