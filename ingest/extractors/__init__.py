"""Fetched bytes to `ExtractedDocument`: web pages, PDFs, Markdown and text (see `extract`)."""
