"""What counts as a change of a document."""

from __future__ import annotations

from hashlib import blake2b

from rapidfuzz import fuzz

from indexes.models import ExtractedDocument

NEARLY = 97  # per cent of `fuzz.ratio` over the text that makes two pages the same page


def content_digest(document: ExtractedDocument) -> str:
    """Of the title, the blocks with their places, and what was read out of them: not of links,
    dates of the template or anything that was cleaned away. 32 hex digits."""
    digest = blake2b(document.title.encode("utf-8", "replace"), digest_size=16)
    for block in document.blocks:
        place = "\x1f".join((*block.section, block.aspect, str(block.page or "")))
        digest.update(f"\x1e{place}\x1d{block.text}".encode("utf-8", "replace"))
    if document.procedure:
        digest.update(document.procedure.model_dump_json().encode("utf-8", "replace"))
    return digest.hexdigest()


def text_digest(document: ExtractedDocument) -> str:
    """Of the words alone, in order: the same on pages that only head their sections differently."""
    words = " ".join(block.text for block in document.blocks)
    return blake2b(
        f"{document.title}\n{words}".encode("utf-8", "replace"), digest_size=16
    ).hexdigest()


def nearly_same(first: ExtractedDocument, second: ExtractedDocument) -> bool:
    """Same words but for a few, and the same numbers: pages that differ in a date disagree."""
    texts = [sorted({block.text for block in document.blocks}) for document in (first, second)]
    if texts[0] == texts[1]:
        return True
    if _numbers(texts[0]) != _numbers(texts[1]):
        return False
    score = fuzz.token_sort_ratio(" ".join(texts[0]), " ".join(texts[1]), score_cutoff=NEARLY)
    return score >= NEARLY


def _numbers(texts: list[str]) -> list[str]:
    return sorted("".join(c if c.isdigit() else " " for c in " ".join(texts)).split())
