"""Nothing lost, nothing moved: in a file without pages every sentence of the body is there, in the file's order.

Random documents are written out by the makers of the corpus and read by the command, as a stranger's file would be.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from corpus.document import Block, Document
from corpus.makers import MAKERS
from corpus.measure import Reading, lost, measure, order, passages
from corpus.raw import Raw, raw
from corpus.readers import ours

WORDS = (
    "harbour lamp keeper rope winter council barrel ferry orchard chain toll river mason clerk bell widow salt carrier ledger "
    "tower quay pilot market bridge mill oath wagon copper school basket"
).split()
VERBS = "keeps mends counts lights sells measures guards paints carries forgets closes repairs".split()
SMALL = "the a every no this that its our".split()
SYLLABLES = "ba ce di fo gu ha ke li mo nu".split()


REFERENCES = (
    Block("reference", "Nordin, A. (2001). Light on the quay. Tarn: Coastal Press."),
    Block("reference", "Král, J. and Foss, M. (1998). How boats were counted. Journal of Moles, 3(2), 10–19."),
)


def name(number: int) -> str:
    """A name that no other number has."""
    return "".join(SYLLABLES[int(digit)] for digit in f"{number:03}").capitalize() + "n"


@st.composite
def sentence(draw: st.DrawFn, number: int) -> str:
    """A sentence that occurs once, since it names a place that no other names."""
    clauses = [
        f"{draw(st.sampled_from(SMALL))} {draw(st.sampled_from(WORDS))} of {name(number)} {draw(st.sampled_from(VERBS))} "
        f"{draw(st.sampled_from(SMALL))} {draw(st.sampled_from(WORDS))}"
    ]
    for _ in range(draw(st.integers(0, 4))):
        clauses.append(
            f"{draw(st.sampled_from(WORDS))} and {draw(st.sampled_from(WORDS))} in {draw(st.integers(2, 999))} boats"
        )
    whole = ", ".join(clauses) + draw(st.sampled_from([".", ".", ".", "?", "!"]))
    whole = whole[0].upper() + whole[1:]
    return draw(st.sampled_from(["{}", "{}", "{}", '"{}"', "({})"])).format(whole)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    blocks: list[Block] = []
    notes: list[Block] = []
    number = 0

    def text(most: int) -> str:
        nonlocal number
        told = []
        for _ in range(draw(st.integers(1, most))):
            number += 1
            told.append(draw(sentence(number)))
        return " ".join(told)

    for section in range(draw(st.integers(1, 4))):
        if draw(st.booleans()):
            numbered = f"{section + 1} " if draw(st.booleans()) else ""
            words = f"{draw(st.sampled_from(WORDS))}s and {draw(st.sampled_from(WORDS))}s of {name(900 + section)}"
            blocks.append(Block("heading", numbered + words.capitalize(), 1))
        for _ in range(draw(st.integers(1, 5))):
            match draw(
                st.sampled_from(
                    ["text", "text", "text", "twin", "emphasis", "items", "quote", "table", "noted", "figure"]
                )
            ):
                case "text":
                    blocks.append(Block("text", text(4)))
                case "twin":
                    # clauses that differ in one word both bind
                    first = f"Each town shall report to {name(number + 1)} within two hours any lamp that has gone out."
                    blocks += [Block("text", first), Block("text", first.replace(name(number + 1), name(number + 2)))]
                    number += 2
                case "emphasis":
                    blocks.append(Block("text", f"*Noting* {text(1)}"))
                case "items":
                    sign = draw(st.sampled_from(["-", "*"]))
                    blocks += [Block("item", f"{sign} {text(1)}", 1) for _ in range(draw(st.integers(1, 3)))]
                case "quote":
                    blocks.append(Block("quote", text(2)))
                case "noted":
                    notes.append(Block("note", text(1), number=str(len(notes) + 1)))
                    blocks.append(Block("text", f"{text(2)}[^{len(notes)}]"))
                case "figure":
                    blocks.append(
                        Block(
                            "caption",
                            f"Figure {section + 1}: The {draw(st.sampled_from(WORDS))} of {name(950 + section)}",
                        )
                    )
                case "table":
                    cells = st.integers(1, 999).map(str)
                    rows = (("Town", "1820"), *((draw(st.sampled_from(WORDS)), draw(cells)) for _ in range(2)))
                    blocks.append(Block("table", "", rows=rows))
    authors = draw(st.sampled_from([(), ("Ada Nordin",), ("Ada Nordin", "Jan Král")]))
    return Document(
        name="random",
        kind="random",
        title="The lamps of the sound",
        authors=authors,
        date=draw(st.sampled_from(["", "2019", "2019-05-04"])),
        body=tuple(blocks),
        notes=tuple(notes),
        references=draw(st.sampled_from([(), REFERENCES])),
        references_title="References",
    )


FORMATS = (
    "front.md", "atx.md", "wrapped.md", "lines.txt", "wrapped.txt", "plain.html", "thinktank.html", "breaks.html",
    "styles.docx", "bold.docx", "numbered.docx", "tracked.docx",
)  # fmt: skip


def read(maker: str, document: Document) -> tuple[Raw, Reading]:
    """What the file shows, and how it is read."""
    data = MAKERS[maker].make(document)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"random.{maker}"
        path.write_bytes(data)
        return raw(path.name, data), ours(path)


# without shrinking, which would read thousands of files more
of_each_format = pytest.mark.parametrize("maker", FORMATS)
few = settings(max_examples=25, phases=[Phase.generate])


def but(reason: str, *makers: str) -> pytest.MarkDecorator:
    """Each format; of these makers it is known that it doesn't hold, and why."""
    known = pytest.mark.xfail(strict=False, reason=reason)
    return pytest.mark.parametrize("maker", [pytest.param(m, marks=known if m in makers else ()) for m in FORMATS])


@few
@of_each_format
@given(document=documents())
def test_every_sentence_is_there_in_the_order_of_the_file(maker: str, document: Document) -> None:
    _, reading = read(maker, document)
    assert lost(document, reading) == []
    right, wanted = order(document, reading)
    assert right == wanted


@few
@but("a heading, a caption or a table without text between them is run together with others", "breaks.html")
@given(document=documents())
def test_passages_are_neither_cut_nor_run_together(maker: str, document: Document) -> None:
    right, wanted = passages(document, read(maker, document)[1])
    assert right == wanted


@few
@but("words of captions and of numbers of lists are lost or made", "thinktank.html", "breaks.html", "numbered.docx")
@given(document=documents())
def test_words_in_are_words_out(maker: str, document: Document) -> None:
    scores = measure(document, *read(maker, document))
    assert {column: scores[column][0] - scores[column][1] for column in ("all words", "no more")} == {
        "all words": 0,
        "no more": 0,
    }
