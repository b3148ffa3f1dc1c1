"""What is mended without asking: the order of keys, and faults with one answer. What is read stays the same, remarks too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import mini
from briefbook import build, mend
from briefbook.evidence import check
from briefbook.mend.order import Order, ordered

ITEMS = Order(each=Order(keys=("id", "subject", "value", "at"), of={"sides": Order(each=Order(keys=("says", "at")))}))


def golden(before: str, after: str, order: Order = ITEMS) -> None:
    assert ordered(before, order) == after
    assert ordered(after, order) == after


def test_keys_move_with_their_lines_and_remarks() -> None:
    golden(
        """\
# the whole list

# this record
- value: a long
    text   # beside it
  # of the subject
  subject: x
  at: |
    lines

    # no remark
  id: 0e380307


# the next
- {at: ¶1, subject: y, id: "1"}   # of y
""",
        """\
# the whole list

# this record
- id: 0e380307
  # of the subject
  subject: x
  value: a long
    text   # beside it
  at: |
    lines

    # no remark

# the next
- {id: "1", subject: y, at: ¶1}   # of y
""",
    )


def test_a_record_within_a_record_is_ordered_too() -> None:
    golden(
        "- at: x\n  sides:\n    - at: ¶1\n      says: a\n    - {at: ¶2, says: b}\n  id: q\n",
        "- id: q\n  at: x\n  sides:\n    - says: a\n      at: ¶1\n    - {says: b, at: ¶2}\n",
    )


@pytest.mark.parametrize(
    "text",
    [
        "- at: 1\n id: 2\n",  # no YAML
        "- &a {at: 1, id: 2}\n- *a\n",
        "- {at: 1,\n   id: 2}\n",
        "",
        "just a text\n",
        "- ? [at]\n  : 1\n  id: 2\n",
    ],
)
def test_what_has_no_plain_order_stays(text: str) -> None:
    assert ordered(text, ITEMS) == text


values: st.SearchStrategy[Any] = st.recursive(
    st.text(st.sampled_from("ab :#-'\"|>\n\t¶[]{},0e&*"), max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "at", "subject", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(values, st.booleans(), st.integers(20, 90))
def test_ordering_changes_nothing_that_is_read_and_is_done_once(value: Any, flow: bool, width: int) -> None:
    text = yaml.safe_dump([value], allow_unicode=True, sort_keys=False, default_flow_style=flow, width=width)
    tidy = ordered(text, ITEMS)
    assert yaml.safe_load(tidy) == yaml.safe_load(text)
    assert ordered(tidy, ITEMS) == tidy


@given(st.text(st.sampled_from("ab :#-'\"|>\n\t¶[]{},&*"), max_size=60))
def test_no_text_is_too_odd_to_be_left_as_it_is(text: str) -> None:
    tidy = ordered(text, ITEMS)
    assert ordered(tidy, ITEMS) == tidy


def test_a_book_is_read_the_same_once_it_is_in_order(tmp_path: Path) -> None:
    files: dict[str, mini.Content] = {
        "docs/medicines/osmadil.md": {
            "replace": "name: Osmadil\nformer: [Osmin]",
            "with": "former: [Osmin]\nname: Osmadil",
        }
    }
    before = mini.book(tmp_path, files)
    assert mini.run(tmp_path, "fmt", "--check").code == 1
    run = mini.run(tmp_path, "fmt")
    assert run.code == 0 and "docs/medicines/osmadil.md: in order now" in run.out
    assert build.book(tmp_path) == before
    assert (
        (tmp_path / "docs/medicines/osmadil.md").read_text(encoding="utf-8").startswith("---\nname: Osmadil\nformer:")
    )
    again = mini.run(tmp_path, "fmt", "--check")
    assert (again.code, again.out) == (0, "Every file is in order.\n")


SLIPS = """\
- subject: Velorin
  property: Treats
  value: the fen ague
  at: § 1
- {subject: velorin, property: approved, value: 4 June 2001, at: ¶1, basis: read in the first line}
- Subject: osmadil
  property: dose
  value: "+1,200"
  at: table 1
  basis: read in the last row
- subject: osmadil
  property: harm
  value: a harm: hiccups
  at: ¶3
  basis: read in the first line
"""
MENDED = """\
- subject: velorin
  property: treats
  value: moor-fever
  at: ¶1
- {subject: velorin, property: approved, value: 2001-06-04, at: ¶1, basis: read in the first line}
- subject: osmadil
  property: dose
  value: "1200"
  at: t1
  basis: read in the last row
- subject: osmadil
  property: harm
  value: "a harm: hiccups"
  at: ¶3
  basis: read in the first line
"""


def test_what_has_one_answer_is_written_and_shown(tmp_path: Path) -> None:
    path = "seeds/pell-2022/statements.yml"
    mini.lay(tmp_path, mini.SECOND_SOURCE, {path: SLIPS.replace("at: table 1", "at: par. 1")})
    (tmp_path / path).write_text(SLIPS.replace("table 1", "par 1").replace("¶3", "¶1"), encoding="utf-8")
    run = mini.run(tmp_path, "check", "--fix")
    right = MENDED.replace("t1", "¶1").replace("¶3", "¶1")
    assert (tmp_path / path).read_text(encoding="utf-8") == right, run.out
    assert "-  value: the fen ague" in run.out and "+  value: moor-fever" in run.out
    assert not [p for p in run.reported if "statements.yml" in p.at and "unverified" not in p.at], run.out


def test_what_has_no_single_answer_stays(tmp_path: Path) -> None:
    path = "seeds/holm-2021/statements.yml"
    wrong = "- {subject: velorine, property: harm, value: plenty, at: beside}\n"
    root = mini.lay(tmp_path, {path: {"append": wrong}})
    before = (root / path).read_text(encoding="utf-8")
    mini.run(root, "check", "--fix")
    assert (root / path).read_text(encoding="utf-8") == before


def test_texts_are_mended_at_their_letters(tmp_path: Path) -> None:
    digest: dict[str, mini.Content] = {
        "seeds/holm-2021/digest.md": {"append": "\nCutters drank, too (holm-2021, ¶2), and slept [@holm-2021, 3].\n"},
        "docs/glossary.yml": {"append": '- term: Fen\n  definition: "A wet place, as (holm-2021, ¶1) has it."\n'},
    }
    root = mini.lay(tmp_path, digest)
    for path, _, after in mend.mended(root, check.problems(build.book(root))):
        (root / path).write_text(after, encoding="utf-8")
    assert "too [@holm-2021, ¶2], and slept [@holm-2021, ¶3]." in (root / "seeds/holm-2021/digest.md").read_text(
        "utf-8"
    )
    assert 'as [@holm-2021, ¶1] has it."' in (root / "docs/glossary.yml").read_text("utf-8")
