"""The day. What is published never depends on it; what is said of it to a contributor may."""

from __future__ import annotations

import time


def today() -> str:
    """The day in UTC, as 2026-11-28."""
    return time.strftime("%Y-%m-%d", time.gmtime())
