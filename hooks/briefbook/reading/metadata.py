"""What is known of a work, from what its file states of itself down to what its title page looks like: a ladder.

In: the fields of the file and the repaired blocks. Out: values in one form (dates ISO 8601 or EDTF, DOIs bare, authors by
their parts, types of CSL 1.0.2), each with where it comes from; of each field the best first, what lost behind it. Fields that
programs fill by themselves (a user, a file as title) stand last; a title page that says otherwise corrects them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..model import WORKS, Block, Metadatum, Original
from . import imprint, issued, people, person, title_block
from .imprint import letters

WEAK = re.compile(r"^(?:core properties|pdf info|info|xmp|title element|html title|<title>|file name)", re.IGNORECASE)
RANKS: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (rank, re.compile(pattern, re.IGNORECASE))
    for rank, pattern in (
        (0, r"front matter"),
        (1, r"citation_|prism|bepress|eprints"),
        (2, r"dc\.|dc:|dcterms|dublin core"),
        (4, r"json-ld|schema"),
        (5, r"og:|article:|twitter:|author|date|meta |parsely|sailthru"),
        (8, r"xmp"),
        (9, WEAK.pattern),
    )
)
"""how far a field is to be trusted, by its origin; OTHER for one that isn't known"""
OTHER = 5
BLOCK = {"stated": 3, "read": 6, "guessed": 7}
"""the same for what the title page says: a style or a heading of the page, words that say what they are, mere looks"""
AFTER = 0.5
"""a title as the page sets it comes before the same in a field; names as a field gives them, before a whole byline"""
SINGLE = re.compile(r"citation_author$|dc\.|dc:|dcterms|prism|bepress|eprints|json-ld", re.IGNORECASE)
"""origins that hold one name a field, mostly turned round"""
JUNK = re.compile(
    r"(?:microsoft (?:word|powerpoint)\s*[-–]\s*)?.*\.(?:docx?|pdf|dvi|tex|indd|qxd|rtf|odt|pptx?|html?|txt|md|ps"
    r"|eps)|untitled.*|document\s?\d*|title"
    r"|(?:microsoft )?word document|template|slide \d+|powerpoint presentation|pii:.*|doi:.*|10\.\d{4,}/.*|[\d\W_]*"
    r"|no ?title|home(?:page)?|index"
    r"|new document|blank|layout \d+|(?:not stated|n/?a|none|unknown)",
    re.IGNORECASE,
)
"""titles that no one gave"""
SITE = re.compile(r"\s+(?:[|·•«»–—]|-|::)\s+")
"""what stands between the title of a page and the name of its site"""
CALLED = {
    "article-journal": "scholarlyarticle; medicalscholarlyarticle; journalarticle; journal article; text.serial.journal; "
    "article",
    "article-newspaper": "newsarticle; reportagenewsarticle; analysisnewsarticle; opinionnewsarticle; backgroundnewsarticle; "
    "reviewnewsarticle; news; newspaper",
    "article-magazine": "magazine; magazinearticle",
    "post-weblog": "blogposting; blog; blogpost",
    "webpage": "webpage; website; online; electronic",
    "report": "report; techreport; technical report; policy brief; working paper; workingpaper; whitepaper; gray; "
    "manual",
    "book": "book; ebook; monograph; collection; proceedings",
    "chapter": "chapter; bookchapter; book chapter; incollection; inbook",
    "paper-conference": "inproceedings; conference; conference paper; conferencepaper",
    "thesis": "thesis; phdthesis; mastersthesis; dissertation; doctoral thesis",
    "legislation": "legislation; law",
    "treaty": "treaty",
    "speech": "speech; lecture; presentation",
    "interview": "interview",
    "personal_communication": "letter",
    "dataset": "dataset",
    "article": "preprint",
    "review": "review",
    "pamphlet": "booklet",
    "standard": "standard",
    "manuscript": "unpublished; manuscript",
    "document": "misc",
}
"""how files call the sort of a work, in JSON-LD, Open Graph, Dublin Core and BibTeX, by the type of CSL"""
TYPES = {name: sort for sort, names in CALLED.items() for name in names.split("; ")}
OF_ORIGIN = (
    ("citation_dissertation", "thesis"), ("citation_technical_report", "report"), ("citation_conference",
    "paper-conference"),
    ("citation_inbook_title", "chapter"), ("citation_journal", "article-journal"), ("citation_isbn",
    "book"), ("prism.publicationname", "article-journal"),
)  # fmt: skip
"""what a tag by its name says of the sort of work"""
BY_TITLE = (
    (
        re.compile(
            r"^(?:the )?(?:[\w'’-]+ ){0,5}(?:treaty|convention|covenant|protocol)(?: of| on| for| between| concerning"
            r"| relating|$)",
            re.I,
        ),
        "treaty",
    ),
    (re.compile(r"^agreement (?:between|among|on)\b", re.IGNORECASE), "treaty"),
    (
        re.compile(
            r"^(?:(?:security council |general assembly )?resolution|law no|act no|regulation \((?:eu|ec)\)"
            r"|directive \d|decree)\b[^:]*\d",
            re.I,
        ),
        "legislation",
    ),
    (re.compile(r"^(?:[\w'’-]+ ){1,6}act(?:,? (?:of )?\d{4})$", re.IGNORECASE), "legislation"),
    (re.compile(r"^(?:remarks|speech|address|keynote|statement) (?:by|of|at|to)\b", re.IGNORECASE), "speech"),
)
LANGUAGES = {"english": "en", "turkish": "tr", "türkçe": "tr", "german": "de", "deutsch": "de", "french": "fr",
"français": "fr", "spanish": "es",
             "español": "es", "russian": "ru", "arabic": "ar", "persian": "fa", "chinese": "zh", "japanese": "ja",
             "italian": "it", "portuguese": "pt",
             "eng": "en", "tur": "tr", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "rus": "ru",
             "ara": "ar", "jpn": "ja", "zho": "zh"}  # fmt: skip


def of(original: Original, blocks: Iterable[Block]) -> tuple[Metadatum, ...]:
    """All that is known of an article, the best value of each field first. Pure; `blocks` are those of the article."""
    blocks = tuple(blocks)
    page = title_block.read(blocks)
    stated = [m for raw in original.metadata for m in _evened(raw)]
    shown = title_block.shown(blocks)
    signed = sum(m.field == "author" for m in page)
    ranked = [_confirmed(m, shown, stated, signed) for m in stated] + [(BLOCK[m.certainty], m) for m in page]
    found = [m for _, m in sorted(ranked, key=lambda pair: pair[0])]
    found = _without_site(found)
    return tuple(dict.fromkeys([*found, *_type(found, original)]))


def _rank(m: Metadatum) -> float:
    return next((rank for rank, pattern in RANKS if pattern.match(m.origin)), OTHER)


def _confirmed(m: Metadatum, shown: str, stated: list[Metadatum], signed: int) -> tuple[float, Metadatum]:
    """A field with its rank, which is better, and the value surer, where the title page says the same.

    A title is the same if it is a line of the page; authors, if the page shows all of them and names no more.
    """
    rank = next((rank for rank, pattern in RANKS if pattern.match(m.origin)), OTHER)
    if rank < BLOCK["stated"] or m.field not in ("title", "author"):
        return rank, m
    listed = [letters(s.value) for s in stated if s.field == m.field and s.origin == m.origin]
    same = (
        listed[0] in shown.split("\n")
        if m.field == "title"
        else all(name in shown for name in listed) and len(listed) >= signed
    )
    if not same:
        return rank, m
    sure = m._replace(certainty="read") if m.certainty == "guessed" else m
    return BLOCK["stated"] + (AFTER if m.field == "title" else -AFTER), sure


def _evened(raw: Metadatum) -> Iterator[Metadatum]:
    """A field of a file in the form of ours; nothing where its value says nothing."""
    value = re.sub(r"\s+", " ", raw.value).strip()
    weak = bool(WEAK.match(raw.origin))
    match raw.field:
        case "author" | "editor":
            for creator in people.creators(raw.value, single=bool(SINGLE.match(raw.origin))):
                if not weak or creator.family or person.is_body(creator.name):
                    yield raw._replace(
                        value=creator.name, creator=creator, certainty="guessed" if weak else raw.certainty
                    )
            return
        case "title":
            value = re.sub(r"^microsoft (?:word|powerpoint)\s*[-–]\s*", "", value, flags=re.IGNORECASE)
            value = (
                "" if JUNK.fullmatch(value) or (weak and not re.search(r"\w\s+\w", value)) else imprint.titled(value)
            )
        case "issued":
            value = "" if weak else issued.iso(value) or (issued.found(value) or ("",))[0]
        case "DOI":
            doi = imprint.DOI.search(value)
            value = doi[0].rstrip(".,;") if doi else ""
        case "ISSN":
            issn = re.search(r"\d{4}-?\d{3}[\dXx]", value)
            value = issn[0] if issn else ""
        case "page":
            value = re.sub(r"\s*[-–—]+\s*", "-", value).strip("-")
        case "language":
            value = LANGUAGES.get(value.casefold(), value.replace("_", "-"))
            value = value if re.fullmatch(r"[A-Za-z]{2,3}(?:-[\w]{2,8})*", value) else ""
        case "licence":
            value = imprint.licence(value)
        case "type":
            named = re.split(r"[/#]", value)[-1].casefold()
            value = named if named in WORKS and named != "article" else TYPES.get(named, "")
            if (
                value == "article-journal"
                and named == "article"
                and re.match(r"og:|json-ld|schema", raw.origin, re.IGNORECASE)
            ):
                value = "webpage"  # Open Graph and schema.org call any page with a text an article
        case _:
            pass
    if value:
        yield raw._replace(value=value, certainty="guessed" if weak else raw.certainty)


def _without_site(found: list[Metadatum]) -> list[Metadatum]:
    """A page's <title> often ends in the site's name: what stands before it where another title says so, else the"
    " longest part."""
    titles = {letters(m.value) for m in found if m.field == "title"}
    result = []
    for m in found:
        if m.field == "title" and WEAK.match(m.origin) and (parts := SITE.split(m.value)) and len(parts) > 1:
            known = [part for part in parts if letters(part) in titles]
            m = m._replace(value=known[0] if known else max(parts, key=len) if len(parts) == 2 else parts[0])
        result.append(m)
    return result


def _type(found: list[Metadatum], original: Original) -> Iterator[Metadatum]:
    """The sort of work, where no field says it outright."""
    if any(m.field == "type" and m.value != "webpage" for m in found):
        return
    for m in found:
        for start, sort in OF_ORIGIN:
            if m.origin.casefold().startswith(start):
                yield Metadatum("type", sort, m.origin, "read")
                return
    title = next((m.value for m in found if m.field == "title"), "")
    for pattern, sort in BY_TITLE:
        if pattern.search(title):
            yield Metadatum("type", sort, "title", "guessed")
            return
    if any(m.field == "container-title" for m in found) and not any(m.field == "type" for m in found):
        yield Metadatum("type", "article-journal", "title block", "guessed")


def of_file_name(name: str) -> tuple[Metadatum, ...]:
    """What a file's name lets one guess: words as a title, a full date. For an editor to check; never part of an"
    " article."""
    stem = re.sub(r"\.\w{1,5}$", "", name)
    dated = re.search(rf"(?<!\d)({issued.YEAR})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)", stem)
    rest = (stem[: dated.start()] + " " + stem[dated.end() :]) if dated else stem
    words = [word for word in re.split(r"[\W_]+", rest) if word]
    result = []
    if dated and (when := issued.iso("-".join(dated.groups()))):
        result.append(Metadatum("issued", when, "file name", "guessed"))
    if len(words) > 1 and sum(bool(re.fullmatch(r"[^\W\d_]{2,}", word)) for word in words) > len(words) / 2:
        told = " ".join(words)
        result.append(Metadatum("title", told[0].upper() + told[1:], "file name", "guessed"))
    return tuple(result)
