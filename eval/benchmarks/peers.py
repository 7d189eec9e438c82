"""The peers of the retrieval benchmark, as rankers over the same passages."""

from __future__ import annotations

from collections.abc import Sequence

import bm25s
import Stemmer
from langchain_classic.retrievers import EnsembleRetriever
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever

from eval.dataset import Example
from eval.retrieval import Ranker
from indexes.embedders.protocol import Embedder
from indexes.models import Passage, Pool
from indexes.snapshots import Snapshot

DEPTH = 50


def bm25_ranker(passages: Sequence[Passage]) -> Ranker:
    """bm25s with Spanish stop words and stemmer, over title, section and text."""
    stemmer = Stemmer.Stemmer("spanish")

    def tokens(texts: list[str]) -> bm25s.tokenization.Tokenized:
        return bm25s.tokenize(texts, stopwords="es", stemmer=stemmer, show_progress=False)

    index = bm25s.BM25()
    index.index(tokens([f"{p.context}\n{p.text}" for p in passages]), show_progress=False)
    depth = min(DEPTH, len(passages))

    def rank(example: Example) -> list[Passage]:
        found, _ = index.retrieve(tokens([example.text]), k=depth, show_progress=False)
        return [passages[int(position)] for position in found[0]]

    return rank


def dense_ranker(snapshot: Snapshot, embedder: Embedder) -> Ranker:
    """Exact cosine over the same vectors that Ventanilla uses."""

    def rank(example: Example) -> list[Passage]:
        vector = embedder.encode_queries([example.text])[0]
        return [hit.passage for hit in snapshot.dense(vector, DEPTH, Pool.OFFICIAL)]

    return rank


def ensemble_ranker(*rankers: Ranker) -> Ranker:
    """LangChain's EnsembleRetriever, equal weights, its default constant."""

    def rank(example: Example) -> list[Passage]:
        retrievers = [_RankerRetriever(ranker=ranker, example=example) for ranker in rankers]
        ensemble = EnsembleRetriever(
            retrievers=list(retrievers), weights=[1 / len(rankers)] * len(rankers), id_key="id"
        )
        return [document.metadata["passage"] for document in ensemble.invoke(example.text)]

    return rank


class _RankerRetriever(BaseRetriever):
    ranker: Ranker
    example: Example

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        del query, run_manager
        return [
            Document(page_content=p.text, metadata={"id": p.id, "passage": p})
            for p in self.ranker(self.example)
        ]
