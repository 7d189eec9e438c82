"""Of a page that says the same of several things under a heading each («Distrito Centro: horario»,
«Distrito Sur: horario»; obra menor, obra mayor), what it says of the one that is asked about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from assist.suggestions.evidence.narrowing.axes import held_by
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.parts import Part
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.folding import fold, folded_words
from assist.suggestions.text.stems import stem_set
from indexes.models import Hit, Passage

_Path = tuple[str, ...]
_NEARER = 0.01  # of cosine, than anything that stands below the headings beside it


def of_the_branch(
    pages: Sequence[Page], part: Part, turn: str = "", hits: Sequence[Hit] = ()
) -> list[Page]:
    """Without the branches beside the one that the question names, that what it tells falls into,
    or that is clearly nearest to the message; whole where nothing tells them apart. `turn`: its
    last words, before what it goes on from; `hits`: what the message found."""
    asked = frozenset(term.stem for term in part.terms)
    return [_of_the_branch(page, asked, (turn, part.text), hits) for page in pages]


def _of_the_branch(
    page: Page, asked: frozenset[str], texts: Sequence[str], hits: Sequence[Hit]
) -> Page:
    for beside in branches_of(page):
        told = (_told(beside, page[0].title, text) for text in texts)
        named = next(filter(None, told), None) or _nearest(_named(beside, asked), page, hits)
        out = beside - named
        page = tuple(one for one in page if branch_of(one, out) is None)
    return page


def _nearest(paths: frozenset[_Path], page: Page, hits: Sequence[Hit]) -> frozenset[_Path]:
    """Of these, the one below which the message found what is nearest in meaning."""
    near = dict.fromkeys(paths, 0.0)
    for hit in hits:
        path = branch_of(hit.passage, paths)
        if path and hit.passage.document_id == page[0].document_id:
            near[path] = max(near[path], hit.scores.get("dense", 0.0))
    first, *others = sorted(paths, key=lambda path: near[path], reverse=True)
    is_clear = others and near[first] - near[others[0]] >= _NEARER
    return frozenset({first}) if is_clear else paths


def branches_of(page: Page) -> tuple[frozenset[_Path], ...]:
    """Groups of headings beside each other, below which the same headings stand."""
    return _beside(tuple(one.section for one in page))


@lru_cache(maxsize=1_024)
def _beside(sections: tuple[_Path, ...]) -> tuple[frozenset[_Path], ...]:
    below: dict[_Path, set[str]] = defaultdict(set)
    for section in sections:
        for depth in range(1, len(section)):
            below[section[:depth]].add(fold(section[depth]))
    beside: dict[_Path, list[_Path]] = defaultdict(list)
    for path in below:
        beside[path[:-1]].append(path)
    found = []
    for paths in beside.values():
        same = [p for p in paths if any(p != q and below[p] & below[q] for q in paths)]
        if len(same) > 1:
            found.append(frozenset(same))
    return tuple(found)


def _told(beside: frozenset[_Path], title: str, text: str) -> frozenset[_Path]:
    """«Mayores de 40», of who says so or is 43."""
    paths = sorted(beside)
    words = _words(text)
    said = [_words(path[-1]) in words for path in paths]
    told = said if any(said) and not all(said) else held_by([p[-1] for p in paths], title, text)
    return frozenset(path for path, is_told in zip(paths, told or (), strict=False) if is_told)


def _words(text: str) -> str:
    """Between spaces, so that «sur» does not stand in «basura»."""
    return f" {' '.join(folded_words(text))} "


def _named(beside: frozenset[_Path], asked: frozenset[str]) -> frozenset[_Path]:
    """Those of whose own words the question says most: all where it says as much of each."""
    stems = {path: stem_set(path[-1]) for path in beside}
    shared = frozenset.intersection(*stems.values())
    said = {
        path: sum(bool(stands(one, own - shared)) for one in asked) for path, own in stems.items()
    }
    best = max(said.values())
    return frozenset(path for path, count in said.items() if count == best)


def branch_of(passage: Passage, paths: Iterable[_Path]) -> _Path | None:
    return next((path for path in paths if passage.section[: len(path)] == path), None)
