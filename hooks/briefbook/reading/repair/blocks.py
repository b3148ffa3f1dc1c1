"""Lines → blocks at blank lines and page starts, and the clean-up of single characters."""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections.abc import Iterable

import ftfy

from ...model import Block, Line, Original, Setting

CLEAN = ftfy.TextFixerConfig(
    unescape_html=False, uncurl_quotes=False, fix_line_breaks=False, normalization="NFC", explain=False
)
FINE = re.compile(r"[\t -~¡-¬®-ÂÆ-áã-ʯ‐-‧‰-⁞⁰-ₜ€]*")
"""text without anything to put right, as nearly all is: no letter that mojibake begins with, no mark that combines"""
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\ufeff]")
LIGATURE = re.compile("[\ufb00-\ufb06]")
CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f]")
SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
GLUED = re.compile(r"(introduction|conclusions?|abstract|(end)?notes|references)$", re.IGNORECASE)
"""headings that extraction leaves on the first line of their text"""
MIXED = re.compile("[\u0080-\u009f]|Ã.|Å.|Ä.|â€")


def clean(text: str) -> str:
    """One line with its characters put right: NFC, no ligatures, soft hyphens, control characters or mojibake."""
    if (text.isascii() and text.isprintable()) or FINE.fullmatch(text):
        return text
    text = SPACES.sub(" ", INVISIBLE.sub("", text))
    text = ftfy.fix_text(text, CLEAN) if MIXED.search(text) else unicodedata.normalize("NFC", text)
    text = LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return CONTROL.sub("", text)


def hard_wrapped(lines: Iterable[Line]) -> bool:
    """Whether paragraphs are broken into lines of print, rather than one line each."""
    lengths = [length for line in lines if (length := len(line.text.strip()))]
    return len(lengths) > 20 and statistics.quantiles(lengths, n=10)[8] < 110


def setting_of(original: Original, lines: tuple[Line, ...]) -> Setting:
    """How these lines of an original are set: as its format says, or as their lengths tell."""
    return original.setting or Setting(wrapped=hard_wrapped(lines))


def opens_page(line: str, blank: int) -> bool:
    """Extraction leaves a form feed, or its space right below the last line of the page before."""
    return "\f" in line or (not blank and line.startswith(" ") and not line.startswith("  "))


def split(lines: Iterable[Line], setting: Setting) -> tuple[Block, ...]:
    """Blocks in the order of the file. Where text isn't hard-wrapped a line is a paragraph."""
    result: list[Block] = []
    run: list[Line] = []
    page, gap, blank = 0, 0, 0

    def close() -> None:
        if run:
            result.append(Block(lines=tuple(run), page=page, gap=gap))
            run.clear()

    for line in lines:
        text = clean(line.text)
        kept = text.rstrip()
        if not kept:
            close()
            blank += 1
            continue
        turned = blank >= 3 or (setting.wrapped and opens_page(line.text, blank))
        glued = setting.wrapped and len(run) == 1 and GLUED.match(run[0].text.strip())
        apart = blank or turned or glued or (not setting.wrapped and not _goes_on(run, text))
        if apart:
            close()
            page += turned
            gap = blank
        blank = 0
        soft = line.text.endswith(" ") and not line.text.endswith("  ")
        run.append(line if kept == line.text else Line(line.number, kept, line.page, soft))
    close()
    return tuple(result)


def _goes_on(run: list[Line], text: str) -> bool:
    """Whether a line of unwrapped text belongs to the lines above: rows of a table, emphasis that is still open."""
    if not run:
        return False
    return "\t" in text or "\t" in run[-1].text or _emphasis_is_open(" ".join(line.text for line in run))


def _emphasis_is_open(text: str) -> bool:
    text = re.sub(r"^\s*\*\s", "", text)  # the star of a list or of a note
    return text.count("**") % 2 == 1 or text.replace("**", "").count("*") % 2 == 1
