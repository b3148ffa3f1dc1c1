"""Lines → blocks: what their format says, else at blank lines, page starts, indents; and the clean-up of single characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import chain

import ftfy

from ...model import Block, Kind, Line, Role, Setting
from .. import heads

CLEAN = ftfy.TextFixerConfig(
    unescape_html=False, uncurl_quotes=False, fix_line_breaks=False, normalization="NFC", explain=False
)
FINE = re.compile(r"[\t -~¡-¬®-ÂÆ-áã-ʯ‐-‧‰-⁞⁰-ₜ€]*")
"""text without anything to put right, as nearly all is: no letter that mojibake begins with, no mark that combines"""
INVISIBLE = re.compile(
    r"[\u00ad\u200b\ufeff]|(?<![\u0620-\u06ff\u0700-\u0dff\u0f00-\u109f\ufb50-\ufeff])[\u200c\u200d]"
    r"|[\u200c\u200d](?![\u0620-\u06ff\u0700-\u0dff\u0f00-\u109f\ufb50-\ufeff])"
)
"""what shows nothing; a joiner within a word of a script that joins its letters is part of its spelling"""
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


KINDS: dict[Role, tuple[Kind, str]] = {
    "title": ("title", "format"), "subtitle": ("title", "format"), "author": ("title", "format"),
    "affiliation": ("title", "format"), "date": ("title", "format"), "abstract": ("abstract", "format"),
    "keywords": ("keywords", "format"), "heading": ("heading", "format"), "caption": ("caption", "format"),
    "row": ("table", "format"), "note": ("note", "format"), "reference": ("reference", "format"),
    "aside": ("removed", "aside"), "furniture": ("removed", "running-head"), "figure": ("removed", "figure-debris"),
}  # fmt: skip
"""what a line is taken for because its format says so, and the rule that is told; other roles are of the text"""
LISTED = re.compile(r"^\s*(?:[-•*–‣◦▪]\s|\(?(?:[a-z]|\d{1,3}|[ivx]{1,4})[.)]\s)")
NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.|[A-H]\.)\s+[^\W\d_]")
"""how a numbered heading begins"""
RUN_IN = re.compile(r"^\s*(?:key\s?words|index terms)\s*[:.—–]", re.IGNORECASE)
SPEAKER = re.compile(r"^\s*(?:[QA][.:]|[A-Z][A-Z.,'’ -]{2,40}:)\s+\S")
"""who speaks, in a transcript"""
RULED = re.compile(r"^\s*(?:[-_=~*–—]\s?){5,}[xX]?\s*$")
"""a line that is drawn with signs, as typists part the heads of their pages"""
INDENT = 2
"""blanks by which a first line stands further in"""
RARE = 0.1
"""share of the lines that begin with a single blank up to which it tells that a page turns"""


def turns_page(line: Line, blank: int) -> bool:
    """Extraction leaves a form feed, or its space right below the last line of the page before."""
    return "\f" in line.text or (not blank and line.text.startswith(" ") and not line.text.startswith("  "))


def split(lines: Sequence[Line], setting: Setting) -> tuple[Block, ...]:
    """Blocks in the order of the file. Where text isn't wrapped a line is a paragraph."""
    result: list[Block] = []
    run: list[Line] = []
    page, gap, blank = 0, 0, 0
    spaced = sum(line.text[:1] == " " and line.text[1:2] not in ("", " ") for line in lines) <= RARE * len(lines)

    def close() -> None:
        if run:
            result.append(_block(tuple(run), page, gap))
            run.clear()

    for line, below in zip(lines, chain(lines[1:], (None,)), strict=False):
        text = clean(line.text)
        kept = text.rstrip()
        if not kept:
            if run and run[-1].role == "code" and line.role == "code":
                continue
            close()
            blank += 1
            continue
        turned = blank >= 3 or (setting.wrapped and turns_page(line, blank) and (spaced or "\f" in line.text))
        ruled = not line.role and bool(RULED.match(kept))
        if blank or turned or not run or ruled or _opens(line, kept, run, setting):
            close()
            page = line.page or page + turned
            gap = blank
        blank = 0
        if ruled:
            result.append(Block((line,), "removed", page, gap, "drawn"))
            continue
        soft = line.text.endswith(" ") and not line.text.endswith("  ")
        run.append(line if kept == line.text else line._replace(text=kept, soft=soft))
        if (
            len(run) == 1
            and not line.role
            and setting.width
            and below is not None
            and _heads(kept, below.text, setting)
        ):
            close()
    close()
    return tuple(result)


def _block(lines: tuple[Line, ...], page: int, gap: int) -> Block:
    if lines[-1].role == "row":
        kind, rule = KINDS["row"]
    else:
        kind, rule = KINDS.get(lines[0].role, ("text", ""))
    return Block(lines, kind, page, gap, rule, lines[0].level if kind == "heading" else 0)


def _opens(line: Line, text: str, run: list[Line], setting: Setting) -> bool:
    """Whether a line begins a block though no blank line stands above it."""
    above = run[-1]
    if line.role or above.role:
        together = (line.role, line.level) == (above.role, above.level) and (
            setting.wrapped or line.role in ("row", "code")
        )
        return not together and (above.role, line.role) != ("caption", "row")
    if not setting.wrapped:
        return not _goes_on(run, text)
    if (
        ("\t" in text.strip()) != ("\t" in above.text.strip())
        and not heads.TABLE.match(run[0].text)
        and not setting.paged
    ):
        return True
    if len(run) == 1 and GLUED.match(above.text.strip()):
        return True
    return bool(setting.width) and (RUN_IN.match(text) is not None or _stands_in(line, above, setting))


def _stands_in(line: Line, above: Line, setting: Setting) -> bool:
    """Whether a line of print is the first of a paragraph: by its indent, as an entry of a list, as a clause, as what somebody
    says, below a line that ends early or ends a sentence."""
    fits = _fits(above.text, line.text, setting)
    ended = bool(SENTENCE_END.search(above.text))
    clause = above.text.rstrip().endswith(";") and line.text.lstrip()[:1].isupper()
    stands_in = _indent(line.text) >= _indent(above.text) + INDENT
    return (
        (fits and (clause or bool(LISTED.match(line.text))))
        or (ended and bool(SPEAKER.match(line.text)))
        or (stands_in and (fits or ended))
    )


SENTENCE_END = re.compile(r"[.!?:;…。！？؟][\"”’»)\]\d¹²³⁴-⁹⁰]*\s*$")


def _heads(text: str, below: str, setting: Setting) -> bool:
    """Whether a line is a numbered heading that stands right above its text."""
    start = below.strip()
    return (
        bool(NUMBERED.match(text.strip()))
        and not SENTENCE_END.search(text)
        and not start[:1].islower()
        and _fits(text, below, setting)
    )


def _fits(text: str, below: str, setting: Setting) -> bool:
    """Whether the first word of the line below would have stood on this line: it ends before the print does."""
    word = below.split(maxsplit=1)
    return bool(word) and len(text) + 1 + len(word[0]) < 0.95 * setting.width


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _goes_on(run: list[Line], text: str) -> bool:
    """Whether a line of unwrapped text belongs to the lines above: rows of a table, emphasis that is still open."""
    if "\t" in text:
        return "\t" in run[-1].text or bool(heads.TABLE.match(run[0].text))
    return _emphasis_is_open(" ".join(line.text for line in run))


def _emphasis_is_open(text: str) -> bool:
    text = re.sub(r"^\s*\*\s", "", text)  # the star of a list or of a note
    return text.count("**") % 2 == 1 or text.replace("**", "").count("*") % 2 == 1
