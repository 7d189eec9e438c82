from __future__ import annotations

from pathlib import Path

from assist.suggestions.assessment.meaning import described_vectors, nearest_matter
from assist.suggestions.vocabulary.patterns import patterns
from indexes.embedders.fake import FakeEmbedder
from indexes.settings import Settings


def test_a_question_in_the_words_of_a_description_means_that_matter(tmp_path: Path) -> None:
    embedder, settings = FakeEmbedder(), Settings(data_dir=tmp_path)
    for matter, text in patterns().described()[:5]:
        found = nearest_matter(embedder.encode_passages([text])[0], embedder, settings)
        assert found is not None
        assert found.description == text
        assert found.matter == matter
        assert found.cosine > 0.99


def test_what_is_ours_is_no_others_matter(tmp_path: Path) -> None:
    embedder, settings = FakeEmbedder(), Settings(data_dir=tmp_path)
    matter, text = patterns().described()[0]
    vector = embedder.encode_passages([text])[0]
    found = nearest_matter(vector, embedder, settings, own={matter.authority})
    assert found is not None
    assert found.matter.authority != matter.authority


def test_descriptions_are_embedded_once(tmp_path: Path) -> None:
    embedder, settings = FakeEmbedder(), Settings(data_dir=tmp_path)
    assert described_vectors(embedder, settings) is described_vectors(embedder, settings)
