"""The site as plain files: Markdown, data, PDFs and a configuration that needs no hook of ours.

What MkDocs makes of the tree is what it makes of the book itself: the core is free of its engine.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from . import typeset
from .model import Page, Site

LINKS = "links.json"


def text(page: Page) -> str:
    """A page as a Markdown file with its front matter."""
    # JSON is YAML, and much quicker to write
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in page.meta)
    return f"---\n{head}---\n\n{page.body}" if head else page.body


def files(site: Site, root: Path) -> Iterator[tuple[str, str | bytes]]:
    """(path, content) of everything below docs/ of the tree. `root` is the project."""
    for page in site.pages:
        yield page.path, text(page)
    for file in site.files:
        yield file.path, file.content
    for brief in site.briefs:
        yield f"briefs/{brief['id']}.pdf", typeset.pdf(brief, root)


def tree(site: Site, root: Path, target: Path) -> int:
    """Write the site below `target`, an empty or a new folder; the number of files. `root` is the project."""
    count = 0
    for path, content in files(site, root):
        place = target / "docs" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
        count += 1
    for extra in sorted((root / "docs").rglob("*")):
        if extra.is_file() and extra.suffix not in (".md", ".yml"):
            place = target / "docs" / extra.relative_to(root / "docs")
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(extra, place)
    (target / LINKS).write_text(json.dumps(site.links, ensure_ascii=False), encoding="utf-8")
    shutil.copytree(Path(__file__).parent / "theme", target / "theme", dirs_exist_ok=True)
    (target / "mkdocs.yml").write_text(configuration(root / "mkdocs.yml"), encoding="utf-8")
    return count


def configuration(original: Path) -> str:
    """The project's mkdocs.yml without our hooks, with the extension told where its links are."""
    lines = original.read_text(encoding="utf-8").splitlines()
    result: list[str] = []
    skipping = False
    for line in lines:
        if skipping and (line.startswith((" ", "-")) or not line.strip()):
            continue
        skipping = line.startswith(("hooks:", "watch:", "exclude_docs:"))
        if skipping:
            continue
        if line.strip().startswith("custom_dir:"):
            line = line.split("custom_dir:")[0] + "custom_dir: theme"
        if line.strip() == "- briefbook.markup":
            indent = line.split("-")[0]
            result += [f"{indent}- briefbook.markup:", f"{indent}    links: !relative $config_dir/{LINKS}"]
            continue
        result.append(line)
    return "\n".join(result) + "\n"
