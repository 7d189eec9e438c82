from __future__ import annotations

from indexes.models import Block, DocumentKind, ExtractedDocument
from ingest.lightness import lightened, lightened_document


def test_a_lightened_value_is_the_same_and_copies_apart() -> None:
    light, plain = lightened(Block(text="Un mes")), Block(text="Un mes")
    changed = light.model_copy(update={"text": "Dos meses"})

    assert light == plain
    assert light.model_dump_json() == plain.model_dump_json()
    assert (changed.text, light.text) == ("Dos meses", "Un mes")


def test_blocks_share_the_names_of_their_fields_and_their_headings() -> None:
    blocks = tuple(
        Block.model_validate({"text": text, "section": ["Plazos", "Inicio"]}) for text in "ab"
    )
    document = lightened_document(
        ExtractedDocument(url="http://a.test/", kind=DocumentKind.PAGE, title="T", blocks=blocks)
    )
    first, second = document.blocks

    assert first.section is second.section
    assert first.model_fields_set is second.model_fields_set
