"""Fetched bytes to `ExtractedDocument`: web pages, PDFs, Markdown and plain text."""

from __future__ import annotations

from ingest.extractors.extract import extract, read_page

__all__ = ["extract", "read_page"]
