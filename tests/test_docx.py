"""Word: a .docx becomes a line a paragraph, numbered as its paragraphs are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.problem import Unreadable
from briefbook.reading.formats import docx
from briefbook.reading.formats.docx import package
from harbours import W, cell, noted, packed, paragraph, run, table
from harbours import docx as file_of

LAKE = "No one owned the lake."


def told(body: str, **parts: str) -> list[str]:
    return [line.text for line in docx.contents(file_of(body, **parts), "a.docx").lines if line.text]


def refusal(raw: bytes) -> tuple[str, str]:
    with pytest.raises(Unreadable) as reason:
        docx.contents(raw, "a.docx")
    assert reason.value.problem.hint
    return reason.value.problem.rule, reason.value.problem.message


def test_paragraphs_have_their_numbers_and_a_blank_line_between_them() -> None:
    raw = file_of(paragraph(run("One.")) + paragraph("") + paragraph(run("Three.")))
    assert [(line.number, line.text) for line in docx.contents(raw, "a.docx").lines] == [
        (1, "One."),
        (3, ""),
        (3, "Three."),
    ]


def test_styles_tell_the_title_and_the_depth_of_headings_in_any_language() -> None:
    body = (
        paragraph(run("Ice"), "Titel")
        + paragraph(run("Winter"), "berschrift1")
        + paragraph(run("Cutting"), "berschrift2")
    )
    assert told(body) == ["# Ice", "## Winter", "### Cutting"]


def test_a_single_first_heading_above_the_others_is_the_title() -> None:
    assert told(paragraph(run("Ice"), "berschrift1") + paragraph(run("Winter"), "berschrift2")) == [
        "# Ice",
        "## Winter",
    ]


def test_several_first_headings_are_sections() -> None:
    body = paragraph(run("Winter"), "berschrift1") + paragraph(run("Spring"), "berschrift1")
    assert told(body) == ["## Winter", "## Spring"]


def test_a_paragraph_is_one_line_without_emphasis_and_with_its_breaks_as_spaces() -> None:
    body = paragraph(
        run("No one ")
        + run("owned", "<w:b/>")
        + "<w:r><w:tab/></w:r>"
        + run("the")
        + "<w:r><w:br/></w:r>"
        + run("lake.")
    )
    assert told(body) == [LAKE]


def test_what_was_deleted_or_is_hidden_is_no_text_and_what_was_added_is() -> None:
    gone = f"<w:del><w:r><w:delText>ever </w:delText></w:r></w:del>{run('secretly ', '<w:vanish/>')}"
    field = "<w:r><w:instrText> PAGEREF lake </w:instrText></w:r>"
    assert told(paragraph(run("No one ") + gone + field + f"<w:ins>{run('owned the lake.')}</w:ins>")) == [LAKE]


def test_the_text_of_links_boxes_and_content_controls_is_kept() -> None:
    link = f"<w:hyperlink>{run('the lake')}</w:hyperlink>"
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('In a box.'))}</w:txbxContent></w:pict></w:r>"
    control = f"<w:sdt><w:sdtContent>{paragraph(run('In a control.'))}</w:sdtContent></w:sdt>"
    assert told(paragraph(run("No one owned ") + link + run(".") + box) + control) == [
        LAKE,
        "In a box.",
        "In a control.",
    ]


def test_the_strict_form_of_the_format_is_read_alike() -> None:
    body = f"<w:document {W}><w:body>{paragraph(run(LAKE))}</w:body></w:document>"
    strict = body.replace("schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml")
    assert [line.text for line in docx.contents(packed({"word/document.xml": strict}), "a.docx").lines] == [LAKE]


def test_contents_are_dropped() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    contents = f"<w:sdt>{gallery}<w:sdtContent>{paragraph(run('Winter 3'))}</w:sdtContent></w:sdt>"
    assert told(contents + paragraph(run(LAKE))) == [LAKE]


def test_figures_above_the_line_are_raised_even_if_word_cut_them_apart() -> None:
    up = '<w:vertAlign w:val="superscript"/>'
    assert told(paragraph(run("the lake") + run("1", up) + run("2", up) + run(" on the 4") + run("th", up))) == [
        "the lake¹² on the 4th"
    ]


def test_notes_are_counted_as_they_are_met_and_stand_below_a_heading_before_the_references() -> None:
    marked = paragraph(run("One") + _mark(3) + run(", two") + _mark(2) + run("."))
    body = marked + paragraph(run("References"), "berschrift1") + paragraph(run("Brook 2001."))
    assert told(body, footnotes=noted("Second.", "First.")) == [
        "One¹, two².",
        "## Notes",
        "¹ First.",
        "² Second.",
        "# References",
        "Brook 2001.",
    ]


def _mark(note: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{note}"/></w:r>'


def test_a_note_with_a_mark_of_its_own_is_not_counted() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/></w:r>' + run("*")
    body = paragraph(run("Lena Brook") + own) + paragraph(run("One") + _mark(3))
    assert told(body, footnotes=noted("Keeper.", "First.")) == [
        "Lena Brook*",
        "One¹",
        "## Notes",
        "* Keeper.",
        "¹ First.",
    ]


def test_cells_that_are_merged_have_their_text_in_the_first_place() -> None:
    rows = (
        cell("Harbour", '<w:vMerge w:val="restart"/>') + cell("Boats", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + cell("1820") + cell("1870"),
    )
    assert told(paragraph(run("Table 3 Boats that called")) + table(rows)) == [
        "Table 3: Boats that called",
        "Harbour\tBoats\t",
        "\t1820\t1870",
    ]


def test_a_table_of_one_column_is_text() -> None:
    assert told(table((cell("One."), cell("Two.")))) == ["One.", "Two."]


def test_the_properties_of_the_file_tell_what_the_text_does_not() -> None:
    core = (
        '<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The ice of the Tamsel</dc:title>'
        "<dc:creator>Lena Brook;admin</dc:creator></p>"
    )
    body = f"<w:document {W}><w:body>{paragraph(run(LAKE))}</w:body></w:document>"
    raw = packed({"word/document.xml": body, "docProps/core.xml": core})
    assert [line.text for line in docx.contents(raw, "a.docx").lines if line.text] == [
        "# The ice of the Tamsel",
        "Lena Brook",
        LAKE,
    ]


# -- refusals ---------------------------------------------------------------------------------------------------------


def test_a_file_without_text_says_so() -> None:
    assert refusal(file_of(paragraph("")))[0] == "empty-file"


@pytest.mark.parametrize(
    "raw", [b"PK\x03\x04 word/document", file_of(paragraph(run(LAKE)))[:-40], packed({"word/styles.xml": "<a/>"})]
)
def test_a_broken_file_says_so(raw: bytes) -> None:
    assert refusal(raw)[0] == "broken-file"


@given(place=st.integers(0, 800), value=st.integers(0, 255))
def test_a_file_with_a_wrong_byte_is_read_or_refused(place: int, value: int) -> None:
    raw = bytearray(file_of(paragraph(run(LAKE))))
    raw[place % len(raw)] = value
    try:
        docx.contents(bytes(raw), "a.docx")
    except Unreadable as reason:
        assert reason.problem.hint


def test_a_part_that_is_packed_to_nothing_is_not_unpacked() -> None:
    assert refusal(packed({"word/document.xml": "<w>" + " " * 2_000_000}))[0] == "oversized-file"


def test_parts_that_are_too_large_together_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST", 100)
    assert refusal(file_of(paragraph(run(LAKE))))[0] == "oversized-file"


def test_a_directory_without_end_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "DIRECTORY", 10)
    assert refusal(file_of(paragraph(run(LAKE))))[0] == "oversized-file"


def test_a_locked_part_says_so() -> None:
    raw = bytearray(file_of(paragraph(run(LAKE))))
    at = raw.find(b"PK\x01\x02")
    while at >= 0:
        raw[at + 8] |= 1
        at = raw.find(b"PK\x01\x02", at + 4)
    assert refusal(bytes(raw))[0] == "locked-file"


@pytest.mark.parametrize(
    "entity", ['<!ENTITY ice SYSTEM "file:///etc/hostname">', '<!ENTITY a "lake"><!ENTITY ice "&a;&a;&a;&a;&a;&a;&a;">']
)
def test_entities_are_not_opened(entity: str) -> None:
    text = f"<!DOCTYPE d [{entity}]><w:document {W}><w:body>{paragraph(run('X')).replace('X', '&ice;')}</w:body></w:document>"
    assert refusal(packed({"word/document.xml": text}))[0] == "broken-file"
