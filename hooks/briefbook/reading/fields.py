"""One field of a file's metadata → its value in the one form that the ladder compares: dates ISO 8601 or EDTF, DOIs bare, …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import WORKS, Metadatum
from . import imprint, issued, people, person

WEAK = re.compile(r"^(?:core properties|pdf info|info|xmp|title element|html title|<title>|file name)", re.IGNORECASE)
"""origins that programs fill by themselves"""
SINGLE = re.compile(r"citation_author$|dc\.|dc:|dcterms|prism|bepress|eprints|json-ld", re.IGNORECASE)
"""origins that hold one name a field, mostly turned round"""
ANY_PAGE = re.compile(r"og:|json-ld|schema|itemtype|microdata", re.IGNORECASE)
"""vocabularies that call any page with a text an article"""
JUNK = re.compile(
    r"(?:microsoft (?:word|powerpoint)\s*[-–]\s*)?.*\.(?:docx?|pdf|dvi|tex|indd|qxd|rtf|odt|pptx?|html?|txt|md|ps"
    r"|eps)|untitled.*|document\s?\d*|title"
    r"|(?:microsoft )?word document|template|slide \d+|powerpoint presentation|pii:.*|doi:.*|10\.\d{4,}/.*|[\d\W_]*"
    r"|no ?title|home(?:page)?|index"
    r"|new document|blank|layout \d+|(?:not stated|n/?a|none|unknown)",
    re.IGNORECASE,
)
"""titles that no one gave"""
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
LANGUAGES = {
    name: code
    for code, names in {
        "en": "english eng", "tr": "turkish türkçe tur", "de": "german deutsch deu ger", "fr": "french français fra fre",
        "es": "spanish español spa", "ru": "russian rus", "ar": "arabic ara", "fa": "persian fas per", "zh": "chinese zho chi",
        "ja": "japanese jpn", "it": "italian ita", "pt": "portuguese por",
    }.items()
    for name in names.split()
}  # fmt: skip


def evened(raw: Metadatum) -> Iterator[Metadatum]:
    """A field of a file in the form of ours; nothing where its value says nothing."""
    value = re.sub(r"\s+", " ", raw.value).strip()
    weak = bool(WEAK.match(raw.origin))
    match raw.field:
        case "author" | "editor":
            for creator in people.creators(raw.value, single=bool(SINGLE.match(raw.origin))):
                if not weak or creator.family or _is_full_body(creator.name):
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
            if value == "article-journal" and named == "article" and ANY_PAGE.match(raw.origin):
                value = "webpage"
        case _:
            pass
    if value:
        yield raw._replace(value=value, certainty="guessed" if weak else raw.certainty)


def _is_full_body(name: str) -> bool:
    """A body that a program's field may name: more than a word of it, with a capital."""
    return person.is_body(name) and len(name.split()) > 1 and name[:1].isupper()
