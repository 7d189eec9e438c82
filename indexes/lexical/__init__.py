"""Lexical indexes: BM25 over Spanish stems."""
