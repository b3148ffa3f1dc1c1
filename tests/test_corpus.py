"""The corpus is what it says: each file holds the words, sentences and names that its labels say it holds."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest

from corpus.document import MARK, Block, Document, documents
from corpus.makers import MAKERS
from corpus.measure import body_texts, fold, measure, sentences, words
from corpus.raw import DIVIDED, Raw, raw
from corpus.readers import written
from corpus.shelf import Case, cases


@cache
def files() -> dict[str, Case | str]:
    return {
        case.name if isinstance(case, Case) else case.partition(":")[0]: case
        for aside in (False, True)
        for case in cases(aside)
    }


NAMES = [f"{d.name}.{maker}" for aside in (False, True) for d in documents(aside) for maker in d.files]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_holds_what_its_labels_say(name: str) -> None:
    case = files()[name]
    if isinstance(case, str):
        pytest.skip(case)
    document = case.document
    shown = raw(case.name, case.data, document.heads, document.right_to_left)
    # what an application numbers by itself stands nowhere in its file
    automatic = set("1 2 3 4 5 6 7 8 9 a b c d article".split()) if "numbered" in name or "pandoc" in name else set()
    truth = [*document.abstract, *(b.plain for b in document.body if b.kind != "pull"), document.title]
    truth += [cell for b in document.body for row in b.rows for cell in row]
    truth += [b.plain for b in (*document.notes, *document.references)] + list(document.authors)
    if document.right_to_left and name.endswith(".pdf"):
        # in which order its letters stand is what a reader has to find out
        assert (Counter(fold("".join(truth))) - Counter(fold(shown.text))).total() <= 0.02 * len(fold("".join(truth)))
        return
    whole, kept = (words([DIVIDED.sub(f"\\1{sign}\\2", shown.text)]) for sign in ("", "-"))
    missing = (words(truth) - whole) & (words(truth) - kept)
    missing = Counter({word: n for word, n in missing.items() if word not in automatic})
    assert missing.total() <= 0.015 * words(truth).total(), missing
    if shown.pages == 1 and not name.endswith(".pdf"):
        letters = fold(shown.text)
        assert [s for text in body_texts(document) for s in sentences(text) if s not in letters] == []


def test_every_maker_is_used() -> None:
    assert {maker for aside in (False, True) for d in documents(aside) for maker in d.files} == set(MAKERS)


def test_each_document_stands_once() -> None:
    names = [d.name for aside in (False, True) for d in documents(aside)]
    assert len(set(names)) == len(names)


# -- the measure ------------------------------------------------------------------------------------------------------

DOCUMENT = Document(
    name="a",
    kind="paper",
    title="Two lamps",
    authors=("Ada Nordin",),
    date="2019",
    body=(
        Block("heading", "1 Oil", 1),
        Block("text", "The first lamp burned. It was self-made.[^1]"),
        Block("heading", "1.1 Wicks", 2),
        Block("text", "The second lamp did not."),
    ),
    notes=(Block("note", "By a smith.", number="1"),),
    references=(Block("reference", "Nordin, A. (2001). Light."),),
    references_title="References",
    page={"head": ["Journal of Lamps"]},
)
RAW = Raw(
    "Two lamps Ada Nordin 2019 Journal of Lamps", 2, ("oilthefirstlampburneditwasselfmadewicks",), (("self", "made"),)
)
RIGHT = """---
title: Two lamps
authors: [Ada Nordin]
year: '2019'
furniture: Journal of Lamps
---
# 1 Oil

The first lamp burned. It was self-made.[^1]

## 1.1 Wicks

The second lamp did not.

[^1]: By a smith.

# References

- Nordin, A. (2001). Light.
"""


def scores(told: str) -> dict[str, float]:
    return {column: right / wanted for column, (right, wanted) in measure(DOCUMENT, RAW, written(told)).items()}


def test_a_right_reading_is_right_in_every_column() -> None:
    assert set(scores(RIGHT).values()) == {1.0}


@pytest.mark.parametrize(
    ("right", "wrong", "columns"),
    [
        ("Two lamps\n", "Three lamps\n", {"title", "all words", "no more"}),
        ("[Ada Nordin]", "[Ada]", {"authors", "all words"}),
        ("2019", "2018", {"year"}),
        ("The second lamp did not.", "", {"kept", "order", "words", "all words"}),
        ("self-made", "selfmade", {"hyphens", "words", "all words", "no more"}),
        ("## 1.1 Wicks", "# 1.1 Wicks", {"headings"}),
        ("# 1 Oil", "Journal of Lamps\n\n# 1 Oil", {"furniture"}),
        ("[^1]: By a smith.", "By a smith.", {"notes"}),
        ("- Nordin, A. (2001). Light.", "- Nordin, A. (2001).\n- Light.", {"references"}),
    ],
)
def test_a_fault_is_seen_in_its_column(right: str, wrong: str, columns: set[str]) -> None:
    told = RIGHT.replace(right, wrong)
    assert told != RIGHT
    assert {column for column, score in scores(told).items() if score < 1} >= columns - {"no more"}


def test_a_block_that_moves_is_out_of_order() -> None:
    first, second = "The first lamp burned. It was self-made.[^1]", "The second lamp did not."
    told = RIGHT.replace(first, "X").replace(second, first).replace("X", second)
    assert scores(told)["order"] < 1 == scores(told)["kept"]


def test_a_paragraph_that_goes_over_a_column_is_one() -> None:
    told = "abcdefghijklmnopqrstuvwxyzabcdeabcdefghijklmnopqrstuvwxyzz"
    assert list(Raw("", 2, (told[:30], told[30:])).breaks(told)) == [30]
    assert list(Raw("", 2, (told,)).breaks(told)) == []


def test_marks_of_notes_have_their_notes() -> None:
    for document in [*documents(), *documents(aside=True)]:
        marks = MARK.findall(" ".join(b.text for b in document.body))
        assert sorted(marks) == sorted(note.number for note in document.notes), document.name
        assert not re.search(r"\[\^", document.title)
