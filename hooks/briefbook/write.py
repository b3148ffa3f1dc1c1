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
from typing import Any

import yaml

from . import draw, layout, printing, repository, search, stylesheet, typeset
from .model import Menu, Page, Picture, Site

THEME = Path(__file__).parent / "theme"
"""what stands over the engine's theme: templates, styles and scripts"""
BRACKETS = str.maketrans("<>", "‹›")
"""what stands for brackets in the title of the tree: the engine's theme prints it as it is"""
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
    shutil.copytree(
        THEME, target / "theme", dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.py", "__pycache__", "*.yml")
    )
    original = (root / "mkdocs.yml").read_text(encoding="utf-8")
    for path, text in stylesheet.made(root, original, _extensions(original)).items():
        (target / "theme" / path).parent.mkdir(parents=True, exist_ok=True)
        (target / "theme" / path).write_text(text, encoding="utf-8")
    (target / "mkdocs.yml").write_text(configuration(original, site), encoding="utf-8")
    (target / "pagefind.json").write_text(search.CONFIGURATION, encoding="utf-8")
    return count


def configuration(original: str, site: Site) -> str:
    """The text of the project's mkdocs.yml without our hooks, with what they would add: the title, the theme, the navigation.

    Pages that the book doesn't have are taken out of its navigation; where it has none, the site's menu is written.

    Nodes are edited, not values: tags such as !!python/name keep what they say, and nothing of them is run.
    """
    root = yaml.compose(original, Loader=yaml.SafeLoader)
    assert isinstance(root, yaml.MappingNode)
    ours = {"site_name": site.title.translate(BRACKETS)} | (
        {"site_description": site.description} if site.description else {}
    )
    root.value = [
        (key, value) for key, value in root.value if key.value not in ("hooks", "watch", "exclude_docs", *ours)
    ]
    root.value[:0] = [(_scalar(key), _scalar(value)) for key, value in ours.items()]
    for i, (key, value) in enumerate(root.value):
        if key.value == "theme":
            root.value[i] = (key, _themed(value, site.language))
        if key.value == "nav":
            _prune(value, site.absent)
        if key.value == "markdown_extensions" and isinstance(value, yaml.SequenceNode):
            value.value = [_told(extension) for extension in value.value]
    if "nav" not in [key.value for key, _ in root.value]:
        root.value.append((_scalar("nav"), _node(navigation(site.menu))))
    return str(yaml.serialize(root, Dumper=yaml.SafeDumper, allow_unicode=True, width=10**6))


def navigation(menu: Menu) -> list[Any]:
    """A menu as MkDocs writes it."""
    return [{label: to if isinstance(to, str) else navigation(to)} for label, to in menu]


def _themed(theme: yaml.Node, language: str) -> yaml.Node:
    """The theme that ours stands over, with ours, and with its settings where the book says none."""
    settings = yaml.compose((THEME / "mkdocs_theme.yml").read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    assert isinstance(settings, yaml.MappingNode)
    given = {key.value: (key, value) for key, value in settings.value}
    parent = given.pop("extends")[1]
    if isinstance(theme, yaml.MappingNode):
        given |= {key.value: (key, value) for key, value in theme.value}
    given |= {key: (_scalar(key), _scalar(value)) for key, value in (("language", language), ("custom_dir", "theme"))}
    given["name"] = (_scalar("name"), parent)
    return yaml.MappingNode("tag:yaml.org,2002:map", [given["name"], *(given[key] for key in given if key != "name")])


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


def _node(value: Any) -> yaml.Node:
    node = yaml.compose(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), Loader=yaml.SafeLoader)
    assert node is not None
    return node


def _scalar(text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode("tag:yaml.org,2002:str", text)
