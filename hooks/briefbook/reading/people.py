"""Names of persons and bodies, as bylines and fields write them → their parts.

In: "By Mira VALE¹ and Owen van der Pike, PhD", "Vale, Mira; Pike, Owen", "山田 太郎",
"Fenland Health Board". Out: a `Creator` each,
in the order of the text. The parts are those of a name in CSL 1.0.2: family, given, non-dropping particle, suffix.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from ..model import Creator
from . import issued, person

CUE = re.compile(
    r"^(?:(?:an? )?(?:(?:written|prepared|reported|presented|compiled|authored|conducted|interviewed|story|text|words|report"
    r"|remarks|speech|paper|interview|essay|analysis|opinion|commentary|review|column|lecture|address|briefing|article) )?by\b"
    r"|authors?(?: ?\(s\))?\s*:|corresponding author\s*:|von(?=\s+\S+\s)|vorgelegt von|par\b|por\b|door\b|autore?s?\s*:"
    r"|auteurs?\s*:|autore?n?\s*:|autor\s*:|autorin\s*:|yazar(?:lar)?\s*:|hazırlayan(?:lar)?\s*:|автор(?:ы)?\s*:"
    r"|作者\s*[:：]|著者\s*[:：]"
    r"|文\s*[/／|｜:：=＝]|المؤلف(?:ون)?\s*:|بقلم\s*:?|تأليف\s*:?|إعداد\s*:?|نویسنده(?:گان)?\s*:|نوشته[ٔ]?\s*:?)\s*:?\s*",
    re.IGNORECASE,
)
"""what says that names follow"""
MAIL = re.compile(r"[<(\[]?\s*(?:e-?mail\s*:?\s*)?(?:mailto:)?[\w.+'-]+@[\w-]+(?:\.[\w-]+)+\s*[>)\]]?", re.IGNORECASE)
ORCID = re.compile(
    r"\(?\s*(?:ORCID(?:\s*i?D)?\s*:?\s*)?(?:https?://orcid\.org/)?\b(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\s*\)?"
    r"|\(?ORCID(?:\s*i?D)?\s*:?\)?",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"<?\b(?:https?://|www\.)\S+", re.IGNORECASE)
RAISED = re.compile(r"[⁰¹²³⁴-⁹†‡✉ᵃ-ᶻ]+(?:[,;]\s?[⁰¹²³⁴-⁹†‡✉*ᵃ-ᶻ]+)*")
SIGNS = r"[⁰¹²³⁴-⁹*†‡§¶‖#∗+✉☆ᵃ-ᶻ]+"
MARK = rf"(?:\d{{1,2}}(?:{SIGNS})?|{SIGNS}\d?)(?!\d)"
"""a mark beside a name; a number of three figures is none, nor is one of two behind a space"""
MARKS = re.compile(
    rf"(?:\\\*)+|\[\^?[\da-z*†]{{1,3}}\]|\((?:\d|\*)\)|<sup>[^<]*</sup>|\^[\d,*a-z]+\^"
    rf"|(?<=[^\W\d_])\.?(?:{MARK}|\s\d(?!\d)|\s{SIGNS})(?:\s?[,;]?\s?{MARK})*(?=\s*(?:$|[,;&|/\t)]|\s[^\W\d_]))"
    r"|(?<=[^\W\d_])\s[a-d](?:\s?,\s?[a-d*])*(?=\s*(?:[,;&]|and\b|$))"
)
"""what refers to a note or an affiliation"""
NOTED = re.compile(r"^(?![*_]).*[^\W\d_]\s?[*†‡]+\s*$")
GLUED = re.compile(r"(?<=\b[^\W\d_]\.)(?=[^\W\d_]{3})")
"""between an initial and the name that stands right behind it"""
STRONG = re.compile(r"\s*(?:[;؛；|｜•·\t\n\u3000]|\s/\s|\s{3,}|、|[,，](?=[\u4e00-\u9fff])|،)\s*")
"""separates names, or a name from what isn't one"""
AND = re.compile(
    r"\s*(?:,\s*)?(&|\b(?:and|AND|und|UND|et|ET|ve|VE|och|og|en|with|и|та)\b|(?<=\s)[yeio](?=\s)|(?<=\s)و\s?(?=\w\w)"
    r"|[和與与])\s*"
)
OTHERS = re.compile(r"[,;]?\s*\bet al\.?$|,?\s*(?:and|und) others$", re.IGNORECASE)
ABBREVIATED = re.compile(r"[^\W\d_][\w’'-]+(?: [^\W\d_][\w’'-]+)? [A-ZÀ-Þ]{1,3}")
"""as medical journals write names: Vale MK"""
DEGREE = re.compile(r"MS|MN|BS|RN|MEd|BEd|MP[AP]|MSW|MFA|MLIS|DNP|DDS|ScD|DSc|DrPH|FR[SC]S?|MRCP")
"""a degree only where a whole name stands before it: elsewhere these may be initials"""
INTERRUPTED = re.compile(r"\s(?:in|for|at|from|on|of|aus|für|à|chez|pour|en)\s.*$")
"""what a byline adds: the place, the paper"""


@dataclass(frozen=True, slots=True)
class Byline:
    """A line that may name authors."""

    creators: tuple[Creator, ...]
    cued: bool
    """whether more than its capitals says that it does: "By", several names, initials, note marks, mail addresses"""


def creators(text: str, single: bool = False) -> tuple[Creator, ...]:
    """Whom a field names that holds authors; `single` where it holds one name only, perhaps turned round.

    What isn't a name of a person is one of a body.
    """
    text = re.sub(r"\s+", " ", text.replace("\t", ";").replace("\n", ";")).strip()
    if not text:
        return ()
    found = byline(text, single)
    if found is not None and not _leaves_words(text, found):
        return found.creators
    parts = [part for part in (bare(p) for p in re.split(r"\s*;\s*", text)) if part]
    if len(parts) > 1:
        return tuple(creator for part in parts for creator in creators(part, single=True))
    return (Creator(parts[0]),) if parts and person.can_be_body(parts[0]) else ()


def _leaves_words(text: str, found: Byline) -> bool:
    """Whether a body's words would be lost: "Board of Lenn and Mira Vale" holds more than a name."""
    rest = bare(text).casefold()
    for creator in found.creators:
        for word in re.findall(r"\w+", creator.name.casefold()):
            rest = rest.replace(word, " ", 1)
    return person.is_body(rest)


def bare(text: str) -> str:
    """A name without its cue, note marks, addresses and emphasis."""
    text = re.sub(r"(?<!\\)[*_]{1,3}(?=[^\W_])|(?<=[\w.])(?<!\\)[*_]{2,3}|(?<=\w)_\b", "", text)
    text = ADDRESS.sub(" ", MAIL.sub(" ", ORCID.sub(" ", text)))
    text = CUE.sub("", text.strip(" \t*_#>"))
    text = MARKS.sub("", RAISED.sub("", text))
    return re.sub(r"\(\s*\)?$|^\s*\)", "", text).strip(" \t,;:*_<>–—-").strip()


def byline(text: str, single: bool = False) -> Byline | None:
    """The names in a line, or None where it isn't a list of names; affiliations beside the names are passed over."""
    text = unescape(text) if "&" in text else text
    whole = text.strip(" \t*_#>")
    cue = CUE.match(whole)
    orcids = [found[1] for found in ORCID.finditer(whole) if found[1]]
    plain = ORCID.sub(" ; ", whole) if orcids else ORCID.sub(" ", whole)
    plain = ADDRESS.sub(" ", MAIL.sub(" ; ", plain))
    marked = plain != whole or bool(MARKS.search(plain) or RAISED.search(plain)) or bool(NOTED.search(text))
    plain = bare(OTHERS.sub("", GLUED.sub(" ", plain)))
    if re.fullmatch(r"\W*\([^()]*\)\W*", plain):
        plain = plain.strip(" ();,")
    plain = re.sub(r"\s*[(（\[][^()\[\]（）]*[)）\]]", " ;" if single else " ", plain)
    if cue:
        plain = INTERRUPTED.sub("", _until_date(plain))
    found: list[Creator] = []
    listed = False
    for chunk in filter(None, STRONG.split(plain)):
        here = _chunk(chunk.strip(" ,"), single or bool(re.search("[;；]", plain)))
        listed = listed or len(here) > 1
        found += here
    if not found:
        return None
    if len(orcids) == len(found):
        found = [creator._replace(orcid=orcid) for creator, orcid in zip(found, orcids, strict=True)]
    unique = tuple({creator.name.casefold(): creator for creator in found}.values())
    several = len(unique) > 1 and any(c.isupper() or person.EAST.match(c) for c in plain)
    cued = bool(cue) or marked or several or person.tells_a_person(plain)
    return Byline(unique, cued)


def _until_date(text: str) -> str:
    """A line up to the day that it was published on."""
    date = issued.found(text)
    at = text.casefold().find(date[1]) if date else -1
    return text[:at] if at > 3 else re.sub(r"\s\d.*$", "", text)


def _chunk(text: str, turned: bool) -> list[Creator]:
    """The names between two strong separators. `turned` where "A B, C" is one name rather than two."""
    pieces = _pieces(text)
    pairs = [[part.strip() for part in piece.split(",") if part.strip()] for piece in pieces]
    if all(len(pair) in (2, 3) and _is_turned(pair, turned or len(pairs) > 1) for pair in pairs):
        return [person.turned(*pair) for pair in pairs]
    parts = [part for pair in pairs for part in pair]
    if len(parts) > 1 and all(ABBREVIATED.fullmatch(part) for part in parts):
        return [person.turned(*part.rsplit(" ", 1)) for part in parts]
    return _in_a_row(pairs)


def _pieces(text: str) -> list[str]:
    """What "and" joins. In "José Ortega y Gasset" it joins the words of one name."""
    first, *rest = AND.split(text)
    pieces = [first]
    for word, piece in zip(rest[::2], rest[1::2], strict=True):
        if len(word) == 1 and word.islower() and word.isascii() and not person.is_person(piece.split(",")[0]):
            pieces[-1] += f" {word} {piece}"
        else:
            pieces.append(piece)
    return [piece for piece in pieces if piece.strip()]


def _is_turned(pair: list[str], may_be_long: bool) -> bool:
    family, given = pair[0], pair[1]
    if len(pair) == 3 and not person.is_suffix(pair[2]) and not person.is_suffix(pair[1]):
        return False
    if len(pair) == 2 and (person.is_suffix(given) or person.is_degree(given)):
        return False
    if person.is_person(family) and DEGREE.fullmatch(given):
        return False
    if len(pair) == 3 and person.is_suffix(pair[1]):
        given = pair[2]
    if not person.is_family(family) or not person.is_given(given):
        return False
    return may_be_long or not (person.is_person(family) and person.is_person(given))


def _in_a_row(pieces: list[list[str]]) -> list[Creator]:
    """Names between commas, in pieces that "and" joins: "A B, C D", "B, A., D, C." or "B, A, and C D".

    What is no name is an affiliation; after one, names are no longer looked for in a piece.
    """
    found: list[Creator] = []
    first = pieces[0]
    turned = (
        len(first) > 1 and not person.is_person(first[0]) and person.is_family(first[0]) and person.is_given(first[1])
    )
    affiliated = False
    for parts in pieces:
        before = len(found)
        elsewhere = False
        i = 0
        while i < len(parts):
            part = parts[i]
            if found and person.is_suffix(part):
                found[-1] = person.with_suffix(found[-1], part)
            elif person.is_person(part) and not elsewhere:
                found.append(person.person(part))
            elif turned and i + 1 < len(parts) and person.is_family(part) and person.is_given(parts[i + 1]):
                found.append(person.turned(part, parts[i + 1]))
                i += 1
            elif not person.is_degree(part) and not (found and DEGREE.fullmatch(part)):
                if not found or (turned and not person.is_body(part)):
                    return []  # a title may have commas, too: Oil, Light and Credit
                elsewhere = True
            i += 1
        if len(found) == before and not (affiliated or person.is_body(" ".join(parts)) or parts[0].isupper()):
            return []
        affiliated = affiliated or elsewhere
    return found
