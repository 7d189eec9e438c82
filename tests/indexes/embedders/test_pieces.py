"""Token ids are those that `tokenizers` gives for the same file."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from indexes.embedders.pieces import Pieces, write_pieces
from indexes.errors import EmbedderDamaged, EmbedderError

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
MAX_TOKENS = 24


@pytest.fixture(scope="module")
def library() -> Tokenizer:
    """Pieces of one to four letters, some of which begin a word; no two ways to cut it are worth
    the same."""
    chance = random.Random(3)
    ends = {"".join(chance.choices("aábcñmk0", k=chance.randint(1, 4))) for _ in range(300)}
    pieces = {"▁", *(chance.choice(("", "▁")) + one for one in sorted(ends))}
    vocabulary = [(one, 0.0) for one in SPECIAL] + [(p, -chance.random()) for p in sorted(pieces)]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=3))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer


@pytest.fixture(scope="module")
def own(library: Tokenizer, tmp_path_factory: pytest.TempPathFactory) -> Pieces:
    folder = tmp_path_factory.mktemp("pieces")
    (folder / "tokenizer.json").write_text(library.to_str(), encoding="utf-8")
    write_pieces(folder / "tokenizer.json", folder / "tokenizer.model")
    return Pieces(folder / "tokenizer.model", MAX_TOKENS)


def test_ids_are_those_of_the_library(library: Tokenizer, own: Pieces) -> None:
    chance = random.Random(5)
    for _ in range(300):
        words = ("".join(chance.choices("aábcñm0ж", k=chance.randint(1, 7))) for _ in range(4))
        text = " ".join(words)
        assert own.ids(text) == library.encode(text).ids


def test_what_is_long_is_cut_off_and_still_ends(own: Pieces) -> None:
    found = own.ids("ab " * 200)
    assert len(found) == MAX_TOKENS
    assert (found[0], found[-1]) == (0, 2)


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_is_only_its_beginning_and_end(own: Pieces, text: str) -> None:
    assert own.ids(text) == [0, 2]


def test_nobody_writes_a_special_token(own: Pieces) -> None:
    assert own.ids("</s>")[1:-1].count(2) == 0


def test_another_kind_of_tokenizer_is_refused(library: Tokenizer, tmp_path: Path) -> None:
    content = json.loads(library.to_str())
    content["model"]["type"] = "BPE"
    (tmp_path / "tokenizer.json").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(EmbedderError, match="BPE"):
        write_pieces(tmp_path / "tokenizer.json", tmp_path / "tokenizer.model")


def test_a_broken_file_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.model").write_bytes(b"no")
    with pytest.raises(EmbedderDamaged, match="SentencePiece"):
        Pieces(tmp_path / "tokenizer.model", MAX_TOKENS)
