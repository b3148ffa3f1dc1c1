"""Files → originals: what the file says, line by line, with nothing interpreted.

A file that is missing, empty, too large, locked, broken or of a format that we don't read raises `Unreadable`, whose problem
says what to do. The formats are in `formats`, a module each.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from ..model import Contents, Original, Problem
from ..problem import Unreadable, error
from .formats import seems

LARGEST = 100_000_000
"""bytes of a file; an article with its pictures has a hundredth of that"""


def original(path: Path) -> Original:
    """The file at `path`. Line numbers count from 1, as an editor shows them; `formats` says what they count in each."""
    return original_of(raw(path), path)


def raw(path: Path) -> bytes:
    """The bytes of a file. What isn't one, a pipe or a device, is refused before anything of it is waited for."""
    name = str(path)
    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise Unreadable(error(name, "unreadable-file", "this is a folder", "give a file of it"))
        if not stat.S_ISREG(kind):
            raise Unreadable(_odd(name))
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            # it may have been changed for another since
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise Unreadable(_odd(name))
            found = file.read(LARGEST + 1)
    except OSError as reason:
        hint = "check the path" if isinstance(reason, FileNotFoundError) else "check its permissions"
        raise Unreadable(error(name, "unreadable-file", f"can't be read: {reason.strerror}", hint)) from None
    if len(found) > LARGEST:
        message = f"the file is larger than {LARGEST // 10**6} MB"
        raise Unreadable(error(name, "oversized-file", message, "give the article alone, without its pictures"))
    return found


def _odd(name: str) -> Problem:
    return error(name, "unreadable-file", "this is no file but a pipe or a device", "save its text in a file first")


def sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def original_of(raw: bytes, path: Path) -> Original:
    """The file of these bytes, called so; nothing is opened."""
    found = contents(raw, path)
    return Original(
        name=path.name,
        sha256=sha256(raw),
        lines=found.lines,
        setting=found.setting,
        metadata=found.metadata,
    )


def contents(raw: bytes, path: Path) -> Contents:
    """The lines and metadata of a file of these bytes, read in the format that its ending and its bytes agree on."""
    name = str(path)
    if not raw.strip():
        raise Unreadable(error(name, "empty-file", "the file is empty", "give the file that holds the article's text"))
    ending = path.suffix.lower()
    wanted = seems.ENDINGS.get(ending, "")
    found = seems.format_of(raw)
    if not wanted or (wanted != found and not (wanted == seems.HTML and found == seems.TEXT)):
        raise Unreadable(_mismatch(raw, name, ending, wanted, found))
    # an engine is loaded only for a file that needs it
    match wanted:
        case seems.HTML:
            from .formats import html

            return html.contents(raw, name)
        case seems.DOCX:
            from .formats import docx

            return docx.contents(raw, name)
        case seems.PDF:
            from .formats import pdf

            return pdf.contents(raw, name)
        case _:
            from .formats import text

            return text.contents(raw, name, marked=ending in seems.MARKED)


def _mismatch(raw: bytes, name: str, ending: str, wanted: str, found: str) -> Problem:
    """Why a file isn't read whose ending isn't known, or says another format than its bytes."""
    endings = ", ".join(sorted(seems.ENDINGS))
    if not found:
        called, advice = seems.other(raw)
        rule = "locked-file" if "password" in called else "unknown-format"
        return error(name, rule, f"this seems to be {called}, which isn't read", f"{advice}; read are {endings}")
    called = seems.READ[found]
    if not wanted:
        message = f"files with this ending aren't read ({ending or 'no ending'}); this one seems to be {called}"
        return error(name, "unknown-format", message, f"give it one of the endings {endings}")
    if wanted == seems.PDF and found == seems.HTML:
        hint = "perhaps a site's login or error page was saved in its place: download the PDF again"
    else:
        hint = f"if so, rename it to end in {next(e for e, f in seems.ENDINGS.items() if f == found)}"
    return error(name, "wrong-ending", f"the name ends in {ending}, but this seems to be {called}", hint)
