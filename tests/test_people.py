"""Names of people: from every form of byline and field to their parts, and nothing that is no name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbook.model import Creator
from briefbook.reading import people

BYLINES = {
    "Mira Vale, MS, Owen Pike, RN": ["Mira Vale", "Owen Pike"],
    "Mira Vale 1, Owen Pike 2": ["Mira Vale", "Owen Pike"],
    "KIM, Min-jun; LEE, David": ["Min-jun Kim", "David Lee"],
    "Li Bo and Wu Xi": ["Li Bo", "Wu Xi"],
    "Jan Vlk": ["Jan Vlk"],
    "Mira Vale∗+, Owen Pike∗, Lena Marsh+": ["Mira Vale", "Owen Pike", "Lena Marsh"],
    "Yu.A.Vale1*, L.Fernandes dos Santos¹ , D.Marsh ², and A.I.Pike³": [
        "Yu.A. Vale",
        "L. Fernandes dos Santos",
        "D. Marsh",
        "A.I. Pike",
    ],
    "Vale, Georgia": ["Georgia Vale"],
    "Mira Vale": ["Mira Vale"],
    "Mira Vale and Owen Pike": ["Mira Vale", "Owen Pike"],
    "By Mira Vale and Owen Pike": ["Mira Vale", "Owen Pike"],
    "Mira Vale, Owen Pike, and Lena Marsh": ["Mira Vale", "Owen Pike", "Lena Marsh"],
    "Mira VALE,": ["Mira Vale"],
    "Mira Vale <mira@lenn.example>": ["Mira Vale"],
    "Mira Vale¹, Owen Pike² and Lena Marsh¹,²": ["Mira Vale", "Owen Pike", "Lena Marsh"],
    "Mira Vale1, Owen Pike2 & Lena Marsh1,2*": ["Mira Vale", "Owen Pike", "Lena Marsh"],
    "Mira Vale a, Owen Pike b": ["Mira Vale", "Owen Pike"],
    "Mira Vale*, Owen Pike†": ["Mira Vale", "Owen Pike"],
    "Ada NORDIN, Jan KRÁL and Mia FOSS": ["Ada Nordin", "Jan Král", "Mia Foss"],
    "NORDIN Ada, KRÁL Jan": ["Ada Nordin", "Jan Král"],
    "NİLÜFER IŞIK*": ["Nilüfer Işık"],
    "PATRICK O'BRIEN AND JOHN MCDONALD": ["Patrick O'Brien", "John McDonald"],
    "JOEY VAN DER BERG": ["Joey van der Berg"],
    "Joosong LEE": ["Joosong Lee"],
    "A. Smith and B. Jones": ["A. Smith", "B. Jones"],
    "J.R. Holm": ["J.R. Holm"],
    "Vale MK, Pike OJ": ["M.K. Vale", "O.J. Pike"],
    "Joey van der Berg, PhD": ["Joey van der Berg"],
    "Dr. Joey de Vries Jr.": ["Joey de Vries Jr."],
    "John Smith, Jr., and Ann Lee III": ["John Smith Jr.", "Ann Lee III"],
    "Assoc. Prof. Dr. Mira Vale, University of Lenn": ["Mira Vale"],
    "Vale, Mira; Pike, Owen": ["Mira Vale", "Owen Pike"],
    "Vale, Mira": ["Mira Vale"],
    "Vale, M., Pike, O., and Marsh, L.": ["M. Vale", "O. Pike", "L. Marsh"],
    "Brook, Lena, and Mira Kolb": ["Lena Brook", "Mira Kolb"],
    "Vale, Mira and Pike, Owen": ["Mira Vale", "Owen Pike"],
    "Mira Vale\tOwen Pike": ["Mira Vale", "Owen Pike"],
    "Mira Vale, University of Lenn, and Owen Pike, Norland Institute": ["Mira Vale", "Owen Pike"],
    "Mira Vale (University of Lenn) and Owen Pike (Norland Institute)": ["Mira Vale", "Owen Pike"],
    "Mira Vale, Lenn, Norland": ["Mira Vale"],
    "By Mira Vale | January 14, 2021": ["Mira Vale"],
    "By Mira Vale, Staff Writer": ["Mira Vale"],
    "By Mira Vale in Lenn": ["Mira Vale"],
    "Authors: Mira Vale, Owen Pike": ["Mira Vale", "Owen Pike"],
    "Mira Vale et al.": ["Mira Vale"],
    "**Mira Vale**": ["Mira Vale"],
    "Von Anna Meyer und Karl Schmidt": ["Anna Meyer", "Karl Schmidt"],
    "Prof. Dr. Hans von der Heide": ["Hans von der Heide"],
    "Par Jean-Luc Petit et Marie d’Arcy": ["Jean-Luc Petit", "Marie d’Arcy"],
    "Por José Ortega y Gasset": ["José Ortega y Gasset"],
    "Ayşe Yılmaz ve Mehmet Öz": ["Ayşe Yılmaz", "Mehmet Öz"],
    "Omar al-Rashid and Ahmed bin Salman": ["Omar al-Rashid", "Ahmed bin Salman"],
    "Иванов Иван Иванович": ["Иван Иванович Иванов"],
    "Иванов И. И., Петров П. П.": ["И. И. Иванов", "П. П. Петров"],
    "Автор: Мария Петрова": ["Мария Петрова"],
    "作者:王小明": ["王小明"],
    "王小明、李华": ["王小明", "李华"],
    "山田 太郎": ["山田 太郎"],
    "بقلم أحمد حسن": ["أحمد حسن"],
    "أحمد حسن ومحمد علي": ["أحمد حسن", "محمد علي"],
    "نویسنده: علی رضایی": ["علی رضایی"],
}
NO_BYLINES = [
    "Berlin, Germany", "Islamabad, Pakistan", "Sunnyvale, CA 94087", "Hafenweg 3, 66123 Orvel, Germany", "BF16 FP32",
    "CNRS, INPG, UJF", "by CNRS, INPG, INRIA", "Round-Trip PDF Solutions", "Your Name", "Author One", "Vice Chair",
    "House of Music, 43000 Lenn, Norland, mira@lenn.example", "Harbour Institute, Orvel", "University of Lenn",
    "World Health Organization",
    "Professor, University of the Lakes, brook@lakes.example", "What the harbour toll did to the town",
    "THE QUAY AND ITS KEEPERS",
    "Proposed Rules", "Research Article", "Working Paper", "Executive Summary", "Annual Report 2019", "May 2019",
    "Volume XXI, Number 1",
    "di San Paolo", "", "—", "2019", "12", "@", "By", "and", "By the sea",
]  # fmt: skip
FIELDS = {
    "World Health Organization": ["World Health Organization"],
    "Ministry of Health, Labour and Welfare": ["Ministry of Health, Labour and Welfare"],
    "Department for Rivers and Harbours": ["Department for Rivers and Harbours"],
    "Fenland Health Board; Mira Vale": ["Fenland Health Board", "Mira Vale"],
    "Smith and Sons": ["Smith and Sons"],
    "OECD": ["OECD"],
    "Mira Vale (mira@lenn.example)": ["Mira Vale"],
    "mira@lenn.example (Mira Vale)": ["Mira Vale"],
    "mira@lenn.example": [],
    "Microsoft Office User": [],
    "python-docx": [],
    "admin": [],
    "": [],
}


def names(found: people.Byline | None) -> list[str]:
    return [creator.name for creator in found.creators] if found else []


@pytest.mark.parametrize(("line", "wanted"), BYLINES.items())
def test_a_byline_names_its_authors(line: str, wanted: list[str]) -> None:
    assert names(people.byline(line)) == wanted


@pytest.mark.parametrize("line", NO_BYLINES)
def test_another_line_names_nobody(line: str) -> None:
    assert names(people.byline(line)) == []


@pytest.mark.parametrize(("field", "wanted"), FIELDS.items())
def test_a_field_of_authors_may_hold_a_body_but_no_machine(field: str, wanted: list[str]) -> None:
    assert [creator.name for creator in people.creators(field)] == wanted


@pytest.mark.parametrize(
    ("field", "parts"),
    [
        ("García Márquez, Gabriel José", ("García Márquez", "Gabriel José", "", "")),
        ("Vries, Joey de", ("Vries", "Joey", "de", "")),
        ("King, Martin Luther, Jr.", ("King", "Martin Luther", "", "Jr.")),
        ("King, Jr., Martin Luther", ("King", "Martin Luther", "", "Jr.")),
    ],
)
def test_a_field_of_one_name_may_turn_it_round(field: str, parts: tuple[str, ...]) -> None:
    (creator,) = people.creators(field, single=True)
    assert creator[1:5] == parts


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Joey van der Vries Jr.", ("Vries", "Joey", "van der", "Jr.")),
        ("Mario Di Stefano", ("Di Stefano", "Mario", "", "")),
        ("K. Ali Holm", ("Holm", "K. Ali", "", "")),
        ("Omar al-Rashid", ("al-Rashid", "Omar", "", "")),
        ("王小明", ("王", "小明", "", "")),
        ("Иванов И. И.", ("Иванов", "И. И.", "", "")),
    ],
)
def test_a_name_has_parts(name: str, parts: tuple[str, ...]) -> None:
    found = people.byline(name)
    assert found and found.creators[0][1:5] == parts


def test_an_orcid_goes_with_its_author() -> None:
    found = people.byline("Mira Vale (https://orcid.org/0000-0002-1825-0097), Owen Pike ORCID: 0000-0001-5109-3700")
    assert found and [c.orcid for c in found.creators] == ["0000-0002-1825-0097", "0000-0001-5109-3700"]


def test_two_capitalised_words_alone_are_not_sure_to_be_a_name() -> None:
    plain = people.byline("Northern Lights")
    assert plain is not None and not plain.cued


@given(st.text(max_size=60))
def test_no_text_raises_and_no_name_is_made_up(text: str) -> None:
    for creator in (*people.creators(text), *names_of(text)):
        assert creator.name.strip()


def names_of(text: str) -> tuple[Creator, ...]:
    found = people.byline(text)
    return found.creators if found else ()


# -- whatever a byline prints is read back ------------------------------------------------------------------------------

GIVEN = st.sampled_from(
    [
        "K. Ali",
        "J.R.",
        "Mary Ann",
        *"Mira Owen Lena Ada Jan Nilüfer José Zoë Çağla Jean-Luc Anne-Marie Šárka Þóra J. Ali".split(),
    ]
)
FAMILY = st.sampled_from(
    "Vale Pike Marsh Nordin Král Foss Işık Öztürk O’Neil Smith-Jones Müller Łoś Nguyen Çelik al-Rashid d’Arcy".split()
)
PARTICLE = st.sampled_from(["", "", "", "van", "van der", "de", "von", "bin", "de la"])
SUFFIX = st.sampled_from(["", "", "", "", "Jr.", "III"])


@st.composite
def person(draw: st.DrawFn) -> Creator:
    given, family, particle, suffix = draw(GIVEN), draw(FAMILY), draw(PARTICLE), draw(SUFFIX)
    if ("-" in family and family.startswith("al")) or "’" in family:
        particle = ""
    return Creator(" ".join(filter(None, [given, particle, family, suffix])), family, given, particle, suffix)


people_strategy = st.lists(person(), min_size=1, max_size=4, unique_by=lambda c: c.name)


def listed(found: list[str], word: str, comma: bool) -> str:
    if len(found) < 2:
        return "".join(found)
    return ", ".join(found[:-1]) + ("," if comma and len(found) > 2 else "") + f" {word} {found[-1]}"


def parts(found: tuple[Creator, ...]) -> list[tuple[str, ...]]:
    return [creator[1:5] for creator in found]


@given(
    people_strategy,
    st.sampled_from(["and", "&", "und", "et", "ve"]),
    st.booleans(),
    st.sampled_from(["", "By ", "Authors: "]),
    st.sampled_from(["", "¹", "*", "1,2", " (University of Lenn)", ", PhD", " <a@lenn.example>"]),
)
def test_names_in_the_order_of_speech_are_read_back(
    wanted: list[Creator], word: str, comma: bool, cue: str, mark: str
) -> None:
    line = cue + listed([creator.name + mark for creator in wanted], word, comma)
    found = people.byline(line)
    assert found and parts(found.creators) == parts(tuple(wanted))


@given(people_strategy)
def test_names_turned_round_are_read_back(wanted: list[Creator]) -> None:
    line = "; ".join(
        ", ".join(filter(None, [c.family, " ".join(filter(None, [c.given, c.particle])), c.suffix])) for c in wanted
    )
    assert parts(people.creators(line, single=len(wanted) == 1)) == parts(tuple(wanted))


@given(people_strategy, st.sampled_from(["\t", "\n", " | ", " · ", "; "]))
def test_names_beside_each_other_are_read_back(wanted: list[Creator], between: str) -> None:
    found = people.byline(between.join(creator.name for creator in wanted))
    assert found and parts(found.creators) == parts(tuple(wanted))


@given(people_strategy)
def test_family_names_in_capitals_are_read_back(wanted: list[Creator]) -> None:
    plain = [
        c
        for c in wanted
        if "’" not in c.family and "-" not in c.family and c.family.upper().isalpha() and "İ" not in c.family.upper()
    ]
    line = ", ".join(f"{c.given} {c.particle} {c.family.upper()}".replace("  ", " ") for c in plain)
    found = people.byline(line)
    if plain:
        assert found and [c.given for c in found.creators] == [c.given for c in plain]
