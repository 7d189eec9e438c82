"""Haystack's hybrid: its BM25 and its embedding retriever, joined by reciprocal rank."""

from __future__ import annotations

import os
from collections.abc import Sequence

from eval.dataset import Example
from eval.retrieval import Ranker
from indexes.embedders.protocol import Embedder, Vectors
from indexes.models import Passage

os.environ.setdefault("HAYSTACK_TELEMETRY_ENABLED", "False")  # read when it is imported

DEPTH = 50


def haystack_ranker(passages: Sequence[Passage], vectors: Vectors, embedder: Embedder) -> Ranker:
    """Over the same passages and the same vectors (row by row) that Ventanilla uses."""
    from haystack import Document
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.retrievers.in_memory import (
        InMemoryBM25Retriever,
        InMemoryEmbeddingRetriever,
    )
    from haystack.document_stores.in_memory import InMemoryDocumentStore

    store = InMemoryDocumentStore(shared=False, return_embedding=False)
    store.write_documents(
        [
            Document(id=str(place), content=f"{p.context}\n{p.text}", embedding=vector.tolist())
            for place, (p, vector) in enumerate(zip(passages, vectors, strict=True))
        ]
    )
    lexical = InMemoryBM25Retriever(store, top_k=DEPTH)
    dense = InMemoryEmbeddingRetriever(store, top_k=DEPTH)
    joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion", top_k=DEPTH)

    def rank(example: Example) -> list[Passage]:
        query = embedder.encode_queries([example.text])[0].tolist()
        found = [
            lexical.run(query=example.text)["documents"],
            dense.run(query_embedding=query)["documents"],
        ]
        joined = joiner.run(documents=found)["documents"]
        return [passages[int(document.id)] for document in joined]

    return rank
