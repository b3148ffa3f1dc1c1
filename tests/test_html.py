"""HTML: a web page becomes a line a paragraph, without what stands around its article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import golden
from briefbook.problem import Unreadable
from briefbook.reading.formats import html
from harbours import shown


def told(page: str) -> list[str]:
    return [shown(line) for line in html.contents(page.encode(), "a.html").lines if line.text]


@golden.of("html")
def test_a_page_is_read_as_the_golden_tells(golden: golden.Golden, update_golden: bool) -> None:
    found = html.contents(golden.input.encode(), "a.html")
    lines = [f"{line.number} {shown(line)}" for line in found.lines if line.text]
    stated = [f"{m.field}: {m.value} ({m.origin}, {m.certainty})" for m in found.metadata]
    golden.compare("\n".join(lines + stated), update_golden)


def test_a_blank_line_stands_between_paragraphs_but_not_in_a_table() -> None:
    page = "<p>One.</p><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table><p>Two.</p>"
    assert [line.text for line in html.contents(page.encode(), "a.html").lines] == [
        "One.",
        "",
        "a\tb",
        "1\t2",
        "",
        "Two.",
    ]


@pytest.mark.parametrize(
    "raw",
    [
        "<meta charset=cp1252><p>Müller in Århus".encode("cp1252"),
        "<?xml version='1.0' encoding='iso-8859-1'?><html><p>Müller in Århus</html>".encode("iso-8859-1"),
        "<meta charset=utf-8><p>Müller in Århus".encode(),
        "<meta charset=iso-8859-1><p>Müller in Århus".encode(),
        "<p>Müller in Århus".encode("utf-16"),
    ],
)
def test_letters_are_right_whatever_the_page_declares(raw: bytes) -> None:
    assert [line.text for line in html.contents(raw, "a.html").lines] == ["Müller in Århus"]


def test_entities_of_the_page_are_not_opened() -> None:
    page = '<!DOCTYPE html [<!ENTITY ice SYSTEM "file:///etc/hostname"><!ENTITY a "&b;&b;">]><p>No &ice;&a; here.</p>'
    assert all("&ice;" in text or "No" not in text for text in told(page))


@pytest.mark.parametrize("page", ["<p> </p>", "<script>show()</script>", "<!-- nothing -->"])
def test_a_page_without_text_says_so(page: str) -> None:
    with pytest.raises(Unreadable) as reason:
        told(page)
    assert reason.value.problem.rule == "empty-file"


def test_an_element_that_is_never_closed_does_not_take_the_page_with_it() -> None:
    assert told("<noscript><div></noscript><p>No one owned the lake.</p></div>") == ["text | No one owned the lake."]


def test_a_page_beyond_the_bound_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "LARGEST", 20)
    with pytest.raises(Unreadable) as reason:
        told("<p>No one owned the lake.")
    assert reason.value.problem.rule == "oversized-file"


def test_a_page_that_is_nested_without_end_is_refused() -> None:
    with pytest.raises(Unreadable) as reason:
        told("<div>" * 5000 + "<p>No one owned the lake.")
    assert reason.value.problem.rule == "broken-file"


def test_a_table_that_claims_a_million_columns_is_read() -> None:
    page = "<table><tr><th colspan=1000000>a</th></tr><tr><td rowspan=99999>1</td><td>2</td></tr></table>"
    assert [text.split("\t")[0] for text in told(page)] == ["row | a", "row | 1"]


words = st.text(st.characters(categories=["Ll", "Lu"]), min_size=1, max_size=9).filter(str.isalpha)


@given(
    st.lists(st.tuples(st.sampled_from(["p", "h2", "li", "blockquote", "pre", "div", "em", "td"]), words), min_size=1)
)
def test_every_letter_that_a_reader_sees_is_in_one_line(parts: list[tuple[str, str]]) -> None:
    page = "<body>" + " ".join(f"<{tag}>{word}</{tag}>" for tag, word in parts)
    lines = [line.text for line in html.contents(page.encode(), "a.html").lines]
    assert "".join(" ".join(lines).replace("-", "").split()) == "".join(word for _, word in parts)


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<table>", "<tr>", "<td>", "<sup>", "</sup>", "<a href='#x'>1</a>", "<li id=x>", "ice "]
        )
    )
)
def test_any_page_is_read_or_refused_with_a_problem(parts: list[str]) -> None:
    try:
        lines = html.contents("".join(parts).encode(), "a.html").lines
    except Unreadable as reason:
        assert reason.problem.hint
    else:
        numbers = [line.number for line in lines if line.text]
        assert len(numbers) == len(set(numbers))
