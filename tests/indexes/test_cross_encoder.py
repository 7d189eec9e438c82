"""With a tiny model that is built here: its weights are random, its answers are real."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from indexes.cross_encoder import CrossEncoder, check_reranker, get_cross_encoder
from indexes.errors import ConfigurationError
from indexes.settings import Settings

TEXTS = ["La licencia de pesca cuesta 10 euros.", "El coro ensaya los martes."]
PATIENT = 120.0


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder = tmp_path_factory.mktemp("cross-encoder")
    letters = [*"abcdefghijklmnopqrstuvwxyz0123456789.,¿?"]
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{c}" for c in letters)]
    (folder / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    torch.manual_seed(0)
    shape = BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        num_labels=1,
    )
    BertForSequenceClassification(shape).save_pretrained(folder)
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


def test_each_text_gets_a_number_and_the_same_one_again(tiny: Path) -> None:
    model = CrossEncoder(str(tiny), budget_s=PATIENT)
    fits = model.fits("licencia de pesca", TEXTS)
    assert fits is not None
    assert all(0 < fit < 1 for fit in fits)
    assert fits[0] != fits[1]
    assert model.fits("licencia de pesca", TEXTS) == pytest.approx(fits)
    assert model.fits("licencia de pesca", []) == []


def test_a_model_that_is_not_there_is_told_and_done_without(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    model = CrossEncoder(str(tmp_path / "nothing"), budget_s=PATIENT)
    assert model.fits("licencia de pesca", TEXTS) is None
    assert "cannot be used" in caplog.text


def test_a_model_that_cannot_be_used_is_an_error_at_the_start(tiny: Path, tmp_path: Path) -> None:
    CrossEncoder(str(tiny), budget_s=0.001).load()  # whatever the budget
    with pytest.raises(ConfigurationError, match="reranker_model"):
        CrossEncoder(str(tmp_path), budget_s=PATIENT).load()


@pytest.mark.parametrize("name", ["/nowhere/model", "./nowhere"])
def test_a_folder_without_a_model_is_told_without_loading(tiny: Path, name: str) -> None:
    for good in ("", str(tiny), "owner/of-a-hub"):
        check_reranker(Settings(reranker_model=good))
    with pytest.raises(ConfigurationError, match="reranker_model"):
        check_reranker(Settings(reranker_model=name))


def test_who_takes_too_long_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()

    def slow(_question: str, texts: list[str]) -> list[float]:
        go_on.wait()
        return [0.5 for _ in texts]

    model = CrossEncoder("any", budget_s=0.01)
    monkeypatch.setattr(model, "_fits", slow)
    assert model.fits("licencia de pesca", TEXTS) is None
    assert model.fits("otra", TEXTS) is None  # it is still busy
    go_on.set()


def test_none_is_set_by_default(tmp_path: Path) -> None:
    assert get_cross_encoder(Settings(data_dir=tmp_path)) is None
