from __future__ import annotations

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
    rows = [("Plazo", Aspect.DEADLINE, "Todo el año.")]
    passages = [
        passage
        for place, title in enumerate(titles)
        for passage in page(f"{SEDE}/{place}", title, rows, kind=DocumentKind.PAGE)
    ]
    embedder = FakeEmbedder()
    store = SnapshotStore(tmp_path, embedder)
    vectors = embedder.encode_passages([one.text for one in passages])
    store.switch(store.write(passages, vectors).id)
    found = own_authorities(Knowledge(store.current()))
    assert found == ({"el ayuntamiento del municipio"} if is_town else frozenset())
