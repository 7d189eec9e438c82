"""One suite for the embedders that need no torch."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from langchain_core.embeddings import Embeddings

from indexes.embedders import get_embedder
from indexes.embedders.fake import FakeEmbedder
from indexes.embedders.onnx import OnnxEmbedder
from indexes.embedders.protocol import Embedder, Vectors
from indexes.errors import ConfigurationError, EmbedderMissing
from indexes.settings import Settings

TEXTS = [
    "¿Cuánto cuesta renovar el título de familia numerosa?",
    "Plazo de presentación: del 5 de mayo al 2 de junio de 2026",
    "Becas de comedor",
    "a",
    "Ayudas al alquiler para menores de 36 años. " * 20,
]


@pytest.fixture(params=["fake", "onnx"])
def each(request: pytest.FixtureRequest) -> Embedder:
    if request.param == "fake":
        return FakeEmbedder()
    onnx: Embedder = request.getfixturevalue("onnx")
    return onnx


def test_vectors_are_unit_rows_in_order(each: Embedder) -> None:
    vectors = each.encode_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), each.dimensions)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    for text, vector in zip(TEXTS, vectors, strict=True):
        np.testing.assert_array_equal(each.encode_passages([text])[0], vector)


def test_the_neighbours_in_a_batch_change_nothing(each: Embedder) -> None:
    alone = each.encode_queries([TEXTS[0]])[0]
    among = each.encode_queries([*TEXTS, "x " * 3_000, TEXTS[0]])[-1]
    np.testing.assert_array_equal(alone, among)


def test_no_texts_no_vectors(each: Embedder) -> None:
    assert each.encode_passages([]).shape == (0, each.dimensions)


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "\ud800", "a\x00b", "x\udfffy", "\n\n", "🙂", "a" * 2_000_000]
)
def test_any_text_has_a_direction(each: Embedder, text: str) -> None:
    [vector] = each.encode_queries([text])
    assert np.isfinite(vector).all()
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-5)


def test_a_nul_does_not_cut_the_text(each: Embedder) -> None:
    whole, cut = each.encode_passages(["becas\x00comedor escolar", "becas"])
    same = each.encode_passages(["becas comedor escolar"])[0]
    np.testing.assert_allclose(whole, same, atol=1e-6)
    assert whole @ cut < 0.999


def test_paraphrases_are_nearer_than_strangers(each: Embedder) -> None:
    question, near, far = each.encode_queries(
        [
            "Documentación para renovar el título de familia numerosa",
            "Qué documentos piden para la renovación del título de familia numerosa",
            "Horario de la piscina municipal",
        ]
    )
    assert question @ near > question @ far + 0.05


def test_langchain_gets_the_same_numbers(each: Embedder) -> None:
    assert isinstance(each, Embeddings)
    assert each.embed_query(TEXTS[0]) == each.encode_queries([TEXTS[0]])[0].tolist()
    assert each.embed_documents(TEXTS[:2]) == each.encode_passages(TEXTS[:2]).tolist()


def test_threads_get_the_same_vectors(each: Embedder) -> None:
    expected = each.encode_queries(TEXTS)
    with ThreadPoolExecutor(4) as pool:
        for vectors in pool.map(lambda _: each.encode_queries(TEXTS), range(8)):
            np.testing.assert_array_equal(vectors, expected)


def test_a_forked_process_goes_on_embedding(each: Embedder) -> None:
    expected = each.encode_passages(TEXTS)
    child = os.fork()
    if child == 0:
        same = np.array_equal(each.encode_passages(TEXTS), expected)
        os._exit(0 if same else 1)
    deadline = time.monotonic() + 30
    done, status = 0, -1
    while not done and time.monotonic() < deadline:
        done, status = os.waitpid(child, os.WNOHANG)
        time.sleep(0.02)
    if not done:
        os.kill(child, 9)
        os.waitpid(child, 0)
    assert status == 0


def test_the_digest_names_the_model_and_the_prefixes(
    onnx: OnnxEmbedder, embedder: Embedder
) -> None:
    assert onnx.digest != embedder.digest
    assert FakeEmbedder().digest == embedder.digest
    assert len(onnx.digest) == 16


def test_prefixes_are_added_inside(onnx: OnnxEmbedder) -> None:
    plain = object.__new__(OnnxEmbedder)
    plain.__dict__.update(onnx.__dict__, _query_prefix="", _passage_prefix="")
    np.testing.assert_array_equal(
        onnx.encode_queries(["plazo"]), plain.encode_queries(["query: plazo"])
    )
    np.testing.assert_array_equal(
        onnx.encode_passages(["plazo"]), plain.encode_passages(["passage: plazo"])
    )
    assert plain.digest != onnx.digest


def test_the_default_model_understands_several_languages(onnx: OnnxEmbedder) -> None:
    spanish, english, romanian, other = onnx.encode_queries(
        [
            "ayuda para pagar el alquiler",
            "help to pay the rent",
            "ajutor pentru plata chiriei",
            "licencia de pesca",
        ]
    )
    assert min(spanish @ english, spanish @ romanian) > spanish @ other + 0.03


def test_a_missing_model_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(EmbedderMissing, match="ventanilla init"):
        get_embedder(Settings.load(tmp_path, cache_dir=tmp_path / "cache"))


def test_sentence_transformers_needs_a_model_by_name(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="embedder_model"):
        get_embedder(Settings.load(tmp_path, embedder="sentence-transformers"))


def test_embedding_a_query_imports_no_torch(onnx: OnnxEmbedder) -> None:
    script = (
        "import sys; from indexes.embedders import get_embedder;"
        "from indexes.settings import Settings;"
        "get_embedder(Settings.load()).encode_queries(['hola']);"
        "assert not {'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_question_of_a_moment_ago_is_not_embedded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    embedder = FakeEmbedder()
    read = _counted(embedder, monkeypatch)
    first = embedder.encode_queries(TEXTS[:2])
    again = embedder.encode_queries([TEXTS[1], TEXTS[2], TEXTS[1]])
    assert len(read) == 3
    np.testing.assert_array_equal(again[0], first[1])
    np.testing.assert_array_equal(again[2], first[1])
    again[0] = 0
    np.testing.assert_array_equal(embedder.encode_queries([TEXTS[1]])[0], first[1])


def test_of_the_questions_before_only_the_last_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexes.embedders.base._RECENT", 2)
    embedder = FakeEmbedder()
    read = _counted(embedder, monkeypatch)
    for text in (*TEXTS[:3], TEXTS[2], TEXTS[0]):
        embedder.encode_queries([text])
    assert len(read) == 4


def _counted(embedder: FakeEmbedder, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What it embeds from now on."""
    encode, read = embedder._encode, list[str]()

    def counted(texts: Sequence[str]) -> Vectors:
        read.extend(texts)
        return encode(texts)

    monkeypatch.setattr(embedder, "_encode", counted)
    return read
