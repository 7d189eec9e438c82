"""Token ids are those that `tokenizers` gives, whatever the text."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from indexes.embedders.unigram import UnigramTokenizer

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
LETTERS = "aábcñ <s>/mask▁\n\t.,0ﬁ😀ж"
MAX_TOKENS = 24


@pytest.fixture(scope="module")
def library() -> Tokenizer:
    """Pieces of one to four letters, some of equal worth, some letters in none."""
    chance = random.Random(3)
    pieces = {"".join(chance.choices("aábcñ<s>mk▁0", k=chance.randint(1, 4))) for _ in range(300)}
    scores = [(piece, chance.choice((-1.0, -2.5, -2.5, -4.25))) for piece in sorted(pieces)]
    vocabulary = [(one, 0.0) for one in SPECIAL] + [p for p in scores if p[0] not in SPECIAL]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=3))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    tokenizer.add_special_tokens(list(SPECIAL))
    tokenizer.enable_truncation(MAX_TOKENS)
    return tokenizer


@pytest.fixture(scope="module")
def own(library: Tokenizer, tmp_path_factory: pytest.TempPathFactory) -> UnigramTokenizer:
    path = tmp_path_factory.mktemp("unigram") / "tokenizer.json"
    library.save(str(path))
    return UnigramTokenizer(path, MAX_TOKENS)


def test_any_text_has_the_ids_that_the_library_gives(
    library: Tokenizer, own: UnigramTokenizer
) -> None:
    chance = random.Random(4)
    texts = ["".join(chance.choices(LETTERS, k=chance.randint(0, 40))) for _ in range(3_000)]
    texts += ["", " ", "<s>", "a<s>b", "<mask> <mask>", "＜s＞ a", "жжж", "ж" * 200, "abcñ" * 500]
    assert [own.ids(text) for text in texts] == [library.encode(text).ids for text in texts]


def test_a_word_is_cut_alike_when_it_comes_again(own: UnigramTokenizer) -> None:
    assert own.ids("mak abcñ mak")[1:-1] == own.ids("mak abcñ mak")[1:-1]
    once = own.ids("mak")[1:-1]
    assert own.ids("mak mak mak")[1:-1] == once * 3


def test_another_kind_of_tokenizer_is_refused(library: Tokenizer, tmp_path: Path) -> None:
    content = json.loads(library.to_str())
    content["model"]["type"] = "BPE"
    path = tmp_path / "tokenizer.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(ValueError, match="Unigram"):
        UnigramTokenizer(path, MAX_TOKENS)
