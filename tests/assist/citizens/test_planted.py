"""Five hundred identifiers, sent in on every channel: none of them stands anywhere in clear."""

from __future__ import annotations

import io
import itertools
import json
import logging
import random
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import quote

import pytest
from stdnum.es import dni, nie

from indexes.models import Channel
from tests.assist.inbound.conftest import Counter

_PLANTED = 500
_GIVEN = (
    "María",
    "José",
    "Carmen",
    "Antonio",
    "Ana",
    "Manuel",
    "Laura",
    "Javier",
    "Lucía",
    "Pedro",
)
_SURNAMES = ("García", "Martínez", "López", "Sánchez", "Pérez", "Gómez", "Fernández", "Ruiz")
_CONSONANTS = "BCDFGHJKLMNPRSTVWXYZ"


class _Planted:
    """Identifiers that are valid and nobody's, each with the words that people write around it."""

    def __init__(self) -> None:
        self._chance = random.Random(11)
        self.all: list[str] = []
        self._kinds = itertools.cycle(
            (self._dni, self._nie, self._phone, self._mail, self._iban, self._plate, self._name)
        )

    def sentence(self) -> str:
        words, identifier = next(self._kinds)()
        self.all.append(identifier)
        return words.format(identifier)

    def _number(self, figures: int) -> str:
        return str(self._chance.randrange(10 ** (figures - 1), 10**figures))

    def _dni(self) -> tuple[str, str]:
        number = self._number(8)
        return "Mi DNI es {}", number + dni.calc_check_digit(number)

    def _nie(self) -> tuple[str, str]:
        number = "X" + self._number(7)
        return "con NIE {}", number + nie.calc_check_digit(number)

    def _phone(self) -> tuple[str, str]:
        return "Mi teléfono es el {}", f"6{self._number(8)}"

    def _mail(self) -> tuple[str, str]:
        return "Escríbanme a {}", f"vecina.{self._number(6)}@example.org"

    def _iban(self) -> tuple[str, str]:
        account = self._number(20)
        check = 98 - int(account + "142800") % 97
        return "que lo ingresen en {}", f"ES{check:02}{account}"

    def _plate(self) -> tuple[str, str]:
        letters = "".join(self._chance.choices(_CONSONANTS, k=3))
        return "el coche con matrícula {}", f"{self._number(4)}{letters}"

    def _name(self) -> tuple[str, str]:
        given, *surnames = (
            self._chance.choice(_GIVEN), *self._chance.sample(_SURNAMES, 2),
        )  # fmt: skip
        return "Me llamo {}", " ".join((given, *surnames))


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(lambda record: not record.name.startswith("httpx"))  # the caller's own
    root, before = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield written
    root.setLevel(before)
    root.removeHandler(handler)


def test_none_of_them_is_in_the_database_the_log_or_what_goes_out(
    counter: Counter, log: io.StringIO, capfd: pytest.CaptureFixture[str]
) -> None:
    planted = _Planted()
    senders = itertools.cycle((*Channel, "mail", "whatsapp", "rejected"))
    while len(planted.all) < _PLANTED:
        _send(counter, str(next(senders)), planted)
    held = b"".join(path.read_bytes() for path in _files(counter.settings.data_dir))
    assert b"licencia" in held  # what they said is there
    spoken = log.getvalue() + "".join(capfd.readouterr())
    found = [
        one
        for one in planted.all
        if any(form.encode() in held or form in spoken for form in _forms(one))
    ]
    assert found == []
    assert len(planted.all) >= _PLANTED


def _send(counter: Counter, sender: str, planted: _Planted) -> None:
    said = ". ".join(planted.sentence() for _ in range(10)) + ". ¿Cuánto cuesta la licencia?"
    number = len(planted.all)
    if sender == "mail":
        answer = counter.mail(_mail(said, planted))
    elif sender == "whatsapp":
        answer = counter.whatsapp(_whatsapp(said, planted, f"6{number:08}"))
    elif sender == "rejected":
        answer = counter.signed("formulario", {"external_id": said, "channel": said, "text": said})
        assert answer.status_code == 422
        return
    else:
        body = {
            "external_id": f"{number} {planted.sentence()}", "channel": sender, "text": said,
            "subject": planted.sentence(), "citizen": {"ref": planted.sentence()},
            "thread": f"{number} {planted.sentence()}",
            "attachments": [{"name": f"{planted.sentence()}.pdf", "type": "application/pdf"}],
        }  # fmt: skip
        answer = counter.signed("formulario", body)
    assert answer.json()["new"] == 1, answer.text
    _attend(counter, answer.json()["received"][0]["interaction_id"], planted)


def _attend(counter: Counter, id: str, planted: _Planted) -> None:
    """What an agent writes about it tells as much."""
    path = f"/v1/interactions/{id}"
    counter.agent.post(f"{path}/messages", json={"text": planted.sentence()})
    counter.agent.post(f"{path}:wait", json={"reason": planted.sentence()})
    citizen = counter.agent.get(path).json()["citizen"]
    given = {"citizen_ref": citizen, "purpose": "expediente", "channel": "phone"}
    counter.agent.post("/v1/consents", json={**given, "evidence": planted.sentence()})
    counter.agent.get(f"/v1/citizens/{quote(planted.sentence())}/timeline")
    counter.agent.post(f"{path}:resolve", json={"reason": planted.sentence()})


def _mail(said: str, planted: _Planted) -> bytes:
    mail = EmailMessage()
    address = f"vecino.{len(planted.all)}@example.org"
    planted.all.append(address)
    mail["From"] = f"{planted.sentence()} <{address}>"
    mail["Message-ID"] = f"<{len(planted.all)}.{address}>"
    mail["Subject"] = planted.sentence()
    mail.set_content(said)
    mail.add_attachment(b"%PDF", "application", "pdf", filename=f"{planted.sentence()}.pdf")
    return mail.as_bytes()


def _whatsapp(said: str, planted: _Planted, sender: str) -> bytes:
    planted.all.append(sender)
    text = {"type": "text", "text": {"body": said}}
    one = {"from": f"34{sender}", "id": f"wamid.{sender}", "timestamp": "1763800000", **text}
    contact = {"profile": {"name": planted.sentence()}, "wa_id": f"34{sender}"}
    broken = {"from": f"34{sender}", "id": f"{sender}b", "type": planted.sentence()}
    value = {"messages": [one, broken], "contacts": [contact]}
    entry = [{"changes": [{"field": "messages", "value": value}]}]
    return json.dumps({"object": "whatsapp_business_account", "entry": entry}).encode()


def _forms(identifier: str) -> set[str]:
    return {identifier, identifier.lower(), quote(identifier), json.dumps(identifier).strip('"')}


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "indexes" not in path.parts]
