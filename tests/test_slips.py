"""Slips of contributors, and the whole of what is said of each: where, what is wrong, and what to write instead.

They read as a person meets them who knows the subject and not the program.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import mini

LIST = "seeds/holm-2021/statements.yml"
VELORIN = "docs/medicines/velorin.md"
OSMADIL = "docs/medicines/osmadil.md"


def statement(**said: str) -> dict[str, mini.Content]:
    """A statement that is right but for what is said otherwise, at the end of the list: its lines are 36 to 40."""
    right = {
        "subject": "velorin",
        "property": "harm",
        "value": "thirst",
        "at": "¶2",
        "basis": "read in the second line",
    }
    lines = "\n  ".join(f"{key}: {value}" for key, value in (right | said).items() if value)
    return {LIST: {"append": f"- {lines}\n"}}


def written(path: str, text: str) -> dict[str, mini.Content]:
    return {path: {"append": text}}


def gloss(text: str) -> dict[str, mini.Content]:
    return {OSMADIL: {"replace": "gloss: The older remedy of the fens", "with": f"gloss: {text}"}}


SLIPS: dict[str, tuple[dict[str, mini.Content], list[str]]] = {
    "a property in other words": (
        statement(property="side effect"),
        [f"{LIST}:37:13: there is no property 'side effect' [unknown-property]",
         "the properties stand in seeds/properties.yml; of such a value, for instance: handed out by, harm, finds"],
    ),
    "a property from its other end": (
        statement(subject="moor-fever", property="treated with", value="velorin"),
        [f"{LIST}:37:13: there is no property 'treated with' [unknown-property]",
         "that is 'treats' from its other end: write that, and let subject and value change places"],
    ),
    "a month that there is not": (
        statement(property="approved", value="2015-13-40"),
        [f"{LIST}:38:10: there is no month 13 [bad-value]", "write 2015 and a month from 01 to 12"],
    ),
    "a date in words": (
        statement(property="approved", value="18 February 1952"),
        [f"{LIST}:38:10: '18 February 1952' is no date [bad-value]", "write 1952-02-18"],
    ),
    "a name in place of an id": (
        statement(property="treats", value="the fen ague"),
        [f"{LIST}:38:10: 'treats' takes the id of a record; there is no record 'the fen ague' [unknown-entity]",
         "write 'moor-fever'"],
    ),
    "an id in other letters": (
        statement(subject="Velorin"),
        [f"{LIST}:36:12: there is no record 'Velorin' [unknown-entity]", "write 'velorin'"],
    ),
    "two values in one": (
        statement(property="treats", value="moor-fever, gout"),
        [f"{LIST}:38:10: 'treats' takes the id of a record; there is no record 'moor-fever, gout' [unknown-entity]",
         "one value holds one id: write an item, or an entry of a list, for each"],
    ),
    "a figure that the passage lacks": (
        statement(property="dose", value="52", basis=""),
        [f"{LIST}:39:7: '52 mg' can't be found in ¶2 [unverified-statement]",
         "in place of '52 mg' the passage has 480 cutters, 25 mg; cite the passage that says so, "
         "or say in 'basis' how you verified it"],
    ),
    "a unit in the value": (
        statement(property="dose", value="25 mg"),
        [f"{LIST}:38:10: '25 mg' is no plain number [bad-value]", "write the number alone, and 'mg' in 'unit'"],
    ),
    "a passage without its sign": (
        statement(at="2"), [f"{LIST}:39:7: '2' is no locator [bad-locator]", "write ¶2"],
    ),
    "a page in place of a passage": (
        statement(at="p. 12"),
        [f"{LIST}:39:7: 'p. 12' is no locator [bad-locator]",
         "cite the passage, not the page: passages are numbered on the page of the source"],
    ),
    "passages without end": (
        statement(at="¶1-400"),
        [f"{LIST}:39:7: holm-2021 has no passage ¶4 and 396 more that are named [missing-passage]", "it has ¶1 to ¶3"],
    ),
    "a colon in a text": (
        gloss("Remedy: the older one"),
        [f"{OSMADIL}:5:8: this isn't valid YAML: a ': ' stands where no key can be [broken-yaml]",
         'write "Remedy: the older one"'],
    ),
    "a tab": (
        written(LIST, "- subject: velorin\n\tproperty: harm\n"),
        [f"{LIST}:37:1: this isn't valid YAML: a tab stands where blanks belong [broken-yaml]", "indent with blanks"],
    ),
    "a quotation mark that stays open": (
        statement(note='"for a day'),
        [f"{LIST}:41:9: this isn't valid YAML: the quotation mark that opens here is never closed [broken-yaml]",
         "close it where the text ends"],
    ),
    "an item without its dash": (
        written(LIST, "  subject: velorin\n  property: harm\n  value: thirst\n  at: ¶2\n"),
        [f"{LIST}:36:3: 'subject' is given twice [duplicate-key]",
         "begin the next item with '- '; the second was ignored"],
    ),
    "a key with a slip": (
        written(LIST, "- subject: velorin\n  propery: harm\n  value: thirst\n  at: ¶2\n"),
        [f"{LIST}:37:3: a statement has no 'propery' [unknown-key]", "did you mean 'property'?"],
    ),
    "a property that a slip broke": (
        {"seeds/properties.yml": {"replace": "harm: {value: text,", "with": "harm: {value: txt,"}},
        ["seeds/properties.yml:5:7: 'txt' is no type of value [broken-record]", "did you mean 'text'?"],
    ),
    "a name that another record has": (
        {"docs/medicines/fen-balm.md": "---\nname: Fen balm\nnames: [Velorin]\ngloss: A salve\n---\n"},
        ["docs/medicines/fen-balm.md:3:8: the name 'Velorin' belongs to 'velorin' (docs/medicines/velorin.md) too [name-twice]",
         "leave it with the record that it mostly means, and take it out of the other"],
    ),
    "a paragraph without a citation": (
        written("seeds/holm-2021/digest.md", "\nThe board gives it out for nothing since then.\n"),
        ["seeds/holm-2021/digest.md:9:1: the paragraph 'The board gives it out for nothing since then.' names no passage "
         "[uncited-text]", "end it with its citation: [@key, ¶12]"],
    ),
    "a citation in round brackets": (
        written(VELORIN, "\nIt keeps for a year (holm-2021, ¶2).\n"),
        [f"{VELORIN}:11:21: '(holm-2021, ¶2)' is no citation: it is shown as it stands, and nothing is checked "
         "[unmarked-citation]", "write [@holm-2021, ¶2]"],
    ),
    "a gloss that says nothing": (
        gloss("…"),
        [f"{OSMADIL}:5:8: '…' of 'gloss' says nothing yet [unwritten-text]", "write it, or take the line out until you can"],
    ),
    "a record in a folder of no kind": (
        {"docs/medicin/balm.md": "---\nname: Balm\ngloss: A salve\n---\n"},
        ["docs/medicin/balm.md:1:1: this is a record, and 'docs/medicin' is the folder of no kind [stray-record]",
         "did you mean 'medicines'?"],
    ),
    "an emptied list": (
        {LIST: ""},
        [f"{LIST}:1:1: this file is empty [empty-file]", "write what belongs here, or take the file away"],
    ),
    "a second title": (
        written(VELORIN, "\n# History\n"),
        [f"{VELORIN}:11:1: '# History' is a second title of this page [second-title]", "begin it with two signs: ##"],
    ),
    "a reason that is none": (
        statement(basis="x"),
        [f"{LIST}:40:10: 'x' doesn't say how this was verified [thin-basis]",
         "say how and by what: 'counted, three names', 'read in the address of the report'"],
    ),
    "a link that leads nowhere": (
        written(VELORIN, "\nLike [osmadil](osmadil/). [@holm-2021, ¶1]\n"),
        [f"{VELORIN}:11:16: 'osmadil/' leads to no page [broken-link]", "did you mean 'osmadil.md'?"],
    ),
    "a file with another ending": (
        {LIST: None, LIST.replace(".yml", ".yaml"): mini.FILES[LIST]},
        [f"{LIST.replace('.yml', '.yaml')}:1:1: nothing reads this file [stray-file]", "did you mean 'statements.yml'?"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_one_message_that_says_what_to_write(slip: str, tmp_path: Path) -> None:
    over, said = SLIPS[slip]
    run = mini.run(mini.lay(tmp_path, over), "check")
    assert run.code == 1
    assert [line.strip() for line in run.out.splitlines()] == said


def test_a_record_that_was_renamed_is_told_wherever_it_is_named(tmp_path: Path) -> None:
    over: dict[str, mini.Content] = {OSMADIL: None, "docs/medicines/old-osmadil.md": mini.FILES[OSMADIL]}
    run = mini.run(mini.lay(tmp_path, over), "check")
    assert len(run.reported) == 4
    assert {p.hint for p in run.reported} == {"write 'old-osmadil'"}
