"""A DOI → the work as its registry describes it, in CSL. The one module that uses the network, where somebody asked for it."""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.parse
import urllib.request

from .. import __version__
from .works import Work

RESOLVER = "https://doi.org/"
ACCEPT = "application/vnd.citationstyles.csl+json"
SECONDS = 20
LARGEST = 5_000_000
"""bytes of an answer; a work with a thousand authors has a tenth"""


class NoAnswer(Exception):
    """Why nothing was found, in words."""


def work(doi: str) -> Work:
    """The work of a DOI, by content negotiation with its resolver. Raises NoAnswer."""
    address = RESOLVER + urllib.parse.quote(doi, safe="/")
    asked = urllib.request.Request(address, headers={"Accept": ACCEPT, "User-Agent": f"briefbook/{__version__}"})
    try:
        with urllib.request.urlopen(asked, timeout=SECONDS) as answer:
            told = json.loads(answer.read(LARGEST))
    except urllib.error.HTTPError as reason:
        what = "isn't registered" if reason.code == 404 else f"gives no description (status {reason.code})"
        raise NoAnswer(f"the DOI {doi} {what}") from None
    except (OSError, http.client.HTTPException) as reason:
        raise NoAnswer(f"{RESOLVER} doesn't answer ({getattr(reason, 'reason', reason)})") from None
    except ValueError:
        raise NoAnswer(f"the answer for the DOI {doi} is no description of a work") from None
    if not isinstance(told, dict):
        raise NoAnswer(f"the answer for the DOI {doi} is no description of a work")
    return Work(doi, told)
