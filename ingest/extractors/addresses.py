"""One address for one page: without fragment, tracking parameters, session ids or default ports."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url, safe_url_string

from indexes.addresses import host_of

__all__ = ["absolute_url", "canonical_url", "host_of"]

_PARAMETERS = re.compile(
    r"^(utm_\w+|fbclid|gclid|gclsrc|dclid|yclid|msclkid|mc_[ce]id|_ga|_gl|igshid|ref_src|"
    r"jsessionid|phpsessid|aspsessionid\w*|sessionid|session_id|sid|cfid|cftoken|"
    r"p_auth|p_l_back_url\w*|_redirect|redirect|backurl|returnurl|doasuserid|timestamp|nocache|_)$",
    re.IGNORECASE,
)
_SESSION_IN_PATH = re.compile(
    r";(?:jsessionid|phpsessid|sid)=[^/?#]*|/\(S\([a-z0-9]+\)\)", re.IGNORECASE
)
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def absolute_url(base: str, href: str) -> str:
    """Of what a page names; empty for what can be no address, such as `http://[`."""
    try:
        found = urljoin(base, href.strip())
        urlsplit(found)
    except ValueError:
        return ""
    return found


@lru_cache(maxsize=20_000)  # a site repeats its links on every page
def canonical_url(url: str) -> str:
    """Never fails: what cannot be parsed comes back as it is."""
    try:
        parts = urlsplit(safe_url_string(url.strip()))
        host = parts.netloc.lower().removesuffix(_DEFAULT_PORTS.get(parts.scheme, "\0"))
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        query = urlencode([pair for pair in pairs if not _PARAMETERS.match(pair[0])])
        path = _SESSION_IN_PATH.sub("", parts.path) or "/"
        return canonicalize_url(urlunsplit((parts.scheme, host, path, query, "")))
    except ValueError:
        return url
