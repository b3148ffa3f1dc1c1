"""Who wrote it and when: the note on the author, and the dates that a journal prints, where such things stand."""

from __future__ import annotations

import re

from ...model import Block, Setting
from . import signs
from .apparatus import CLOSING, joined

STARRED = re.compile(r"^\s*[*∗†]\s?[^\s*–—]")
PERSON = re.compile(
    r"^[*∗†\s]*((?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame)\.?\s)?[^\W\d_a-zß-ÿ][\w.’'-]+(?:\s(?:[^\W\d_a-zß-ÿ][\w.’'-]*|[a-z]{2,3})){1,3}),?"
    r"(?:\s(?:Ph\.?D|Dr)\.?,?)?(?:\s\([^()]*\))?,?\s(?:is|was|serves|works|teaches|has)\s",
)
"""`Mira Kolb is …`: whom the note is on"""
OFFICE = re.compile(
    r"\b(fellow|professor|research\w*|scholar|director|analyst|manager|lecturer|editor|student|candidate|department|universit\w+"
    r"|faculty|institute|ministry|journalist|author|orcid|e-?mail)\b|@",
    re.IGNORECASE,
)
HEADING = 60
"""letters that a heading rarely has: what is longer and ends without a stop is cut"""
LAST = 4
"""blocks at the end among which a note on the author may stand"""
STANDING = ("text", "heading", "reference", "note", "title", "abstract", "keywords")


def about(draft: tuple[Block, ...], setting: Setting) -> tuple[Block, ...]:
    """Notes on the author and dates: on the title page and below it, at the very end, or where they interrupt a sentence.

    In the text itself a paragraph that says what somebody is stays, whoever it is.
    """
    result: list[Block] = []
    title = " ".join(joined(b.lines) for b in draft if b.kind == "title").casefold()
    first = next((i for i, b in enumerate(draft) if b.kind == "text" and not _is_starred(b)), len(draft))
    flowing = [i for i, b in enumerate(draft) if b.kind in STANDING]
    last = set(flowing[-LAST:])
    before: Block | None = None
    for i, block in enumerate(draft):
        text = joined(block.lines)
        if block.open and block.role in ("", "text"):
            placed = i < first or i in last or (setting.paged and block.page == draft[0].page)
            cut = before is not None and len(joined(before.lines)) > HEADING and not signs.ends(before.lines[-1].text)
            if CLOSING.match(text) and (i < first or i in last):
                block = block._replace(kind="about", rule="dates")
            elif ((placed or cut) and _is_on_author(block, text, title, cut) and not _is_listed(draft, i)) or (
                result and result[-1].kind == "about" and re.match(r"e-?mail", text, re.IGNORECASE)
            ):
                block = block._replace(kind="about", rule="author-note")
        if block.kind == "text":
            before = block
        result.append(block)
    return tuple(result)


def _is_starred(block: Block) -> bool:
    text = block.lines[0].text
    return bool(STARRED.match(text)) and not text.lstrip().startswith("**")


def _is_listed(draft: tuple[Block, ...], i: int) -> bool:
    """Whether a starred block is an entry of a list, beside others."""
    return any(
        0 <= n < len(draft) and draft[n].kind == "text" and _is_starred(draft[n]) for n in (i - 1, i + 1)
    ) and _is_starred(draft[i])


def _is_on_author(block: Block, text: str, title: str, cut: bool) -> bool:
    """A starred note that tells an office or an address, or a paragraph on somebody whom the title page names.

    `cut`: whether it interrupts a sentence.
    """
    found = PERSON.match(text)
    if _is_starred(block):
        return cut or found is not None or bool(OFFICE.search(text))
    return found is not None and bool(OFFICE.search(text)) and (cut or _named(found[1], title))


def _named(text: str, title: str) -> bool:
    """Whether the title page has the names that a text begins with."""
    words = [word.casefold() for word in signs.WORD.findall(text)[:5] if word[0].isupper() and len(word) > 2]
    return sum(word in title for word in words) >= 2
