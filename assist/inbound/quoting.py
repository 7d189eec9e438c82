"""What a person wrote in a mail: without what is quoted, the signature, and what programs append.

Better too much than too little: where a cut would leave nothing, or takes much, nothing is cut.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from mailparser_reply import EmailMessage

from indexes.facts.folding import fold_in_place

_LANGUAGES = ["es", "fr", "it", "de", "pl"]
_QUOTED = re.compile(r"\s{0,3}>")
_WRAPPED = 3  # lines over which a program may break its announcement
_HEADERS = 8  # lines in which the headers of a quoted mail stand
_SIGNATURE_LINES, _SIGNATURE_LETTERS = 8, 400
_MANY = 400  # lines: nobody writes so many, and patterns are tried on each
_LONG_LINE, _LONG_TEXT = 1_000, 20_000  # letters: the library's patterns take their square in time


def written(text: str) -> str:
    """The text of one person's own words. Never raises."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    own = _without_quotes(text.split("\n"))
    own = _by_library(_without_appended(own))
    return own.strip() or text


def _without_quotes(lines: list[str]) -> str:
    kept: list[str] = []
    position = 0
    while position < len(lines):
        span = _announcement(lines, position) if position < _MANY else 0
        if not span:
            if not _QUOTED.match(lines[position]):
                kept.append(lines[position])
            position += 1
            continue
        position += span
        following = next((line for line in lines[position:] if line.strip()), "")
        if not _QUOTED.match(following):
            break  # all that follows is quoted, without marks
    return "\n".join(kept)


def _announcement(lines: list[str], position: int) -> int:
    """Over how many lines a quotation is announced here; 0: none is."""
    folded = _folded(lines[position])
    if not folded:
        return 0
    patterns = _patterns()
    if patterns["original"].fullmatch(folded) or _is_headers(lines[position : position + _HEADERS]):
        return 1
    joined = ""
    for count, line in enumerate(lines[position : position + _WRAPPED], start=1):
        joined = f"{joined} {_folded(line)}".strip()
        if patterns["wrote"].fullmatch(joined):
            return count
        if not line.strip():
            break
    return 0


def _is_headers(lines: list[str]) -> bool:
    """Who, when and about what, one under another: so Outlook quotes."""
    names = _patterns()
    first = _folded(lines[0]).strip("* ")
    if not names["from"].match(first):
        return False
    rest = [_folded(line).strip("* ") for line in lines[1:]]
    return any(map(names["sent"].match, rest)) and any(map(names["subject"].match, rest))


def _without_appended(text: str) -> str:
    """The signature after its mark (RFC 3676), what a telephone adds, legal notices."""
    lines = text.split("\n")
    for position, line in enumerate(lines):
        if line in ("-- ", "--") and _is_short(lines[position + 1 :]):
            lines = lines[:position]
            break
    while lines and (not lines[-1].strip() or _is_appended(lines[-1])):
        lines.pop()
    for position, line in enumerate(lines):
        if position and _patterns()["legal"].match(_folded(line).strip("*_ ")):
            return "\n".join(lines[:position])
    return "\n".join(lines)


def _is_appended(line: str) -> bool:
    return _patterns()["appended"].fullmatch(_folded(line)) is not None


def _by_library(text: str) -> str:
    """What `mail-parser-reply` takes for a signature, or for the header of a quoted mail; where it
    is sure to be one. Nothing of what is too long for it."""
    if len(text) > _LONG_TEXT or any(len(line) > _LONG_LINE for line in text.split("\n")):
        return text
    message = EmailMessage(text=text, languages=list(_LANGUAGES), keep_hyphen_lists=True).read()
    first, *quoted = message.replies
    if quoted and not all(re.search(r"[@\d]", one.headers or "") for one in quoted):
        return text
    signature = first.signatures or ""
    if signature and _is_short(signature.split("\n")) and "?" not in signature:
        return str(first.content.replace(signature, ""))
    return str(first.content)


def _is_short(lines: list[str]) -> bool:
    return len(lines) <= _SIGNATURE_LINES and sum(map(len, lines)) <= _SIGNATURE_LETTERS


def _folded(line: str) -> str:
    return " ".join(fold_in_place(line).split())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    content = (files("assist.inbound") / "quoting.toml").read_text("utf-8")
    lists = tomllib.loads(content)
    named = {name: "|".join(f"(?:{one})" for one in lists[name]) for name in lists}
    return {
        name: re.compile(rf"(?:{words}):.*" if name in ("from", "sent", "subject") else words)
        for name, words in named.items()
    }
