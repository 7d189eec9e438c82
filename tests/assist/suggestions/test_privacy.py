"""Sixty personal data of many kinds are told in queries, in conversations, in what is sent and in
reasons. None may be found in the database, in the logs, in what is streamed or shown, in what is
embedded, nor in what the chat model was sent."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from assist.suggestions.schemas import EventRequest, SuggestionRequest, Turn
from assist.suggestions.service import SuggestionService
from indexes.database import open_database
from indexes.embedders.protocol import Embedder, Vectors
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore
from tests.assist.suggestions.chat.conftest import ChatServer, chat_server
from tests.assist.suggestions.world import TODAY

__all__ = ["chat_server"]

ASKED = "¿Cuánto cuesta la licencia de pesca fluvial?"
_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


def _dni(number: int) -> str:
    return f"{number:08d}{_LETTERS[number % 23]}"


def _nie(first: str, number: int) -> str:
    letter = _LETTERS[("XYZ".index(first) * 10_000_000 + number) % 23]
    return f"{first}{number:07d}{letter}"


def _iban(account: str) -> str:
    """Of Spain, by ISO 13616: 98 less the rest modulo 97."""
    digits = f"{98 - int(account + '142800') % 97:02d}"
    return f"ES{digits}{account}"


def _card(stem: str) -> str:
    """With its Luhn digit."""
    doubled = [int(d) * (2 if place % 2 == 0 else 1) for place, d in enumerate(reversed(stem))]
    total = sum(number - 9 if number > 9 else number for number in doubled)
    return stem + str(-total % 10)


def _social_security(province: int, number: int) -> str:
    stem = f"{province:02d}{number:08d}"
    return f"{stem}{int(stem) % 97:02d}"


def _supply(point: str) -> str:
    """With its two letters, by the rest modulo 529."""
    rest = int(point) % 529
    return f"ES{point}{_LETTERS[rest // 23]}{_LETTERS[rest % 23]}0F"


NUMBERS = (12345678, 72981234, 29104455, 17876543, 25140099, 73001122, 18005544, 17234098, 29887711)
DNI = [_dni(number) for number in NUMBERS]
NIE = [_nie("X", 1234567), _nie("Y", 7654321), _nie("Z", 4455667), _nie("X", 9081726)]
PHONES = [
    "612 345 678", "654 32 10 98", "699887766", "722 111 333", "+34 633 44 55 66", "600-10-20-30",
    "976 55 12 34", "974 36 98 52",
]  # fmt: skip
EMAILS = [
    "ana.lopez@correo.es", "jmgarcia77@ejemplo.com", "marta_ruiz@buzon.org", "p.sanz@familia.net",
    "lucia.perez.gil@correo.es", "tonet@ejemplo.com",
]  # fmt: skip
IBANS = [
    _iban(one) for one in ("21000418401234567891", "00491500051234567892", "20852222000333444555")
]
CARDS = [_card("453201511283036"), _card("541333000000001"), _card("402400711263784")]
SECURITY = [
    _social_security(50, 12345678),
    _social_security(22, 17654321),
    _social_security(44, 40998877),
]
PLATES = ["1234 BCD", "5678-FGH", "9012JKL", "4455 MNP"]
NAMES = [
    "Ana María López Sanz", "José Manuel García Pérez", "Lucía Gil Ferrer", "Mohamed Alami Bennani",
    "Ioana Popescu Marin", "Pilar Ruiz de Azúa Lasierra",
]  # fmt: skip
STREETS = [
    "calle Mayor, 15, 3.º B", "avenida de los Pirineos, 7, 2.º izquierda", "C/ San Miguel 22, 4ºA",
    "plaza de la Constitución, 3, bajo",
]  # fmt: skip
BIRTHS = ["14 de febrero de 1961", "03/11/1984", "22-07-1975", "9 de mayo de 1990"]
PASSPORTS = ["AAB123456", "XDD987654", "ZAB555444"]
CADASTRE = ["9872023VH5797S0001WX"]
SUPPLY = [_supply("0031405123456789")]
HEALTH = ["ARAG900112345678"]

SENTENCES = {
    "Mi DNI es {}.": DNI,
    "Mi NIE es {}.": NIE,
    "Llámenme al {}.": PHONES,
    "Mi correo es {}.": EMAILS,
    "Mi cuenta es {}.": IBANS,
    "Pagué con la tarjeta {}.": CARDS,
    "Mi número de la Seguridad Social es {}.": SECURITY,
    "La matrícula de mi coche es {}.": PLATES,
    "Me llamo {}.": NAMES,
    "Vivo en la {}.": STREETS[:2],
    "Mi domicilio es {}.": STREETS[2:],
    "Nací el {}.": BIRTHS,
    "Mi pasaporte es {}.": PASSPORTS,
    "La referencia catastral es {}.": CADASTRE,
    "Mi CUPS es {}.": SUPPLY,
    "Mi tarjeta sanitaria es {}.": HEALTH,
}
PLANTED = [datum for data in SENTENCES.values() for datum in data]
TOLD = [sentence.format(datum) for sentence, data in SENTENCES.items() for datum in data]


class Listening:
    """An embedder that remembers what it was asked to encode."""

    def __init__(self, inner: Embedder) -> None:
        self._inner = inner
        self.heard: list[str] = []

    def __getattr__(self, name: str) -> object:
        return getattr(self._inner, name)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        self.heard.extend(texts)
        return self._inner.encode_queries(texts)


def _messages(size: int = 4) -> Iterator[str]:
    for start in range(0, len(TOLD), size):
        yield " ".join((*TOLD[start : start + size], ASKED))


def _leaked(where: str) -> list[str]:
    """Spaces aside: what is told in groups of digits may be kept without them."""
    squeezed = "".join(where.split())
    return [one for one in PLANTED if one in where or "".join(one.split()) in squeezed]


def _on_disk(folder: Path) -> str:
    files = [path for path in folder.rglob("*") if path.is_file() and "ventanilla.db" in path.name]
    assert files
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)


def test_sixty_different_data_are_planted() -> None:
    assert len(set(PLANTED)) == 60
    assert len(TOLD) == len(PLANTED)


def test_no_personal_datum_is_kept_logged_shown_embedded_or_sent_to_a_model(
    tmp_path: Path,
    settings: Settings,
    store: SnapshotStore,
    embedder: Embedder,
    chat_server: ChatServer,
    caplog: pytest.LogCaptureFixture,
) -> None:
    own = settings.model_copy(
        update={
            "data_dir": tmp_path, "drafter": "chat", "chat_model": "prueba",
            "chat_base_url": chat_server.url, "chat_timeout_s": 5.0,
        }
    )  # fmt: skip
    chat_server.answer = "esto no es una respuesta"
    listening = Listening(embedder)
    engine = open_database(own)
    service = SuggestionService(own, store, listening, engine, today=lambda: TODAY)  # type: ignore[arg-type]
    shown: list[str] = []
    with caplog.at_level(logging.DEBUG):
        for message in _messages():
            found = service.suggest(SuggestionRequest(query=message))
            shown.append(found.model_dump_json())
            turns = (Turn(role="citizen", text=message), Turn(role="agent", text=message))
            again = SuggestionRequest(conversation=(*turns, Turn(role="citizen", text=ASKED)))
            shown.extend(event.json() for event in service.stream(again))
            event = EventRequest(type="sent", final_text=f"{message} Gracias.", reason=message)
            assert service.record_event(found.id, event)
    engine.dispose()
    assert chat_server.requests
    assert listening.heard
    places = {
        "database": _on_disk(tmp_path),
        "log": caplog.text,
        "shown": "\n".join(shown),
        "embedder": "\n".join(listening.heard),
        "model": json.dumps(chat_server.requests, ensure_ascii=False),
    }
    assert {place: _leaked(text) for place, text in places.items()} == {p: [] for p in places}


def test_what_fails_is_logged_without_what_was_told(
    settings: Settings, store: SnapshotStore, engine: object, caplog: pytest.LogCaptureFixture
) -> None:
    class Broken:
        digest = name = "roto"
        dimensions = 64

        def encode_queries(self, texts: Sequence[str]) -> Vectors:
            raise RuntimeError(f"cannot encode {len(texts)} texts")

    service = SuggestionService(settings, store, Broken(), engine, today=lambda: TODAY)  # type: ignore[arg-type]
    with caplog.at_level(logging.DEBUG):
        for message in _messages(12):
            service.suggest(SuggestionRequest(query=message))
    assert "no suggestion" in caplog.text
    assert _leaked(caplog.text) == []
