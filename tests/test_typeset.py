"""A brief → PDF: tagged, titled, the same bytes each time, whatever characters a source holds."""

from __future__ import annotations

import json
import re
import zlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import mini
from briefbook import printing, typeset


@pytest.fixture(scope="module")
def winter(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The brief of the mini book as it is handed to the typesetter."""
    site = mini.site(tmp_path_factory.mktemp("book"), mini.SECOND_SOURCE)
    assert [brief.id for brief in site.briefs] == ["winter"]
    return printing.Press(tmp_path_factory.mktemp("place")).filled(site.briefs[0])


def pdf(content: dict[str, Any], root: Path) -> bytes:
    return typeset.pdf(content, {}, (), root)


def objects(made: bytes) -> bytes:
    """The objects of a PDF, those of its compressed streams among them, as far as they are text."""
    found = [made]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", made, re.DOTALL):
        try:
            found.append(zlib.decompressobj().decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(found)


def test_a_brief_is_a_tagged_pdf_with_a_title_and_a_language(winter: dict[str, Any], tmp_path: Path) -> None:
    made = pdf(winter, tmp_path)
    said = objects(made)
    assert made.startswith(b"%PDF-")
    assert made.rstrip().endswith(b"%%EOF")
    assert b"/StructTreeRoot" in said
    assert re.search(rb"/Marked\s+true", said)
    assert re.search(rb"/Lang\s*\(en", said)
    assert b"<dc:title>" in said and b"Velorin or osmadil for the winter" in said
    assert re.search(rb"<pdfuaid:part>\s*1\s*<|pdfuaid:part=.1", said)
    assert re.search(rb"/DisplayDocTitle\s+true", said)


def test_its_tables_have_headers_and_its_headings_are_headings(winter: dict[str, Any], tmp_path: Path) -> None:
    said = objects(pdf(winter, tmp_path))
    for tag in (b"/H1", b"/H2", b"/Table", b"/TH", b"/TD", b"/L"):
        assert re.search(rb"/S\s*" + tag + rb"\b", said), tag


def test_the_same_brief_gives_the_same_bytes(winter: dict[str, Any], tmp_path: Path) -> None:
    assert pdf(winter, tmp_path / "a") == pdf(winter, tmp_path / "b")


def test_the_order_of_its_keys_does_not_matter(winter: dict[str, Any], tmp_path: Path) -> None:
    turned = dict(reversed(winter.items()))
    assert pdf(turned, tmp_path / "a") == pdf(winter, tmp_path / "b")


def test_a_brief_that_was_printed_before_comes_from_the_cache(winter: dict[str, Any], tmp_path: Path) -> None:
    first = pdf(winter, tmp_path)
    kept = mini.hashes(tmp_path)
    assert len(kept) == 1
    assert pdf(winter, tmp_path) == first
    assert mini.hashes(tmp_path) == kept


def test_another_brief_is_another_pdf(winter: dict[str, Any], tmp_path: Path) -> None:
    assert pdf(winter, tmp_path) != pdf(winter | {"title": "Another"}, tmp_path)


@pytest.mark.parametrize("left", ["blocks", "judgements", "meaning", "notes", "sources"])
def test_a_brief_may_lack_any_of_its_parts(winter: dict[str, Any], left: str, tmp_path: Path) -> None:
    assert pdf(winter | {left: []}, tmp_path).startswith(b"%PDF-")


UNFILLED = frozenset("id kind paper ink link qr style letter disputes".split())
"""what isn't shown as text, or is chosen from few"""


def filled(value: Any, text: str) -> Any:
    """The same with `text` behind every text, wherever it stands; what isn't shown stays."""
    if isinstance(value, str):
        return value + text
    if isinstance(value, list):
        return [filled(v, text) for v in value]
    if not isinstance(value, dict):
        return value
    return {k: v if k in UNFILLED else filled(v, text) for k, v in value.items()}


SIGNS = "ı İ ş ğ ¶ # $ @ * _ ` < > [ ] { } \\ / // /* */ ~ ^ & % = - + 1. \" ' “ ” — … €  \u00a0 \u2028 Ω ж"


@example(SIGNS)
@example("#panic()")
@example("$ x $ #let y = 1")
@example("@fen <fen>")
@example("https://fen.example/?a=b#c")
@settings(max_examples=15)
@given(st.text(st.characters(codec="utf-8", max_codepoint=0x17F, exclude_categories=("Cs", "Cc")), max_size=40))
def test_no_character_of_a_source_is_read_as_markup(winter: dict[str, Any], text: str) -> None:
    made = typeset.compiled(as_json(filled(winter, text)))
    assert made.startswith(b"%PDF-")


@pytest.mark.parametrize("sign", ["\x1f", "\u0378", "\ufffe"])
def test_no_sign_without_a_glyph_ends_in_a_traceback(winter: dict[str, Any], sign: str) -> None:
    assert typeset.compiled(as_json(filled(winter, f"a{sign}b"))).startswith(b"%PDF-")


def as_json(brief: dict[str, Any]) -> str:
    return json.dumps(brief, ensure_ascii=False, sort_keys=True)
