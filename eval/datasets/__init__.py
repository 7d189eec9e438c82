"""Evaluation datasets: JSONL files and what reads them."""
