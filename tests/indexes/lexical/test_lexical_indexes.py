"""One suite for every lexical index."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from indexes.errors import SnapshotDamaged
from indexes.lexical.impact_index import ImpactIndex
from indexes.lexical.kinds import build_lexical, open_lexical
from indexes.lexical.memory import MemoryLexicalIndex
from indexes.lexical.protocol import LexicalIndex
from indexes.lexical.tantivy_index import TantivyIndex
from indexes.models import Passage, Pool

MakePassage = Callable[..., Passage]


@pytest.fixture(params=[TantivyIndex, ImpactIndex, MemoryLexicalIndex])
def kind(request: pytest.FixtureRequest) -> type[LexicalIndex]:
    chosen: type[LexicalIndex] = request.param
    return chosen


@pytest.fixture
def passages(make_passage: MakePassage) -> dict[str, Passage]:
    return {
        "fee": make_passage("La tasa es de 19,73 €.", title="Título de familia numerosa"),
        "grant": make_passage("Becas de comedor escolar: plazo de 15 días.", title="Becas"),
        "fishing": make_passage(
            "Licencia de pesca fluvial.",
            title="Pesca",
            section=("Requisitos",),
            procedure_code="31",
        ),
        "case": make_passage(
            "Son 19,73 €.", kind="case", title="Familia", question="¿Cuánto vale el carné?"
        ),
    }


@pytest.fixture
def index(kind: type[LexicalIndex], passages: dict[str, Passage], tmp_path: Path) -> LexicalIndex:
    return kind.build(tmp_path / "lexical", passages.values())


def found(index: LexicalIndex, query: str, pool: Pool | None = None) -> list[int]:
    return [id for id, _ in index.search(query, 10, pool)]


@pytest.mark.parametrize(
    "query", ["becas", "beca de comedores", "BECA", "¿becas escolares?", "bécás", "bécas"]
)
def test_words_are_found_whatever_their_form(
    index: LexicalIndex, passages: dict[str, Passage], query: str
) -> None:
    assert found(index, query) == [passages["grant"].id]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("renovacion", "renovación"),
        ("policia", "policía"),
        ("cirugia", "cirugía"),
        ("autonomos", "autónomos"),
        ("ciudadania", "ciudadanía"),
        ("inscripciones", "inscripción"),
    ],
)
def test_people_who_type_without_accents_find_what_has_them(
    kind: type[LexicalIndex], make_passage: MakePassage, tmp_path: Path, typed: str, written: str
) -> None:
    index = kind.build(tmp_path / "x", [make_passage(written), make_passage("otra cosa")])
    assert found(index, typed) == [make_passage(written).id]


def test_the_title_counts_more_than_the_text(
    kind: type[LexicalIndex], make_passage: MakePassage, tmp_path: Path
) -> None:
    in_text = make_passage("La caza mayor", title="Montes y bosques", document="a")
    in_title = make_passage("Los montes y bosques", title="Caza", document="b")
    index = kind.build(tmp_path / "x", [in_text, in_title])
    assert found(index, "caza") == [in_title.id, in_text.id]


def test_section_question_and_code_are_searched(
    index: LexicalIndex, passages: dict[str, Passage]
) -> None:
    assert found(index, "requisitos") == [passages["fishing"].id]
    assert found(index, "carné") == [passages["case"].id]
    assert found(index, "trámite 31") == [passages["fishing"].id]


def test_pools_are_searched_apart(index: LexicalIndex, passages: dict[str, Passage]) -> None:
    assert found(index, "familia", Pool.OFFICIAL) == [passages["fee"].id]
    assert found(index, "familia", Pool.CASES) == [passages["case"].id]
    assert set(found(index, "familia")) == {passages["fee"].id, passages["case"].id}


@pytest.mark.parametrize("query", ["", "   ", "¿?", "el de la que", "xilófono", "\x00", "\ud800"])
def test_a_query_without_known_words_finds_nothing(index: LexicalIndex, query: str) -> None:
    assert found(index, query) == []


@pytest.mark.parametrize(
    "query",
    [
        'title:"becas" AND NOT pesca',
        "+becas -becas",
        "becas^99 ((",
        "[becas TO *]",
        "*becas*",
        "IN [becas]",
        "becas~2 /b.*/",
        "pool:cases becas",
    ],
)
def test_operators_are_data(index: LexicalIndex, passages: dict[str, Passage], query: str) -> None:
    assert passages["grant"].id in found(index, query)


def test_scores_fall_and_only_k_are_given(index: LexicalIndex) -> None:
    scores = [score for _, score in index.search("familia becas pesca 19", 10)]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 4
    assert len(index.search("familia becas pesca 19", 2)) == 2
    assert index.search("familia", 0) == []


def test_ties_are_ordered_and_cut_by_id(
    kind: type[LexicalIndex], make_passage: MakePassage, tmp_path: Path
) -> None:
    same = [make_passage("idéntico texto", document=f"doc_{n}") for n in range(60)]
    index = kind.build(tmp_path / "x", same)
    assert found(index, "idéntico") == sorted(passage.id for passage in same)[:10]


def test_what_was_built_is_opened(
    kind: type[LexicalIndex], passages: dict[str, Passage], tmp_path: Path
) -> None:
    built = kind.build(tmp_path / "x", passages.values())
    opened = kind.open(tmp_path / "x")
    assert len(opened) == len(built) == 4
    assert opened.search("familia 19", 5) == built.search("familia 19", 5)


def test_an_empty_index_is_an_index(kind: type[LexicalIndex], tmp_path: Path) -> None:
    kind.build(tmp_path / "x", [])
    opened = kind.open(tmp_path / "x")
    assert len(opened) == 0
    assert found(opened, "becas") == []


def test_a_very_long_query_is_answered_by_its_rarest_words(
    kind: type[LexicalIndex], make_passage: MakePassage, tmp_path: Path
) -> None:
    filler = [make_passage(f"palabra{n} común", document=f"d{n}") for n in range(300)]
    rare = make_passage("ornitorrinco")
    index = kind.build(tmp_path / "x", [*filler, rare])
    query = "común " * 50 + " ".join(f"vacía{n}" for n in range(2_000)) + " ornitorrinco"
    assert found(index, query)[0] == rare.id


def test_threads_get_the_same_results(index: LexicalIndex) -> None:
    expected = index.search("familia becas", 10)
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _: index.search("familia becas", 10), range(200)))
    assert all(result == expected for result in results)


@hypothesis_settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(query=st.text(max_size=200))
def test_any_text_is_a_valid_query(index: LexicalIndex, query: str) -> None:
    results = index.search(query, 5)
    assert all(score > 0 for _, score in results)


def test_both_indexes_rank_alike(
    passages: dict[str, Passage], make_passage: MakePassage, tmp_path: Path
) -> None:
    texts = ("plazo de solicitud", "plazo", "solicitud de plaza en residencia", "tasas y precios")
    extra = [make_passage(text, document=text, title=text[:5]) for text in texts]
    everything = [*passages.values(), *extra]
    tantivy = TantivyIndex.build(tmp_path / "t", everything)
    memory = MemoryLexicalIndex.build(tmp_path / "m", everything)
    for query in ("plazo de la solicitud", "precio de la tasa", "plaza", "familia 19,73"):
        assert found(tantivy, query) == found(memory, query)
        scores = zip(tantivy.search(query, 9), memory.search(query, 9), strict=True)
        assert all(a == pytest.approx(b, rel=0.15) for (_, a), (_, b) in scores)


@pytest.mark.parametrize("count", [3, 400])
def test_many_passages_rank_alike_in_every_index(
    make_passage: MakePassage, tmp_path: Path, count: int
) -> None:
    """More of them than stand in one block of those that are looked through at once."""
    words = ("plazo", "tasa", "beca", "licencia", "registro", "pesca", "comedor")
    everything = [
        make_passage(
            " ".join(words[n % place] for place in range(1, 8)),
            document=f"d{n}",
            kind="case" if n % 5 == 0 else "page",
            title=words[n % 7],
            section=(words[n % 3],),
            procedure_code=str(n),
        )
        for n in range(count)
    ]
    tantivy = TantivyIndex.build(tmp_path / "t", everything)
    impacts = ImpactIndex.build(tmp_path / "i", everything)
    for query in ("beca", "licencia de pesca 2", "tasa del registro: plazo 1 3", "comedor nada"):
        for pool in (None, *Pool):
            for k in (1, 7, 50, count):
                one, other = tantivy.search(query, k, pool), impacts.search(query, k, pool)
                assert [id for id, _ in one] == [id for id, _ in other]
                scores = [score for _, score in one]
                assert scores == pytest.approx([score for _, score in other], rel=1e-4)


def test_the_best_score_is_that_of_the_first(index: LexicalIndex) -> None:
    for query in ("familia", "19,73", "becas pesca", "la familia de la tasa"):
        for pool in (None, *Pool):
            first = index.search(query, 1, pool)
            expected = pytest.approx(first[0][1]) if first else None
            assert index.best_score(query, pool) == expected
    assert index.best_score("xilófono") is None


def test_the_order_of_words_changes_nothing(make_passage: MakePassage, tmp_path: Path) -> None:
    texts = ("plazo de la beca de comedor", "beca y comedor, 19 plazos", "comedor 19")
    index = ImpactIndex.build(tmp_path / "i", [make_passage(text) for text in texts])
    found = index.search("beca plazo comedor 19", 5)
    assert index.search("19 comedor plazo beca", 5) == found


@pytest.mark.parametrize(
    ("least", "kind"), [(4, ImpactIndex), (5, TantivyIndex)], ids=["large", "small"]
)
def test_the_index_follows_the_number_of_passages(
    passages: dict[str, Passage],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    least: int,
    kind: type[LexicalIndex],
) -> None:
    monkeypatch.setattr("indexes.lexical.kinds.LARGE", least)
    built = build_lexical(tmp_path / "x", list(passages.values()))
    opened = open_lexical(tmp_path / "x")
    assert type(built) is type(opened) is kind
    assert opened.search("familia 19", 5) == built.search("familia 19", 5)


def test_an_index_that_lacks_a_file_is_damaged(
    passages: dict[str, Passage], tmp_path: Path
) -> None:
    ImpactIndex.build(tmp_path / "x", passages.values())
    (tmp_path / "x" / "weights.npy").write_bytes(b"")
    with pytest.raises(SnapshotDamaged, match="léxico"):
        open_lexical(tmp_path / "x")
    with pytest.raises(SnapshotDamaged, match="léxico"):
        open_lexical(tmp_path / "nothing")
