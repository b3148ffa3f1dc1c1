"""Word: a .docx becomes a line a paragraph, numbered as its paragraphs are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import articles
from briefbook.problem import Unreadable
from briefbook.reading.formats import docx
from briefbook.reading.formats.docx import package
from harbours import W, cell, noted, packed, paragraph, run, shown, table
from harbours import docx as file_of

LAKE = "No one owned the lake."
TEXT = f"text | {LAKE}"


def told(body: str, **parts: str) -> list[str]:
    return [shown(line) for line in docx.contents(file_of(body, **parts), "a.docx").lines if line.text]


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
    assert told(body) == ["title | Ice", "heading 1 | Winter", "heading 2 | Cutting"]


def test_a_single_first_heading_above_the_others_is_the_title() -> None:
    assert told(paragraph(run("Ice"), "berschrift1") + paragraph(run("Winter"), "berschrift2")) == [
        "title | Ice",
        "heading 1 | Winter",
    ]


def test_several_first_headings_are_sections() -> None:
    body = paragraph(run("Winter"), "berschrift1") + paragraph(run("Spring"), "berschrift1")
    assert told(body) == ["heading 1 | Winter", "heading 1 | Spring"]


def test_a_paragraph_is_one_line_without_emphasis_and_with_its_breaks_as_spaces() -> None:
    body = paragraph(
        run("No one ")
        + run("owned", "<w:b/>")
        + "<w:r><w:tab/></w:r>"
        + run("the")
        + "<w:r><w:br/></w:r>"
        + run("lake.")
    )
    assert told(body) == [TEXT]


def test_what_was_deleted_or_is_hidden_is_no_text_and_what_was_added_is() -> None:
    gone = f"<w:del><w:r><w:delText>ever </w:delText></w:r></w:del>{run('secretly ', '<w:vanish/>')}"
    field = "<w:r><w:instrText> PAGEREF lake </w:instrText></w:r>"
    assert told(paragraph(run("No one ") + gone + field + f"<w:ins>{run('owned the lake.')}</w:ins>")) == [TEXT]


def test_the_text_of_links_boxes_and_content_controls_is_kept() -> None:
    link = f"<w:hyperlink>{run('the lake')}</w:hyperlink>"
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('In a box.'))}</w:txbxContent></w:pict></w:r>"
    control = f"<w:sdt><w:sdtContent>{paragraph(run('In a control.'))}</w:sdtContent></w:sdt>"
    assert told(paragraph(run("No one owned ") + link + run(".") + box) + control) == [
        TEXT,
        "text | In a box.",
        "text | In a control.",
    ]


def test_the_strict_form_of_the_format_is_read_alike() -> None:
    body = f"<w:document {W}><w:body>{paragraph(run(LAKE))}</w:body></w:document>"
    strict = body.replace("schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml/wordprocessingml")
    assert [line.text for line in docx.contents(packed({"word/document.xml": strict}), "a.docx").lines] == [LAKE]


def test_contents_are_set_aside() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    contents = f"<w:sdt>{gallery}<w:sdtContent>{paragraph(run('Winter 3'))}</w:sdtContent></w:sdt>"
    assert told(contents + paragraph(run(LAKE))) == ["aside | Winter 3", TEXT]


def test_figures_above_the_line_are_raised_even_if_word_cut_them_apart() -> None:
    up = '<w:vertAlign w:val="superscript"/>'
    assert told(paragraph(run("the lake") + run("1", up) + run("2", up) + run(" on the 4") + run("th", up))) == [
        "| the lake¹² on the 4th"
    ]


def test_notes_are_counted_as_they_are_met_and_stand_after_the_text() -> None:
    marked = paragraph(run("One") + _mark(3) + run(", two") + _mark(2) + run("."))
    body = marked + paragraph(run("References"), "berschrift1") + paragraph(run("Brook 2001."))
    assert told(body, footnotes=noted("Second.", "First.")) == [
        "text | One¹, two².",
        "heading 1 | References",
        "text | Brook 2001.",
        "note | ¹ First.",
        "note | ² Second.",
    ]


def _mark(note: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{note}"/></w:r>'


def test_a_note_with_a_mark_of_its_own_is_not_counted() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/></w:r>' + run("*")
    body = paragraph(run("Lena Brook") + own) + paragraph(run("One") + _mark(3))
    assert told(body, footnotes=noted("Keeper.", "First.")) == [
        "| Lena Brook*",
        "| One¹",
        "note | * Keeper.",
        "note | ¹ First.",
    ]


def test_cells_that_are_merged_have_their_text_in_the_first_place() -> None:
    rows = (
        cell("Harbour", '<w:vMerge w:val="restart"/>') + cell("Boats", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + cell("1820") + cell("1870"),
    )
    assert told(paragraph(run("Table 3 Boats that called")) + table(rows)) == [
        "caption | Table 3 Boats that called",
        "row | Harbour\tBoats\t",
        "row | \t1820\t1870",
    ]


def test_a_table_of_one_column_is_text() -> None:
    assert told(table((cell("One."), cell("Two.")))) == ["| One.", "| Two."]


def test_the_properties_of_the_file_are_stated_and_not_written_into_the_text() -> None:
    core = (
        '<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The ice of the Tamsel</dc:title>'
        "<dc:creator>Lena Brook;admin</dc:creator></p>"
    )
    said = (("Date_issued", "2020"), ("DOI", "10.1/ice"))
    custom = "".join(f'<property name="{name}"><x>{text}</x></property>' for name, text in said)
    body = f"<w:document {W}><w:body>{paragraph(run(LAKE))}</w:body></w:document>"
    raw = packed({"word/document.xml": body, "docProps/core.xml": core, "docProps/custom.xml": f"<p>{custom}</p>"})
    found = docx.contents(raw, "a.docx")
    assert [line.text for line in found.lines] == [LAKE]
    assert [(m.field, m.value, m.origin) for m in found.metadata] == [
        ("DOI", "10.1/ice", "custom properties"),
        ("title", "The ice of the Tamsel", "core properties"),
        ("author", "Lena Brook;admin", "core properties"),
    ]


def test_styles_of_a_title_page_say_what_its_lines_are() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{based}</w:style>'
        for id, name, based in (
            ("a", "Title", ""),
            ("b", "Subtitle", ""),
            ("c", "Author", ""),
            ("d", "Date", ""),
            ("e", "Abstract", ""),
            ("f", "caption", ""),
            ("g", "Quote", ""),
            ("h", "House quote", '<w:basedOn w:val="g"/>'),
        )
    )
    body = "".join(
        paragraph(run(text), id)
        for id, text in zip(
            "abcdefgh",
            ("Ice", "A history", "Lena Brook", "May 2021", "Ice was cut.", "Figure 1: Ice", "Cut it.", "Sell it."),
            strict=True,
        )
    )
    assert told(body, styles=f"<w:styles {W}>{styles}</w:styles>") == [
        "title | Ice",
        "subtitle | A history",
        "author | Lena Brook",
        "date | May 2021",
        "abstract | Ice was cut.",
        "caption | Figure 1: Ice",
        "quote | Cut it.",
        "quote | Sell it.",
    ]


# -- numbers that Word counts -----------------------------------------------------------------------------------------


def numbered(text: str, list_id: int, level: int = 0, style: str = "") -> str:
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return f"<w:p><w:pPr>{look}{place}</w:pPr>{run(text)}</w:p>"


def level(depth: int, format: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'


def lists(levels: str, *numbers: str) -> str:
    """The part of a Word file that says how one list counts, and which lists count so."""
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>{"".join(numbers)}</w:numbering>'
    )


def number(id: int, override: str = "") -> str:
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="7"/>{override}</w:num>'


LEGAL = level(0, "decimal", "Article %1") + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "(%3)")


def test_numbers_of_headings_and_lists_stand_as_they_are_printed() -> None:
    body = (
        paragraph(run("The rules of the quay"), "Titel")
        + numbered("Tolls", 1, 0, "berschrift1")
        + numbered("Every ship pays.", 1, 1)
        + numbered("But for:", 1, 1)
        + numbered("pilots;", 1, 2)
        + numbered("keepers.", 1, 2)
        + numbered("The court", 1, 0, "berschrift1")
        + numbered("It sits.", 1, 1)
        + numbered("It hears:", 1, 1)
        + numbered("all.", 1, 2)
    )
    assert told(body, numbering=lists(LEGAL, number(1))) == [
        "title | The rules of the quay",
        "heading 1 | Article 1 Tolls",
        "item 2 | 1.1 Every ship pays.",
        "item 2 | 1.2 But for:",
        "item 3 | (a) pilots;",
        "item 3 | (b) keepers.",
        "heading 1 | Article 2 The court",
        "item 2 | 2.1 It sits.",
        "item 2 | 2.2 It hears:",
        "item 3 | (a) all.",
    ]


@pytest.mark.parametrize(
    ("format", "shown"),
    [
        ("decimal", ["1", "2", "3"]),
        ("decimalZero", ["01", "02", "03"]),
        ("lowerRoman", ["i", "ii", "iii"]),
        ("upperRoman", ["I", "II", "III"]),
        ("lowerLetter", ["a", "b", "c"]),
        ("upperLetter", ["A", "B", "C"]),
        ("ordinal", ["1st", "2nd", "3rd"]),
        ("bullet", ["-", "-", "-"]),
        ("russianLower", ["а", "б", "в"]),
        ("a format of the future", ["1", "2", "3"]),
    ],
)
def test_each_format_of_numbers(format: str, shown: list[str]) -> None:
    body = "".join(numbered("Ice.", 1) for _ in range(3))
    assert told(body, numbering=lists(level(0, format, "%1"), number(1))) == [f"item 1 | {mark} Ice." for mark in shown]


def test_a_list_goes_on_in_another_unless_that_starts_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    body = "".join(numbered("Ice.", id) for id in (1, 1, 2, 3, 3, 1))
    marks = ["1.", "2.", "3.", "5.", "6.", "7."]
    numbering = lists(level(0, "decimal", "%1."), number(1), number(2), number(3, anew))
    assert told(body, numbering=numbering) == [f"item 1 | {mark} Ice." for mark in marks]


def test_legal_numbers_are_in_figures_and_some_levels_never_start_anew() -> None:
    legal = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", '<w:isLgl/><w:lvlRestart w:val="0"/>')
    body = numbered("One.", 1) + numbered("A.", 1, 1) + numbered("Two.", 1) + numbered("B.", 1, 1)
    assert told(body, numbering=lists(legal, number(1))) == [
        "item 1 | I. One.",
        "item 2 | 1.1 A.",
        "item 1 | II. Two.",
        "item 2 | 2.2 B.",
    ]


# -- what the look tells ----------------------------------------------------------------------------------------------


def test_bold_paragraphs_are_headings_where_no_style_is() -> None:
    bold = "<w:b/>"
    body = (
        paragraph(run("The ice of the Tamsel", bold))
        + paragraph(run("Lena Brook"))
        + paragraph(run(LAKE))
        + paragraph(run("Spring", bold))
        + paragraph(run("Ice was ") + run("sold", bold) + run("."))
        + paragraph(run("All of it was sold.", bold))
    )
    assert told(body) == [
        "title | The ice of the Tamsel",
        "| Lena Brook",
        TEXT,
        "heading 1 | Spring",
        "text | Ice was sold.",
        "text | All of it was sold.",
    ]


def test_an_initial_belongs_to_its_word_and_a_deleted_end_joins_paragraphs() -> None:
    initial = '<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>' + run("N") + "</w:p>"
    joined = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Ice was ')}</w:p>"
    body = initial + paragraph(run("o one owned the lake.")) + joined + paragraph(run("sold."))
    assert told(body) == [TEXT, "text | Ice was sold."]


def test_two_breaks_in_a_row_end_a_paragraph() -> None:
    body = paragraph(run(LAKE) + "<w:r><w:br/><w:br/></w:r>" + run("Ice was sold."))
    assert told(body) == [TEXT, "text | Ice was sold."]


# -- articles by chance -----------------------------------------------------------------------------------------------


@settings(max_examples=80, deadline=None)
@given(articles.written())
def test_any_article_is_read_whole_and_in_order(article: articles.Written) -> None:
    lines = docx.contents(articles.as_docx(article), "a.docx").lines
    body = "".join(articles.letters(line.text) for line in lines)
    at = 0
    for part in article.body:
        for text in part.texts:
            found = body.find(articles.letters(text), at)
            assert found >= 0, text
            at = found


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
