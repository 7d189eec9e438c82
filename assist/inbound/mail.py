"""A mail as it was delivered (RFC 5322, MIME): one message, its attachments told but not kept."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from typing import cast

from lxml import etree, html
from pydantic import ValidationError

from assist.inbound.quoting import written
from assist.inbound.rejected import Refusal
from assist.interactions.schemas import MAX_TEXT, AttachmentIn, CitizenIn, IncomingMessage
from indexes.citizens import mail_ref
from indexes.models import Channel
from indexes.validation import explained

SOURCE = "email"
_ID = re.compile(r"<([^<>\s]{1,250})>")
_PREFIXES = re.compile(r"^(?:\s*(?:re|rv|fw|fwd|rm|tr|aw)\s*(?:\[\d+\])?:\s*)+", re.IGNORECASE)
_MOST_REFERENCES = 50
_BLOCKS = ("p", "div", "br", "tr", "li", "h1", "h2", "h3", "table", "ul", "ol")
_DROPPED = "//script|//style|//head|//blockquote|//*[contains(@class,'gmail_quote')]"
_REPLIED = "//*[@id='divRplyFwdMsg' or @id='appendonsend']"
_AFTER_REPLY = f"{_REPLIED}|{_REPLIED}/following-sibling::*"


def read_mail(content: bytes, office: str | None = None) -> IncomingMessage | Refusal:
    """Faults of charsets and headers are mended; what no mail is, or is from nobody, is refused."""
    mail = BytesParser(policy=policy.default).parsebytes(content)
    assert isinstance(mail, EmailMessage)
    if not mail.keys():
        return Refusal("not_a_mail", content)
    sender = _sender(mail)
    if sender is None:
        return Refusal("no_sender", content)
    text, attachments = _text(mail), list(_attachments(mail))
    subject = _PREFIXES.sub("", _header(mail, "subject")).strip()
    if not (text or attachments or subject):
        return Refusal("empty", content)
    try:
        return IncomingMessage(
            source=SOURCE,
            external_id=next(iter(_ids(mail, "message-id")), None) or _own_id(content),
            channel=Channel.EMAIL,
            direction="note" if _is_automatic(mail) else "in",
            text=text[:MAX_TEXT],
            subject=subject[:1_000],
            at=_date(mail),
            citizen=CitizenIn(ref=mail_ref(sender)),
            references=tuple(_references(mail)),
            office=office,
            attachments=tuple(attachments[:100]),
        )
    except ValidationError as error:
        return Refusal("invalid", content, explained(error))


def _sender(mail: EmailMessage) -> str | None:
    found = getaddresses([_header(mail, "from")])
    return next((address for _, address in found if "@" in address), None)


def _references(mail: EmailMessage) -> list[str]:
    """The first of the talk first; of a long one, its first and its last."""
    found = [*_ids(mail, "references"), *_ids(mail, "in-reply-to")]
    unique = list(dict.fromkeys(found))
    return unique[:1] + unique[1:][-_MOST_REFERENCES:]


def _ids(mail: EmailMessage, name: str) -> list[str]:
    return _ID.findall(_header(mail, name))


def _own_id(content: bytes) -> str:
    """Of a mail without one: the same content is the same mail."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def _header(mail: EmailMessage, name: str) -> str:
    """All of that name; broken ones as they are, where they can be read."""
    values = []
    for key, value in mail.raw_items():
        if key.lower() == name:
            with suppress(ValueError, LookupError, IndexError, AttributeError):
                values.append(str(policy.default.header_fetch_parse(key, _readable(value))))
    return " ".join(values)


def _readable(value: str) -> str:
    """Headers may hold octets that no charset is told for."""
    return _in_some_charset(value.encode("utf-8", "surrogateescape"), None)


def _date(mail: EmailMessage) -> datetime | None:
    try:
        at = parsedate_to_datetime(_header(mail, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _is_automatic(mail: EmailMessage) -> bool:
    """Nobody wrote it (RFC 3834, RFC 3462): it asks nothing and opens nothing again."""
    told = _header(mail, "auto-submitted").lower()
    return (
        (bool(told) and told != "no")
        or mail.get_content_type() == "multipart/report"
        or bool(_header(mail, "x-autoreply") or _header(mail, "x-autorespond"))
    )


def _text(mail: EmailMessage) -> str:
    plain = [_decoded(part) for part in _bodies(mail, "text/plain")]
    found = "\n".join(one.strip() for one in plain if one.strip())
    if not found:
        found = "\n".join(text_of_html(_decoded(part)) for part in _bodies(mail, "text/html"))
    return written(found[: 3 * MAX_TEXT])


def _bodies(mail: EmailMessage, kind: str) -> Iterator[EmailMessage]:
    for part in _parts(mail):
        if part.get_content_type() == kind and not _is_attachment(part):
            yield part


def _parts(mail: EmailMessage) -> Iterator[EmailMessage]:
    """Leaves; a mail within the mail is one of them, an attachment."""
    if mail.get_content_type() == "message/rfc822" or not mail.is_multipart():
        yield mail
        return
    for part in mail.iter_parts():
        if isinstance(part, EmailMessage):
            yield from _parts(part)


def _is_attachment(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_name(part))


def _attachments(mail: EmailMessage) -> Iterator[AttachmentIn]:
    for part in _parts(mail):
        kind = part.get_content_type()
        if _is_attachment(part) or kind not in ("text/plain", "text/html"):
            yield AttachmentIn(name=_name(part)[:300], type=kind[:200], bytes=len(_payload(part)))


def _name(part: EmailMessage) -> str:
    try:
        return part.get_filename("") or ""
    except (ValueError, LookupError, AttributeError):
        return ""


def _payload(part: EmailMessage) -> bytes:
    if part.is_multipart():
        return part.as_bytes(policy=policy.compat32)
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _decoded(part: EmailMessage) -> str:
    """In the charset that is told, unless the octets say another one."""
    return _in_some_charset(_payload(part), part.get_content_charset())


def _in_some_charset(octets: bytes, told: str | None) -> str:
    for charset in ("utf-8", told or "cp1252", "cp1252"):
        with suppress(UnicodeDecodeError, LookupError):
            return octets.decode(charset)
    return octets.decode("latin-1")


def _elements(root: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    found = root.xpath(path)
    listed = found if isinstance(found, list) else []
    return [one for one in listed if isinstance(one, html.HtmlElement)]


def text_of_html(text: str) -> str:
    """What was written, a block a line, without what it answers."""
    if not text.strip():
        return ""
    try:
        parser = html.HTMLParser(encoding="utf-8")
        root = cast(html.HtmlElement, html.document_fromstring(text.encode(), parser=parser))
    except (etree.LxmlError, ValueError):
        return ""
    for found in (*_elements(root, _AFTER_REPLY), *_elements(root, _DROPPED)):
        found.drop_tree()
    for block in root.iter(*_BLOCKS):
        block.tail = "\n" + (block.tail or "")
        block.text = block.text if block.tag == "br" else "\n" + (block.text or "")
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
