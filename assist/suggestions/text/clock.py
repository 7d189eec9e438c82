"""Times of the day."""

from __future__ import annotations

import re

CLOCK = re.compile(r"(?<![\d.,:])(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\d.,:]|\s?€)")
