"""Reading an original again: locators follow the passages that they named, in every file of the book."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import golden
import mini
from briefbook import index, records, shelf
from briefbook.index import renumber
from briefbook.model import PassageRecord, SourceIndex
from briefbook.model.values.locators import Locator
from test_structure import read
from texts import original

PARAGRAPHS = {
    "lock": "The lock of Selm was built by weavers, who paid for the oak and drove the piles themselves.",
    "toll": "A toll was taken from every barge, and the guild of pilots kept the chest under three keys.",
    "flood": "When the flood broke the weir, the council sold its silver and asked the abbey for stone.",
    "ferry": "Ferries crossed twice a day until frost, and nobody paid who carried bread or salt.",
}


def of(*paragraphs: str) -> SourceIndex:
    """The index of an article with these paragraphs."""
    text = "\n\n".join(PARAGRAPHS.get(paragraph, paragraph) for paragraph in paragraphs)
    return index.of(read(original(f"# One\n\n{text}")))


@pytest.mark.parametrize(
    ("before", "after", "moves"),
    [
        (("lock", "toll"), ("lock", "toll"), {}),
        (("lock", "toll"), ("flood", "lock", "toll"), {"1": ("2",), "2": ("3",)}),
        (("lock", "toll", "flood"), ("toll", "lock", "flood"), {"1": ("2",), "2": ("1",)}),
        # the same paragraph twice is twice the same
        (("lock", "toll", "lock"), ("ferry", "lock", "toll", "lock"), {"1": ("2",), "2": ("3",), "3": ("4",)}),
        # mended
        (
            (PARAGRAPHS["lock"].replace("weavers", "wea vers"), "toll"),
            ("flood", "lock", "toll"),
            {"1": ("2",), "2": ("3",)},
        ),
        # joined, and parted
        (
            ("lock", "toll", "flood"),
            (f"{PARAGRAPHS['lock']} {PARAGRAPHS['toll']}", "flood"),
            {"2": ("1",), "3": ("2",)},
        ),
        (
            (f"{PARAGRAPHS['lock']} {PARAGRAPHS['toll']}", "flood"),
            ("lock", "toll", "flood"),
            {"1": ("1", "2"), "2": ("3",)},
        ),
        # gone
        (("lock", "toll"), ("toll",), {"1": (), "2": ("1",)}),
    ],
)
def test_a_passage_is_found_again(
    before: tuple[str, ...], after: tuple[str, ...], moves: dict[str, tuple[str, ...]]
) -> None:
    assert renumber.moves(of(*before), of(*after)) == moves


def test_what_might_be_either_of_two_is_not_decided() -> None:
    alike = [PARAGRAPHS["toll"].replace("three", number) for number in ("three", "four", "five")]
    assert renumber.moves(of(alike[0], "lock"), of(alike[1], alike[2], "lock"))["1"] == ()


@given(st.permutations(sorted(PARAGRAPHS)), st.permutations(sorted(PARAGRAPHS)))
def test_passages_in_any_order_are_found_again(before: list[str], after: list[str]) -> None:
    moves = renumber.moves(of(*before), of(*after))
    for n, name in enumerate(before, start=1):
        assert moves.get(str(n), (str(n),)) == (str(after.index(name) + 1),)


# -- texts ----------------------------------------------------------------------------------------------------------------

MOVES = {
    "holm-2021": {"2": ("3",), "3": ("4",), "5": ("6", "7"), "9": (), "n1": ("n2",), "t1": ("t2",), "a1": ("a2",)},
    "pell-2022": {"2": ("9",)},
}


@pytest.mark.parametrize(
    ("own", "text", "moved"),
    [
        ("", "Fens flood. [@holm-2021, ¶2]", "Fens flood. [@holm-2021, ¶3]"),
        ("", "[@holm-2021, ¶1-3; @pell-2022, ¶2, n1]", "[@holm-2021, ¶1, ¶3-4; @pell-2022, ¶9, n1]"),
        ("", "[@holm-2021, ¶2; ¶3, t1]", "[@holm-2021, ¶3; ¶4, t2]"),
        ("", "[@holm-2021, ¶a1, n1]", "[@holm-2021, ¶a2, n2]"),
        ("", "[@holm-2021, ¶5]", "[@holm-2021, ¶6-7]"),
        ("", "[@holm-2021, ¶9; @pell-2022, ¶2]", "[@holm-2021, ¶9?; @pell-2022, ¶9]"),
        ("", "[@holm-2021] [@other-2000, ¶2] ¶2 at: n1", "[@holm-2021] [@other-2000, ¶2] ¶2 at: n1"),
        ("", "[@holm-2021, ¶9?] [@holm-2021, ¶2", "[@holm-2021, ¶9?] [@holm-2021, ¶3"),
        ("holm-2021", "- {value: n1, at: ¶2, t1}", "- {value: n1, at: ¶3, t2}"),
        ("holm-2021", '  at: "n1; ¶2-3"\n  note: n1, as ¶2 says', '  at: "n2; ¶3-4"\n  note: n1, as ¶3 says'),
        ("holm-2021", '- "cell 9 / right = 19 at ¶2"', '- "cell 9 / right = 19 at ¶3"'),
        ("holm-2021", "# ¶2 The trial [@pell-2022, ¶2]", "# ¶3 The trial [@pell-2022, ¶9]"),
    ],
)
def test_locators_follow_and_all_else_stays(own: str, text: str, moved: str) -> None:
    assert renumber.rewritten(text, MOVES, own)[0] == moved


def test_a_locator_that_was_not_decided_is_none_until_an_editor_says_so() -> None:
    refused = Locator.parse("¶9?")
    assert not refused and "before the original was read again" in refused.reason


@pytest.mark.parametrize(
    ("own", "text", "moved"),
    [
        ("holm-2021", "t1:\n  at: t1\nt3:\n", "t2:\n  at: t1\nt3:\n"),
        ("", "<!-- briefbook: picture holm-2021-t1 -->", "<!-- briefbook: picture holm-2021-t2 -->"),
        ("", "<!-- briefbook: picture pell-2022-t1 -->", "<!-- briefbook: picture pell-2022-t1 -->"),
    ],
)
def test_tables_keep_their_descriptions_and_pictures(own: str, text: str, moved: str) -> None:
    assert renumber.renamed(text, MOVES, own) == moved


# -- a book -----------------------------------------------------------------------------------------------------------------

BOOK = golden.FOLDER / "book"


def earlier(root: Path, key: str, ids: dict[str, str]) -> None:
    """Lay the golden book as if an earlier reading had numbered passages so."""
    shutil.copytree(BOOK, root)
    facts = next(s.index for s in records.load(root).sources if s.key == key)
    assert facts is not None
    passages = tuple(replace(p, id=ids.get(p.id, p.id)) for p in facts.passages)
    moves = {key: {id: (now,) for id, now in ids.items()}}
    for one in list(shelf.renumbered(root, moves)):
        (root / one.path).write_bytes(one.content)
    path = root / f"seeds/{key}/passages.jsonl"
    path.write_text(index.to_jsonl(replace(facts, passages=passages)), encoding="utf-8")


def test_reading_again_moves_every_locator_of_the_book_and_says_which(tmp_path: Path) -> None:
    root = tmp_path / "book"
    earlier(root, "brook-1999", {"3": "4", "4": "5", "5": "6", "6": "7", "7": "8", "n1": "n3"})
    changed = {path for path, sum in mini.hashes(root).items() if sum != mini.hashes(BOOK)[path]}
    assert {path.partition("/")[0] for path in changed} == {"docs", "seeds"}
    run = mini.run(root, "read", "--originals", "originals")
    assert (run.code, run.err) == (0, "")
    assert mini.hashes(root) == mini.hashes(BOOK)
    assert "seeds/brook-1999/statements.yml: " in run.out and "¶4 is ¶3" in run.out


def test_what_is_not_found_again_is_a_problem_until_an_editor_decides(tmp_path: Path) -> None:
    root = tmp_path / "book"
    shutil.copytree(BOOK, root)
    path = root / "seeds/brook-1999/passages.jsonl"
    facts = index.from_jsonl(path.read_text(encoding="utf-8"), {}, ())

    def other(p: PassageRecord) -> PassageRecord:
        told = p.said._replace(names=(), words=(("zimt", 9),))
        return replace(p, sha256="", said=told) if p.id == "2" else p

    path.write_text(index.to_jsonl(replace(facts, passages=tuple(map(other, facts.passages)))), encoding="utf-8")
    run = mini.run(root, "read", "--originals", "originals")
    assert run.code == 1
    assert {p.message for p in run.reported} == {
        "what was ¶2 before can't be found again: no passage has most of its words"
    }
    lost = {p.at for p in run.reported}
    assert len(lost) > 2 and lost & {p.at for p in mini.run(root, "check").reported}


def test_nothing_is_written_where_one_file_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "book"
    earlier(root, "brook-1999", {"3": "4", "4": "5", "5": "6", "6": "7", "7": "8"})
    before = mini.hashes(root)
    written: list[Path] = []

    def full(self: Path, *arguments: object) -> None:
        written.append(self)
        if len(written) == 7:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("briefbook.atomic._fill", full)
    run = mini.run(root, "read", "--originals", "originals")
    assert run.code == 2 and "No space left" in run.err
    assert mini.hashes(root) == before


def test_an_article_that_is_a_source_is_read_as_its_editors_pinned_it(tmp_path: Path) -> None:
    root = tmp_path / "book"
    shutil.copytree(BOOK, root)
    assert mini.run(root, "read", "originals/brook.md", "--out", "plain").code == 0
    lines = (root / "originals/brook.md").read_text(encoding="utf-8").splitlines()
    number = next(n for n, text in enumerate(lines, start=1) if text.startswith("Sawdust"))
    with (root / "seeds/brook-1999/source.yml").open("a", encoding="utf-8") as source:
        source.write(f"pins: {{about: {number}}}\n")
    assert mini.run(root, "read", "originals/brook.md", "--out", "pinned").code == 0
    plain, pinned = ((root / folder / "brook.md").read_text(encoding="utf-8") for folder in ("plain", "pinned"))
    assert plain.count("\nSawdust") == pinned.count("\nSawdust") + 1
