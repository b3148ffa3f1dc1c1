"""Files → originals: what the file says, line by line, with nothing interpreted.

A file that is missing, empty, binary or of a format that we don't read raises `Unreadable`, whose problem says what to do.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import charset_normalizer

from .model import Line, Original
from .problem import Unreadable, error

SUFFIXES = {".txt", ".text", ".md", ".markdown"}
BINARY = re.compile(rb"\x00|^%PDF|^PK\x03\x04|^\xd0\xcf\x11\xe0")


def original(path: Path) -> Original:
    """The file at `path`, decoded. Line numbers count from 1, as an editor shows them."""
    try:
        raw = path.read_bytes()
    except OSError as reason:
        hint = "check the path" if isinstance(reason, FileNotFoundError) else ""
        raise Unreadable(error(str(path), "unreadable-file", f"can't be read: {reason.strerror}", hint)) from None
    text = decoded(raw, path)
    return Original(
        name=path.name,
        sha256=hashlib.sha256(raw).hexdigest(),
        lines=tuple(Line(n, line) for n, line in enumerate(text.split("\n"), start=1)),
    )


def decoded(raw: bytes, path: Path) -> str:
    """Text with \\n line ends; UTF-8 where it is valid, else the most likely encoding of the file."""
    name = str(path)
    if not raw.strip():
        raise Unreadable(error(name, "empty-file", "the file is empty", "give the file that holds the article's text"))
    utf16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    if path.suffix.lower() not in SUFFIXES or (BINARY.search(raw[:4096]) and not utf16):
        raise Unreadable(
            error(
                name,
                "unknown-format",
                f"this is no text file that can be read ({path.suffix or 'no ending'})",
                f"give a file with one of the endings {', '.join(sorted(SUFFIXES))}; save other formats as text first",
            )
        )
    if utf16:
        text = raw.decode("utf-16", errors="replace")
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as reason:
            best = charset_normalizer.from_bytes(raw).best()
            if best is None:
                line = raw.count(b"\n", 0, reason.start) + 1
                column = reason.start - raw.rfind(b"\n", 0, reason.start)
                raise Unreadable(
                    error(
                        name,
                        "undecodable-file",
                        "the letters of this file can't be told: it is in no known encoding",
                        "save it as UTF-8",
                        line,
                        column,
                    )
                ) from None
            text = str(best)
    return re.sub(r"\r\n?|\x85|\u2028", "\n", text)
