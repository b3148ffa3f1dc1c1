"""Which addresses of other sites, of all that a built site names, no longer answer: python tests/outside_links.py SITE.

Each is asked for once, politely: one at a time, a second apart for each host, with a name that says who asks. What answers
401, 403, 405 or 429 is there, and keeps its door shut to programs. Exit status 1 where one is gone.
"""

from __future__ import annotations

import re
import sys
import time
import urllib.error
import urllib.request
from collections import defaultdict
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

ADDRESS = re.compile(r'<a [^>]*href="(https?://[^"#]+)')
AGENT = "briefbook-links/1 (a weekly look at the links of a briefing site)"
SHUT = {401, 403, 405, 429}
SECONDS = 20


def addresses(site: Path) -> dict[str, str]:
    """Each address with the first page that names it."""
    found: dict[str, str] = {}
    for page in sorted(site.rglob("*.html")):
        for address in ADDRESS.findall(page.read_text(encoding="utf-8")):
            found.setdefault(unescape(address), page.relative_to(site).as_posix())
    return found


def fault(address: str) -> str:
    """Why it can't be had; empty where it answers."""
    request = urllib.request.Request(address, headers={"User-Agent": AGENT})
    try:
        with urllib.request.urlopen(request, timeout=SECONDS):
            return ""
    except urllib.error.HTTPError as reason:
        return "" if reason.code in SHUT else f"answers {reason.code}"
    except (OSError, ValueError) as reason:
        return f"doesn't answer: {reason}"


def main(site: Path) -> int:
    asked: dict[str, float] = defaultdict(float)
    gone = 0
    found = addresses(site)
    for address, page in found.items():
        host = urlsplit(address).netloc
        time.sleep(max(0.0, asked[host] + 1 - time.monotonic()))
        told = fault(address)
        asked[host] = time.monotonic()
        if told:
            gone += 1
            print(f"{page}: {address} {told}")
    print(f"{len(found)} addresses, {gone} gone")
    return 1 if gone else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
