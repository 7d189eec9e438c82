from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from indexes.secret_file import secret_in


def test_all_who_ask_at_once_are_given_the_same_secret(tmp_path: Path) -> None:
    path = tmp_path / "new" / "secret"
    path.parent.mkdir()
    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(lambda _: secret_in(path), range(32)))
    assert len(found) == 1
    assert len(found.pop()) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["secret"]
