"""How often one address may ask: a bucket that fills up again by the minute (token bucket)."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

_KEPT = 10_000  # addresses, those that asked last
_MINUTE = 60.0
_NETWORK = {4: 32, 6: 64}  # bits that tell one household or office from another


class AddressPace:
    """Of one process. Addresses stay in memory only, and are neither stored nor logged."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._full = float(per_minute)
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def admits(self, address: str, cost: float = 1.0) -> bool:
        """Whether there is any left for that address; takes `cost` of it."""
        key, at = _network(address), self._clock()
        with self._lock:
            left, since = self._buckets.pop(key, (self._full, at))
            left = min(self._full, left + (at - since) * self._full / _MINUTE)
            admitted = left > 0
            self._buckets[key] = (left - cost if admitted else left, at)
            while len(self._buckets) > _KEPT:
                self._buckets.popitem(last=False)
        return admitted


def _network(address: str) -> str:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    return str(ipaddress.ip_network((parsed, _NETWORK[parsed.version]), strict=False))
