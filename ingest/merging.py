"""Documents that say the same become one: the same page on several hosts and addresses.

Same words, or the same procedure code and nearly the same words with the same numbers. Pages of one
code that differ in a fact stay apart, so that the conflict shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b

from ingest.collecting import Collected
from ingest.folding import fold
from ingest.revisions import nearly_same

FEW_WORDS = 12  # shorter pages are the same only if their titles are, too


def merge(documents: Iterable[Collected]) -> list[Collected]:
    """The one of the highest authority stays, then https, then the shorter address; the addresses
    of the others become its aliases. Ordered by address."""
    kept = [_united(same) for same in _by_words(documents)]
    groups = _by_code(kept)
    return sorted((_united(same) for same in groups), key=lambda item: item.document.url)


def merged_into(kept: Iterable[Collected]) -> dict[str, str]:
    """Which document each merged one is now part of, by id."""
    return {id: item.placement.document_id for item in kept for id in item.merged}


def _by_words(documents: Iterable[Collected]) -> Iterable[list[Collected]]:
    groups: dict[bytes, list[Collected]] = defaultdict(list)
    for item in documents:
        groups[_words(item)].append(item)
    return groups.values()


def _words(item: Collected) -> bytes:
    """Of the blocks in any order, since twins may order their sections differently."""
    texts = sorted({fold(block.text) for block in item.document.blocks})
    title = fold(item.document.title) if sum(map(len, texts)) < FEW_WORDS * 6 else ""
    kind = item.document.kind
    named = "\x1e".join((kind, title, _code(item) or "", *texts))
    return blake2b(named.encode("utf-8", "replace"), digest_size=16).digest()


def _by_code(documents: Sequence[Collected]) -> Iterator[list[Collected]]:
    groups: dict[str, list[list[Collected]]] = defaultdict(list)
    for item in documents:
        code = _code(item)
        if code is None:
            yield [item]
            continue
        for group in groups[code]:
            if nearly_same(group[0].document, item.document):
                group.append(item)
                break
        else:
            groups[code].append([item])
    for alike in groups.values():
        yield from alike


def _code(item: Collected) -> str | None:
    return item.document.procedure.code if item.document.procedure else None


def _united(same: Sequence[Collected]) -> Collected:
    first, *others = sorted(same, key=_rank)
    names = frozenset().union(*(other.aliases | {other.document.url} for other in others))
    ids = frozenset().union(*(other.merged | {other.placement.document_id} for other in others))
    return replace(
        first,
        aliases=(first.aliases | names) - {first.document.url},
        merged=first.merged | ids,
    )


def _rank(item: Collected) -> tuple[int, bool, int, str]:
    url = item.document.url
    return (-item.placement.authority, not url.startswith("https:"), len(url), url)
