"""`briefbook new`: a book of one's own."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from .. import atomic, problem
from .command import CLEAN, Command

if TYPE_CHECKING:
    from ..starter import Choices

HOSTS = ("github", "gitlab", "elsewhere")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,8})*")
ADDRESS = re.compile(r"https?://[^\s\"'<>]+")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("dir", type=Path, metavar="DIR", help="a folder that isn't there, or is empty")
    parser.add_argument("--title", help="what the book is called (the folder's name)")
    parser.add_argument("--language", metavar="CODE", help="of its texts (en)")
    parser.add_argument(
        "--kinds",
        metavar="KIND,…",
        help="what shall have pages: medicine,disease; with its plural: Land/Länder (topic)",
    )
    parser.add_argument("--publish", choices=HOSTS, help="where it is published (elsewhere: make site, and copy it)")
    parser.add_argument("--url", metavar="ADDRESS", help="where the site will be")
    parser.add_argument("--repository", metavar="ADDRESS", help="where its files will be, for links to edit a page")
    parser.add_argument("--bare", action="store_true", help="without the example")
    parser.add_argument("--yes", action="store_true", help="ask nothing")


def run(options: argparse.Namespace) -> int:
    from .. import starter

    target: Path = options.dir
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        hint = "give a new or an empty folder"
        raise problem.Unreadable(problem.error(str(target), "folder-not-empty", "this folder holds files", hint))
    choices = _choices(options)
    with atomic.folder(target.resolve()) as waiting:
        for path, content in starter.files(choices).items():
            atomic.write(waiting / path, content)
        for folder in starter.folders(choices):
            (waiting / folder).mkdir(parents=True, exist_ok=True)
    print(f"{target}: a new book, {choices.title!r}.")
    print(f"Next:\n  cd {target}\n  mkdocs serve              look at it at http://127.0.0.1:8000")
    if not choices.bare:
        print("  briefbook clear-example   take the example away, when you have seen how it is done")
    print("  briefbook add FILES       add your articles: files or whole folders")
    return CLEAN


def _choices(options: argparse.Namespace) -> Choices:
    """What was told by options, and what is asked where somebody sits there to answer."""
    from ..starter import Choices, Host, Kind

    asking = not options.yes and sys.stdin.isatty()
    folder = options.dir.resolve().name.replace("-", " ")
    title = options.title or _asked(asking, "Title", folder[:1].upper() + folder[1:])
    language = options.language or _asked(asking, "Language of its texts, as a code", "en")
    kinds = options.kinds or _asked(
        asking, "Kinds of things that shall have pages, such as: medicine, disease", "topic"
    )
    host = options.publish or _asked(asking, f"Where will it be published ({', '.join(HOSTS)})", "elsewhere")
    url = options.url or _asked(asking, "At which address, if you know it", "")
    repository = options.repository or _asked(asking and host != "elsewhere", "Where will its files be", "")
    assert get_args(Host) == HOSTS
    if not LANGUAGE.fullmatch(language):
        raise problem.Unreadable(
            problem.error("--language", "bad-value", f"'{language}' is no code of a language", "such as: en, tr, pt-BR")
        )
    known = next((one for one in get_args(Host) if one == host), None)
    if known is None:
        hint = problem.did_you_mean(host, HOSTS, f"one of {', '.join(HOSTS)}")
        raise problem.Unreadable(problem.error("--publish", "bad-value", f"'{host}' isn't known", hint))
    for flag, address in (("--url", url), ("--repository", repository)):
        if address and not ADDRESS.fullmatch(address):
            hint = "such as: https://example.org/book/"
            raise problem.Unreadable(problem.error(flag, "bad-value", f"'{address}' is no address", hint))
    found = [Kind.of(text) for part in kinds.split(",") if (text := part.strip())]
    return Choices(
        title=title,
        language=language,
        kinds=tuple(dict.fromkeys(found)) or Choices(title="").kinds,
        host=known,
        url=url if not url or url.endswith("/") else url + "/",
        repository=repository.rstrip("/"),
        bare=options.bare,
    )


def _asked(asking: bool, question: str, otherwise: str) -> str:
    """The answer of whoever sits there; nothing said is the answer that stands in brackets."""
    if not asking:
        return otherwise
    return input(f"{question}{f' [{otherwise}]' if otherwise else ''}: ").strip() or otherwise


COMMAND = Command("new", "Start a book, with an example in it.", arguments, run)
