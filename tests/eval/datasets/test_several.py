"""The sets on several needs, long mails and conversations: what they promise."""

from __future__ import annotations

from collections import Counter

from eval.dataset import Example

HALVES = ("develop", "heldout")


def test_both_halves_hold_every_kind(several: list[Example]) -> None:
    counts = {half: _kinds(several, half) for half in HALVES}
    assert set(counts["develop"]) == set(counts["heldout"])
    assert sum(counts["develop"].values()) - sum(counts["heldout"].values()) <= len(several) // 20


def test_as_many_messages_ask_one_thing_as_ask_several(several: list[Example]) -> None:
    kinds = _kinds(several, "")
    assert kinds["two"] + kinds["three"] >= 60
    assert kinds["one"] >= 60


def test_mails_are_long_and_conversations_many(several: list[Example]) -> None:
    mails = [one.text for one in several if one.id.split("-")[1] == "mail"]
    assert len(mails) >= 30
    assert min(len(mail.split()) for mail in mails) >= 80
    assert sum(bool(one.conversation) for one in several) >= 40


def _kinds(examples: list[Example], half: str) -> Counter[str]:
    return Counter(one.id.split("-")[1] for one in examples if one.id.startswith(half))
