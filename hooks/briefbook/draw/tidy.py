"""Vega's SVG, made small: no nested groups, no roles of its own, figures to a tenth, classes in place of colours.

The classes are styled in theme/assets/styles/pictures.css, for both schemes and for print.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise
from math import hypot

from ..model import Picture
from .lettering import SIZE, apart

PAINTS = (
    "text", "quiet", "grid", "axis", "mute", "paper",
    "one", "two", "three", "four", "five", "six",
    "land", "least", "less", "more", "most",
)  # fmt: skip
"""what a picture is painted with; Vega sees a colour that stands for each"""
PAINT = {name: f"#0000{place:02x}" for place, name in enumerate(PAINTS, start=1)}
NAMED = {colour: name for name, colour in PAINT.items()}
MOVED = re.compile(r"translate\(([^,)]+),([^)]+)\)")
TURNED = re.compile(r"rotate\(([^)]+)\)")
STEP = re.compile(r"([MLHVhvZ])([^A-Za-z]*)")
ROUND = re.compile(r"M(?P<r>[\d.]+),0A(?P=r),(?P=r),0,1,1,-(?P=r),0A(?P=r),(?P=r),0,1,1,(?P=r),0")
LINKED = re.compile(r"@(\d+)")
TIED = re.compile(r"~(\d+ \d+)")
"""which of the linked a line ties: the page lets them stand out together"""
ALIKE = re.compile(r'(?<=z)" class="f-land s-paper" stroke-width="\.5"/><path d="(?=[^"]*z" class="f-land )')
"""between two outlines of the ground, which are one"""
NEAR = 0.35
"""how far an outline may lie from where it was, in units of the picture"""
SMALL = 0.7
"""islands of less than this, in square units, are left out where a shape has larger parts"""
Point = tuple[float, float]


def tidied(drawing: str, picture: Picture, radii: Sequence[float] = ()) -> str:
    """Vega's drawing of a picture as one `<svg>` element without line breaks. Where the `radii` of its signs are given,
    the labels of the signs are set apart, and the box is drawn around them: forces know no edge."""
    root = etree.fromstring(drawing)
    links = picture.data.get("links", ())
    inner = ALIKE.sub("", "".join(_inside(root, 0, 0, links)))
    role = "group" if links else "img"
    box = [float(n) for n in root.get("viewBox", "0 0 1 1").split()]
    if radii:
        inner, box = apart(inner, radii)
    return (
        f'<svg role="{role}" aria-labelledby="{picture.id}-title" aria-describedby="{picture.id}-desc"'
        f' viewBox="{" ".join(map(_n, box))}" class="drawing drawing-{picture.sort}">'
        f'<title id="{picture.id}-title">{escape(picture.title)}</title>'
        f'<desc id="{picture.id}-desc">{escape(picture.description)}</desc>{inner}</svg>'
    )


def _inside(element: etree.Element, x: float, y: float, links: list[tuple[str, str]]) -> Iterator[str]:
    """What an element holds, moved by x and y: Vega nests groups, each with its own origin."""
    for child in element:
        if child.get("display") == "none":
            continue
        tag = child.tag.rpartition("}")[2]
        moved = MOVED.search(child.get("transform", ""))
        cx, cy = (x + float(moved[1]), y + float(moved[2])) if moved else (x, y)
        if tag == "g":
            yield from _inside(child, cx, cy, links)
            continue
        made = {"path": _path, "line": _line, "text": _text}[tag](child, cx, cy)
        if not made:
            continue
        at = LINKED.fullmatch(child.get("aria-label", ""))
        if tied := TIED.fullmatch(child.get("aria-label", "")):
            made = made.replace("<path", f'<path data-ties="{tied[1]}"', 1)
        if at:
            page, label = links[int(at[1])]
            made = (
                f'<a href="page:{escape(page)}" aria-label="{escape(label)}"><title>{escape(label)}</title>{made}</a>'
            )
        yield made


def _path(path: etree.Element, x: float, y: float) -> str:
    paint = _paint(path)
    data = path.get("d", "")
    if not paint or not data:
        return ""
    if circle := ROUND.fullmatch(data):
        return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(float(circle["r"]))}"{paint}/>'
    outline = _outline(data, x, y)
    if outline is None:  # curves and arcs: left as they are, and moved
        return f'<path d="{_rounded(data)}" transform="translate({_n(x)} {_n(y)})"{paint}/>'
    return f'<path d="{outline}"{paint}/>' if outline else ""


def _outline(data: str, x: float, y: float) -> str | None:
    """A path of straight lines, as short as can be; None for any other."""
    steps = STEP.findall(data)
    if "".join(a + b for a, b in steps) != data:
        return None
    parts: list[tuple[list[Point], bool]] = []
    for sort, text in steps:
        numbers = [float(n) for n in re.findall(r"-?[\d.]+(?:e-?\d+)?", text)]
        last = parts[-1][0][-1] if parts else (0.0, 0.0)
        match sort:
            case "M":
                parts.append(([(numbers[0] + x, numbers[1] + y)], False))
            case "L":
                parts[-1][0].append((numbers[0] + x, numbers[1] + y))
            case "H":
                parts[-1][0].append((numbers[0] + x, last[1]))
            case "V":
                parts[-1][0].append((last[0], numbers[0] + y))
            case "h":
                parts[-1][0].append((last[0] + numbers[0], last[1]))
            case "v":
                parts[-1][0].append((last[0], last[1] + numbers[0]))
            case "Z":
                parts[-1] = (parts[-1][0], True)
    sizes = [_size(points) if closed else 0 for points, closed in parts]
    seen = [part for part, size in zip(parts, sizes, strict=True) if size >= min(SMALL, max(sizes))]
    return "".join(_run(points, closed) for points, closed in seen)


def _size(points: list[Point]) -> float:
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairwise([*points, points[0]]))) / 2


def _run(points: list[Point], closed: bool) -> str:
    """One line through its points, each written as its distance from the one before."""
    now = (round(points[0][0], 1), round(points[0][1], 1))
    text = f"M{_pair(*now)}l"
    steps = ""
    for x, y in _straight(points)[1:] if closed else points[1:]:
        dx, dy = round(x - now[0], 1), round(y - now[1], 1)
        if dx or dy:
            step = _pair(dx, dy)
            # a sign, or a second point, tells numbers apart as well as a space does
            apart = step.startswith("-") or (step.startswith(".") and "." in re.split("[ -]", steps)[-1]) or not steps
            steps += step if apart else " " + step
            now = (round(now[0] + dx, 1), round(now[1] + dy, 1))
    return text + steps + ("z" if closed else "") if steps else ""


def _straight(points: list[Point]) -> list[Point]:
    """An outline without the points that lie so near the line between others that nobody misses them (Douglas–Peucker)."""
    if len(points) < 3:
        return points
    (x0, y0), (x1, y1) = points[0], points[-1]
    dx, dy = x1 - x0, y1 - y0
    length = hypot(dx, dy)
    off = [abs(dx * (y0 - y) - dy * (x0 - x)) / length if length else hypot(x - x0, y - y0) for x, y in points]
    far = max(range(len(points)), key=off.__getitem__)
    if off[far] <= NEAR:
        return [points[0], points[-1]]
    return [*_straight(points[: far + 1])[:-1], *_straight(points[far:])]


def _pair(x: float, y: float) -> str:
    first, second = _n(x), _n(y)
    apart = second.startswith("-") or (second.startswith(".") and "." in first)
    return first + ("" if apart else " ") + second


def _line(line: etree.Element, x: float, y: float) -> str:
    paint = _paint(line)
    x2, y2 = float(line.get("x2", 0)), float(line.get("y2", 0))
    if not paint or not (x2 or y2):
        return ""
    return f'<path d="M{_pair(x, y)}l{_pair(x2, y2)}"{paint}/>'


def _text(text: etree.Element, x: float, y: float) -> str:
    said = "".join(text.itertext()).strip()
    if not said:
        return ""
    anchor = text.get("text-anchor", "start")
    turned = TURNED.search(text.get("transform", ""))
    size = float((text.get("font-size") or f"{SIZE}px").removesuffix("px"))
    return (
        f'<text x="{_n(x)}" y="{_n(y)}"'
        + (f' text-anchor="{anchor}"' if anchor != "start" else "")
        + (f' transform="rotate({_n(float(turned[1]))} {_n(x)} {_n(y)})"' if turned else "")
        + (f' font-size="{_n(size)}"' if size != SIZE else "")
        + _paint(text, ("strong",) if text.get("font-weight") in ("bold", "600") else ())
        + f">{escape(said, quote=False)}</text>"
    )


def _paint(element: etree.Element, classes: tuple[str, ...] = ()) -> str:
    """Its colours as classes, and how its line runs. Empty where nothing of it shows."""
    fill, stroke = NAMED.get(element.get("fill", "")), NAMED.get(element.get("stroke", ""))
    names = [*([f"f-{fill}"] if fill else []), *([f"s-{stroke}"] if stroke else []), *classes]
    if not fill and not stroke:
        return ""
    width = float(element.get("stroke-width", 1))
    said = f' class="{" ".join(names)}"'
    said += f' stroke-width="{_n(width)}"' if stroke and width != 1 else ""
    dashes = element.get("stroke-dasharray")
    return said + (f' stroke-dasharray="{dashes}"' if dashes else "")


def _rounded(data: str) -> str:
    return re.sub(r"-?\d+\.\d+(e-?\d+)?", lambda m: _n(float(m[0])), data)


def _n(number: float) -> str:
    """To a tenth, without what says nothing: 0.50 is .5, 3.0 is 3."""
    text = f"{number:.1f}".removesuffix(".0")
    text = "0" if text == "-0" else text
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
