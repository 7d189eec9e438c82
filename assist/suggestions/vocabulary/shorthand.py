"""How people type in a hurry, spelt out."""

from __future__ import annotations

from assist.suggestions.vocabulary.files import read_table


def spelt_out(normalised: str, language: str = "es") -> str:
    """`q papeles pa el cole ` → `que papeles para el colegio `. Takes and gives normalised text."""
    words: dict[str, str] = read_table(language, "shorthand.toml")
    return "".join(f"{words.get(word, word)} " for word in normalised.split())
