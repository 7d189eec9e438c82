"""Pages that only lead to others: an index of questions, a catalogue of procedures. They are
followed and never cited, since what they say is what other pages are called."""

from __future__ import annotations

from urllib.parse import urlsplit

from bs4 import Tag

from ingest.cleaners.markup import tags_of, text_of
from ingest.extractors.addresses import absolute_url

_FEWEST = 5  # links; a shorter list may be all that a page has to say
_SHARE = 0.85  # of the letters below the title
_FILE = (".pdf", ".doc", ".docx", ".odt", ".ods", ".xls", ".xlsx", ".zip", ".rtf")


def only_leads_on(root: Tag, base: str) -> bool:
    """`root`: what is left of a page without its frame; `base`: what its links are relative to."""
    host = urlsplit(base).netloc
    letters = [len(text_of(a)) for a in tags_of(root, ("a",)) if _leads_on(a, base, host)]
    if len(letters) < _FEWEST:
        return False
    titles = sum(len(text_of(heading)) for heading in tags_of(root, ("h1",)))
    return sum(letters) >= _SHARE * (len(text_of(root)) - titles)


def _leads_on(link: Tag, base: str, host: str) -> bool:
    """To another page of the site: neither a file, nor a place of the same page."""
    href = str(link.get("href", ""))
    if not href or href.startswith("#"):
        return False
    found = urlsplit(absolute_url(base, href))
    return found.netloc == host and not found.path.lower().endswith(_FILE)
