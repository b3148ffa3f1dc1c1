"""What the styles of a Word file say of a paragraph: a title, a heading and its depth, a quotation, a caption, a list's entry.

Built-in styles have English names whatever language Word speaks; their ids, and the styles that a template adds, do not. So a
style is known by its name or by that of one it is based on, in the languages below for those that other programs write.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ....model import Role
from .package import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|başlık|nagłówek|nadpis|заголовок"
    r"|标题|見出し|제목|عنوان)\s*(\d)",
    re.IGNORECASE,
)
NAMES: dict[Role, str] = {
    "title": "title|titel|titre|título|titulo|titolo|konu başlığı|tytuł|название|标题|表題|(book|paper) ?title",
    "subtitle": "subtitle|untertitel|sous-titre|subtítulo|sottotitolo|alt konu başlığı|podtytuł|подзаголовок|副标题",
    "author": "authors?|autor(en)?|auteurs?|autore|yazar|автор|by-?line",
    "affiliation": "affiliations?|institution|address|adresse",
    "date": "date|datum|fecha|data|tarih|дата",
    "abstract": "abstract( text)?|zusammenfassung|résumé|resumen|özet|аннотация",
    "keywords": "key ?words?|schlüsselwörter|mots-clés|palabras clave|anahtar (kelimeler|sözcükler)",
    "quote": "(intense |block )?quot(e|ation)s?|block text|(intensives )?zitat|citation( intense)?|cita|alıntı|цитата",
    "caption": "((table|image|figure) ?)?caption|beschriftung|légende|descripción|didascalia|resim yazısı|название объекта"
    "|table|figure|illustration|drawing",
    "reference": r"bibliograph(y|ie)( \d)?|references?|literaturverzeichnis|kaynakça|bibliografía",
    "code": "source ?code|html preformatted|code|plain ?text|preformatted text|verbatim( char)?",
    "note": "(foot|end)note text",
}
ROLES = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in NAMES.items())
CONTENTS = re.compile(
    r"toc( heading| ?\d)|table of (figures|authorities)|index( \d| heading)?|contents( heading| \d)?"
    r"|(inhalts)?verzeichnis ?\d?.*",
    re.IGNORECASE,
)
HEADER = re.compile(r"(page )?(header|footer)|kopfzeile|fußzeile|en-tête|pied de page", re.IGNORECASE)
DEEPEST = 12
"""styles that one may be based on, each on the next; a broken file may have a circle"""


@dataclass(frozen=True, slots=True)
class Style:
    """What is known of a paragraph by its style and its own properties."""

    role: Role = "text"
    depth: int = 0
    """a heading's, from 1; 0 for a paragraph"""
    list: str = ""
    """the id of the list that it is an entry of"""
    level: int = 0
    """its depth there, from 0"""
    contents: bool = False
    """whether it is a line of a table of contents, or of an index"""
    bold: bool = False
    """whether its letters are, unless a run says otherwise"""
    hidden: bool = False


class Styles:
    """The styles of a file, by their id."""

    def __init__(self, part: Element | None) -> None:
        found = [*part.iter(f"{W}style")] if part is not None else []
        self.known = {s.get(f"{W}styleId"): s for s in found if s.get(f"{W}type") in (None, "paragraph")}
        self.letters = {s.get(f"{W}styleId"): s for s in found if s.get(f"{W}type") == "character"}
        self.usual = next((s.get(f"{W}styleId") for s in self.known.values() if s.get(f"{W}default") == "1"), "")
        self.found: dict[str, Style] = {}

    def of(self, paragraph: Element) -> Style:
        """What its style says, and what its own properties say otherwise."""
        own = paragraph.find(f"{W}pPr")
        used = value(own, "pStyle") or self.usual
        style = self.found.get(used)
        if style is None:
            style = self.found[used] = self._of_style(used)
        if own is None:
            return style
        outline = value(own, "outlineLvl")
        numbered = own.find(f"{W}numPr")
        depth = int(outline) + 1 if outline.isdigit() and int(outline) < 9 else (0 if outline == "9" else style.depth)
        return Style(
            role=style.role,
            depth=depth,
            list=style.list if numbered is None else value(numbered, "numId") or style.list,
            level=_level(numbered) if numbered is not None and value(numbered, "ilvl") else style.level,
            contents=style.contents,
            bold=style.bold,
            hidden=style.hidden,
        )

    def bold(self, run: Element | None, by_default: bool) -> bool:
        """Whether the letters of a run with these properties are bold."""
        if run is None:
            return by_default
        if run.find(f"{W}b") is not None:
            return is_on(run, "b")
        style = self.letters.get(value(run, "rStyle"))
        if (
            style is not None
            and (properties := style.find(f"{W}rPr")) is not None
            and properties.find(f"{W}b") is not None
        ):
            return is_on(properties, "b")
        return by_default

    def _of_style(self, used: str) -> Style:
        names: list[str] = []
        chain: list[Element] = []
        for _ in range(DEEPEST):
            style = self.known.get(used)
            if style is None:
                # a file without its styles still has their ids, which are their names without blanks
                if used and not names:
                    names.append(re.sub(r"(?<=[a-z])(?=[A-Z\d])", " ", used))
                break
            names.append(value(style, "name"))
            chain.append(style)
            used = value(style, "basedOn")
        paragraphs = [p for style in chain if (p := style.find(f"{W}pPr")) is not None]
        runs = [r for style in chain if (r := style.find(f"{W}rPr")) is not None]
        heading = next((int(found[1]) for name in names if (found := HEADING.fullmatch(name))), 0)
        outline = next((told for p in paragraphs if (told := value(p, "outlineLvl"))), "")
        role: Role = next((role for name in names for role, pattern in ROLES if pattern.fullmatch(name)), "text")
        depth = heading or (int(outline) + 1 if outline.isdigit() and int(outline) < 9 else 0)
        if role in ("title", "subtitle") and not heading:
            depth = 0
        lists = [said for p in paragraphs if (said := p.find(f"{W}numPr")) is not None]
        return Style(
            role=role,
            depth=depth,
            list=next((told for said in lists if (told := value(said, "numId"))), ""),
            level=next((_level(said) for said in lists if value(said, "ilvl")), 0),
            contents=bool(names and CONTENTS.fullmatch(names[0])),
            bold=next((is_on(r, "b") for r in runs if r.find(f"{W}b") is not None), False),
            hidden=any(is_on(r, "vanish") for r in runs[:1]) or bool(names and HEADER.fullmatch(names[0])),
        )


def _level(numbered: Element) -> int:
    told = value(numbered, "ilvl")
    return min(int(told), 8) if told.isdigit() else 0


def value(element: Element | None, tag: str) -> str:
    """The `val` of a child, empty where there is none."""
    child = element.find(f"{W}{tag}") if element is not None else None
    return child.get(f"{W}val", "") if child is not None else ""


def is_on(element: Element | None, tag: str) -> bool:
    """Whether a property that is on or off is on."""
    child = element.find(f"{W}{tag}") if element is not None else None
    return child is not None and child.get(f"{W}val", "true") not in ("0", "false", "off", "none")
