"""The site as plain files: Markdown, data, PDFs and a configuration that needs no hook of ours.

What MkDocs makes of the tree is what it makes of the book itself: the core is free of its engine.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import yaml

from . import draw, layout, printing, repository, search, sheet, typeset
from .model import Page, Picture, Site

THEME = Path(__file__).parent / "theme"
"""what stands over the engine's theme: templates, styles and scripts"""
TEMPLATES = ("assets/site.css", "feed.xml", "robots.txt")
"""templates of the theme that are no pages"""
LINKS = "links.json"
EXTENSION = "briefbook.markup"


def text(page: Page) -> str:
    """A page as a Markdown file with its front matter."""
    # JSON is YAML, and much quicker to write
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in page.meta)
    return f"---\n{head}---\n\n{page.body}" if head else page.body


def files(site: Site, root: Path) -> Iterator[tuple[str, str | bytes]]:
    """(path, content) of everything below docs/ of the tree. `root` is the project."""
    pictures = {picture.id: picture for picture in site.pictures}
    for page in site.pages:
        yield page.path, layout.MARKER.sub(partial(_drawn, pictures, page.path, root), text(page))
    for file in site.files:
        yield file.path, file.content
    press = printing.Press.of(root)
    for brief in site.briefs:
        yield f"briefs/{brief.id}.pdf", press.pdf(brief)
    for card, picture in zip(site.cards, typeset.cards(site.cards, root), strict=True):
        yield card["path"], picture


def _drawn(pictures: dict[str, Picture], page: str, root: Path, marker: re.Match[str]) -> str:
    """The drawing that a marker stands for, as a block of HTML; any other marker as it is."""
    picture = pictures.get(marker[2] or "") if marker[1] == "picture" else None
    return f'<div class="drawn">{draw.placed(draw.svg(picture, root), page)}</div>' if picture else marker[0]


def tree(site: Site, root: Path, target: Path) -> int:
    """Write the site below `target`, an empty or a new folder; the number of files. `root` is the project."""
    count = 0
    for path, content in files(site, root):
        place = target / "docs" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
        count += 1
    for path in repository.walked(root).below(layout.DOCS.as_posix(), deep=True):
        if not path.endswith((".md", ".yml")):
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / path, target / path)
    (target / LINKS).write_text(json.dumps(site.links, ensure_ascii=False), encoding="utf-8")
    shutil.copytree(THEME, target / "theme", dirs_exist_ok=True)
    original = (root / "mkdocs.yml").read_text(encoding="utf-8")
    for path, text in sheet.made(root, original, _extensions(original)).items():
        (target / "theme" / path).parent.mkdir(parents=True, exist_ok=True)
        (target / "theme" / path).write_text(text, encoding="utf-8")
    missing = frozenset(layout.OPTIONAL) - {page.path for page in site.pages}
    (target / "mkdocs.yml").write_text(configuration(original, missing), encoding="utf-8")
    (target / "pagefind.json").write_text(search.CONFIGURATION, encoding="utf-8")
    return count


def configuration(original: str, missing: frozenset[str] = frozenset()) -> str:
    """The text of the project's mkdocs.yml without our hooks, with the extension told where its links are.

    Pages that the book doesn't have, `missing`, are taken out of the navigation.

    Nodes are edited, not values: tags such as !!python/name keep what they say, and nothing of them is run.
    """
    root = yaml.compose(original, Loader=yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    root.value = [(key, value) for key, value in root.value if key.value not in ("hooks", "watch", "exclude_docs")]
    for i, (key, value) in enumerate(root.value):
        if key.value == "theme":
            root.value[i] = (key, _themed(value))
        if key.value == "nav":
            _prune(value, missing)
        if key.value == "markdown_extensions" and isinstance(value, yaml.SequenceNode):
            value.value = [_told(extension) for extension in value.value]
    return str(yaml.serialize(root, Dumper=yaml.SafeDumper, allow_unicode=True, width=10**6))


def _themed(theme: yaml.Node) -> yaml.Node:
    """The theme with ours over it, which a build with our hooks adds by itself."""
    own = ("custom_dir", "static_templates")
    named = theme.value if isinstance(theme, yaml.MappingNode) else [(_scalar("name"), theme)]
    templates = yaml.SequenceNode("tag:yaml.org,2002:seq", [_scalar(name) for name in TEMPLATES])
    rest = [(key, value) for key, value in named if key.value not in own]
    added = [(_scalar("custom_dir"), _scalar("theme")), (_scalar("static_templates"), templates)]
    return yaml.MappingNode("tag:yaml.org,2002:map", [*rest, *added])


def _prune(nav: yaml.Node, missing: frozenset[str]) -> bool:
    """Take pages out of a navigation; whether nothing of it is left."""
    if isinstance(nav, yaml.SequenceNode):
        nav.value = [item for item in nav.value if not _prune(item, missing)]
        return not nav.value
    if isinstance(nav, yaml.MappingNode):
        nav.value = [(key, to) for key, to in nav.value if not _prune(to, missing)]
        return not nav.value
    return nav.value in missing


def _extensions(original: str) -> list[str]:
    """The names of the Markdown extensions in a mkdocs.yml."""
    root = yaml.compose(original, Loader=yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    named = next((value for key, value in root.value if key.value == "markdown_extensions"), None)
    if isinstance(named, yaml.MappingNode):
        return [key.value for key, _ in named.value]
    return (
        [item.value[0][0].value if isinstance(item, yaml.MappingNode) else item.value for item in named.value]
        if named
        else []
    )


def _told(extension: yaml.Node) -> yaml.Node:
    """Our extension with its option; any other as it is."""
    named = extension.value[0][0] if isinstance(extension, yaml.MappingNode) and extension.value else extension
    if named.value != EXTENSION:
        return extension
    links = yaml.ScalarNode("!relative", f"$config_dir/{LINKS}")
    options = yaml.MappingNode("tag:yaml.org,2002:map", [(_scalar("links"), links)])
    return yaml.MappingNode("tag:yaml.org,2002:map", [(_scalar(EXTENSION), options)])


def _scalar(text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", text)
