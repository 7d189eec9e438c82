from __future__ import annotations

import pytest

from indexes.database import open_database, session_scope
from indexes.errors import ConfigurationError, RecordNotFound
from indexes.keys import create_key, key_digest, list_keys, revoke_key
from indexes.repositories.keys import key_in_force
from indexes.settings import Settings


def test_a_key_is_found_by_its_digest_and_kept_nowhere(settings: Settings) -> None:
    key = create_key(settings, role="agent", name="Huesca")
    assert key.key.startswith("vnt_")
    assert len(key.key) >= 4 + 43, "256 bits in base 64"
    engine = open_database(settings)
    with session_scope(engine) as session:
        found = key_in_force(session.connection(), key_digest(key.key))
    engine.dispose()
    assert found is not None
    assert (found.id, found.role, found.name) == (key.id, "agent", "Huesca")
    files = [path for path in settings.data_dir.iterdir() if path.is_file()]
    assert all(key.key.encode() not in path.read_bytes() for path in files)


def test_no_two_keys_are_alike(settings: Settings) -> None:
    assert create_key(settings, role="qa").key != create_key(settings, role="qa").key


def test_roles_are_a_closed_list(settings: Settings) -> None:
    with pytest.raises(ConfigurationError, match="agent, editor, qa, admin"):
        create_key(settings, role="king")


def test_a_revoked_key_is_listed_but_not_in_force(settings: Settings) -> None:
    key = create_key(settings, role="admin")
    revoke_key(settings, key.id)
    assert [row.revoked_at is not None for row in list_keys(settings)] == [True]
    with pytest.raises(RecordNotFound, match=key.id):
        revoke_key(settings, key.id)


@pytest.mark.parametrize("key", ["", "vnt_", "\ud800", "ñ"])
def test_any_text_has_a_digest(key: str) -> None:
    assert len(key_digest(key)) == 64
