"""Canonical answers: what the administration says, in the words that somebody answers for."""
