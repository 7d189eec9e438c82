from __future__ import annotations

from assist.surveys.pace import AddressPace


class _Clock:
    at = 0.0

    def __call__(self) -> float:
        return self.at


def test_a_bucket_fills_up_again_by_the_minute() -> None:
    clock = _Clock()
    pace = AddressPace(3, clock)
    assert [pace.admits("192.0.2.1") for _ in range(4)] == [True, True, True, False]
    clock.at = 20.0
    assert [pace.admits("192.0.2.1") for _ in range(2)] == [True, False]


def test_addresses_have_buckets_of_their_own_and_one_network_of_ipv6_has_one() -> None:
    pace = AddressPace(1, _Clock())
    assert pace.admits("192.0.2.1")
    assert pace.admits("192.0.2.2")
    assert pace.admits("2001:db8::1")
    assert not pace.admits("2001:db8::ffff")
    assert pace.admits("2001:db8:0:1::1")
