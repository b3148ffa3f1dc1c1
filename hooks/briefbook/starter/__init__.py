"""A new book: what is asked of whoever starts it → its files, with an example that can be taken away again.

The files stand below `book/` (and `github/` or `gitlab/`, by where it is published), with `{{word}}` for what is asked and
`dot.` for the dot that hides a file. The example is read like any source, so that its index is always what reading gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

import yaml

from .. import __version__, layout, shelf
from ..language.fold import slug
from ..language.nouns import many as plural_of
from ..problem import Unreadable, error
from ..reading import read

HERE = Path(__file__).parent
RELEASED = re.compile(r"[1-9][\d.]*|0\.[\d.]+")
"""a version that has been published, and not one between two"""
WORD = re.compile(r"\{\{(\w+)\}\}")
KEY = f"{layout.EXAMPLE}tane-2019"
LIGHTS = f"{layout.EXAMPLE}lights"
TERRITORIES = frozenset(("country", "territory", "state"))
"""kinds whose records may take their names from CLDR"""
Host = Literal["github", "gitlab", "elsewhere"]
EDITING = {"github": "edit/main/docs/", "gitlab": "-/edit/main/docs/", "elsewhere": ""}


class Kind(NamedTuple):
    """A kind of thing that shall have pages."""

    label: str
    plural: str

    @classmethod
    def of(cls, text: str) -> Kind:
        """From "medicine", or "Land/Länder" where the plural isn't guessed. Unreadable where no folder can be named so."""
        one, _, many = (part.strip() for part in text.partition("/"))
        kind = cls(one[:1].upper() + one[1:], many[:1].upper() + many[1:] or plural_of(one[:1].upper() + one[1:]))
        if not slug(kind.label) or not slug(kind.plural) or slug(kind.plural) in layout.TAKEN:
            hint = "write a noun, such as medicine, or one with its plural, such as Land/Länder"
            raise Unreadable(error("--kinds", "bad-value", f"'{text}' can't name a kind of things", hint))
        return kind

    @property
    def line(self) -> str:
        more = ", territories: yes" if slug(self.label) in TERRITORIES else ""
        label, many = (yaml.safe_dump(word, allow_unicode=True).split("\n")[0] for word in self)
        return f"  {slug(self.label)}: {{label: {label}, plural: {many}, folder: {slug(self.plural)}{more}}}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What is asked of whoever starts a book."""

    title: str
    language: str = "en"
    kinds: tuple[Kind, ...] = (Kind("Topic", "Topics"),)
    host: Host = "elsewhere"
    url: str = ""
    """where the site will be"""
    repository: str = ""
    bare: bool = False
    """without the example"""


def files(choices: Choices) -> dict[str, bytes]:
    """The content of each file of the book, by its path."""
    told = {
        "title": yaml.safe_dump(choices.title, allow_unicode=True, width=10**6, default_style='"').strip(),
        "plain_title": re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", choices.title),
        "language": choices.language,
        "kinds": "".join(kind.line for kind in choices.kinds),
        "site_url": f"site_url: {choices.url}\n" if choices.url else "",
        "repo_url": _repository(choices),
        "least": f">={__version__}" if RELEASED.fullmatch(__version__) else "",
        "example": ""
        if choices.bare
        else "\nWhat is called an example here is taken away by `briefbook clear-example`.\n",
    }
    made = dict(_laid(HERE / "book", told))
    if choices.host != "elsewhere":
        made |= _laid(HERE / choices.host, told)
    return made if choices.bare else made | example(slug(choices.kinds[0].plural))


def folders(choices: Choices) -> list[Path]:
    """Where records, comparisons and briefs go, before there are any."""
    return [*(layout.DOCS / slug(kind.plural) for kind in choices.kinds), layout.COMPARISONS, layout.BRIEFS]


def _repository(choices: Choices) -> str:
    if not choices.repository:
        return ""
    editing = EDITING[choices.host]
    return f"repo_url: {choices.repository}\n" + (f"edit_uri: {editing}\n" if editing else "")


def _laid(folder: Path, told: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """(path, content) of the files below a folder, filled."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            place = "/".join(re.sub(r"^dot\.", ".", part) for part in path.relative_to(folder).parts)
            text = WORD.sub(lambda word: told[word[1]], path.read_text(encoding="utf-8"))
            yield place, text.encode()


def example(folder: str) -> dict[str, bytes]:
    """The files of the example by their paths, its records in the folder of a kind."""
    here = HERE / "example"
    raw = (here / "original.md").read_bytes()
    source = layout.SOURCES / KEY
    made = {f"{source}/{path}": content for path, content in _laid(here / "source", {"sha256": read.sha256(raw)})}
    made[f"{source}/original.md"] = raw
    original = read.original_of(raw, Path("original.md"))
    for article in shelf.articles(original):
        made |= {f"{source}/{path}": text.encode() for path, text in shelf.files(shelf.indexed(article, original))}
    made |= {f"{layout.DOCS / folder}/{path}": content for path, content in _laid(here / "records", {})}
    made[f"{layout.COMPARISONS}/{LIGHTS}.md"] = (here / "comparison.md").read_bytes()
    made[f"{layout.BRIEFS}/{LIGHTS}.md"] = (here / "brief.md").read_bytes()
    return {Path(path).as_posix(): content for path, content in made.items()}


def left(root: Path, folders: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
    """(path, whether it is still what was laid) of what stands of the example in a book whose kinds have these folders."""
    known = {path: content for folder in folders for path, content in example(folder).items()}
    for path, content in known.items():
        if (root / path).is_file():
            yield path, (root / path).read_bytes() == content
