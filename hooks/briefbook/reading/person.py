"""One personal name → its parts; whether words are a personal name, or the name of a body.

"K. Ali Akar", "AKAR Ali", "Akar AB", "Joey van der Vries Jr.", "Иванов И. И.",
"山田 太郎". Capitals become small letters but for
the first; family names set in capitals say which words they are.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from babel import localedata

from ..language import words as lists
from ..model import Creator

PARTICLES = frozenset(
    "van der den de la las los del della dello degli dei di da das do dos du le von vom zu zum zur af av ter ten te"
    " ver het op"
    " 't bin ibn bint ben al el ul abu d' y e zum und".split()
)
SUFFIXES = re.compile(r"(?:jr|sr|jnr|snr|ii|iii|iv)\.?", re.IGNORECASE)
DEGREES = re.compile(
    r"(?:ph\.? ?d|d\.? ?phil|m\.? ?d|m\.?a|b\.?a|m\.? ?sc|b\.? ?sc|ll\.?[mbd]|m\.?phil|mba|mph|esq|cfa|cpa|rn|facp"
    r"|frcp|dr\.? \w+"
    r"|dipl\.?-?\s?\w+\.?|ret|r|em|habil|jd|j\.d|edd|ed\.d|dvm|pharm\.?d)\.?",
    re.IGNORECASE,
)
TITLES = re.compile(
    r"^(?:(?:assoc(?:iate)?|asst|assist(?:ant)?|adj(?:unct)?|res|visiting|emeritus|yrd|öğr|üyesi|em|hon|rt|lt|maj"
    r"|brig|col|capt|gen|adm"
    r"|doç|doc|prof(?:essor)?|profesor|dr|dra|drs|mr|mrs|ms|mme|mlle|herr|frau|sir|dame|lord|lady|rev|ambassador|amb"
    r"|ir|ing|dipl|mag"
    r"|privatdozent|pd|arş|gör|sayın|г-н|проф|доц|канд|док|акад|أ|د)\.\s*(?:-\s*\w+\.\s*)?|(?:professor"
    r"|associate professor|assistant professor"
    r"|prof|dr|mr|mrs|ms|sir|dame|lord|lady|ambassador|general|colonel|captain|admiral|judge|justice|senator|rev"
    r"|الدكتور|دكتور)\s+)+",
    re.IGNORECASE,
)
INITIAL = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+|[^\W\d_]")
WORD = re.compile(r"(?:(?:[dDlLmM]|al|el|Al|El|O|ul|at|as|ash|an|ad|Mc|Mac)[’'-])?[^\W\d_]+(?:[’'ʼ‘-][^\W\d_]+)*\.?")
BODY = re.compile(
    r"\b(universit\w*|üniversitesi|universidad|institut\w*|enstitüsü|faculty|fakült\w*|department|dept|school|college"
    r"|centre|center|merkezi"
    r"|ministry|bakanlığı|ministerium|council|committee|commission|office|agency|authority|association|society"
    r"|foundation|vakfı|fund|bank"
    r"|organi[sz]ation|union|federation|league|party|company|corporation|corp|inc|ltd|llc|gmbh|group|network|board"
    r"|bureau|court|parliament"
    r"|assembly|senate|government|republic|kingdom|secretariat|academy|akademi\w*|laborator\w*|hospital|clinic|museum"
    r"|library|press|news"
    r"|post|times|journal|review|herald|gazette|tribune|magazine|staff|team|editors?|service|programme?|project"
    r"|initiative|forum|house"
    r"|museum|church|nations|states|international|national|research|studies|stiftung|verein|verband|amt|conseil"
    r"|comité|société"
    r"|министерство|университет|институт|комитет|вузе|академия|وزارة|جامعة|معهد|مركز|大学|研究所|研究院|委员会|委員会|協会|协会|省|部|社)\b"
    r"|大学|研究所|研究院|委员会|委員会|協会|协会",
    re.IGNORECASE,
)
"""words that only a body's name has"""
NEVER = frozenset(
    """
    the a an of and for in on to with from by at as is are was were not no its our their this that these how why
    what who when where abstract summary introduction preface foreword contents conclusion conclusions references
    bibliography notes appendix annex index background method methods methodology results discussion
    acknowledgements acknowledgments keywords overview executive chapter section part article articles paper papers
    working policy brief briefs report reports annual research analysis study studies essay commentary opinion
    editorial interview news press release statement remarks speech letter memo memorandum note draft version final
    volume vol issue number series edition published received accepted revised updated copyright rights reserved
    page pages figure table map chart annexes resolution treaty agreement convention protocol act law bill decree
    regulation rules rule proposed directive decision proceedings conference workshop seminar symposium session
    meeting minutes agenda programme program project plan strategy january february march april may june july august
    september october november december monday tuesday wednesday thursday friday saturday sunday spring summer
    autumn fall winter today breaking exclusive related home about contact search menu subscribe professor director
    senior fellow analyst lecturer assistant associate manager officer minister president chairman editor author
    authors corresponding staff writer reporter correspondent translated translation phd msc new income tax return
    vice chair chairperson head dean treasurer secretary agency title format reference style styles licensee
    form register street road avenue box tel fax phone email mail der die das und mit für über auf aus bei den dem
    des ein eine zusammenfassung einleitung inhalt bericht les une dans sur pour avec résumé sommaire rapport los
    las una para con resumen introducción informe ve ile için bir bu özet giriş sonuç rapor resumo relatório
    введение аннотация реферат заключение отчет отчёт
    """.split()
)
"""words that no personal name has, but for a few: May and March are months here"""
STATES = ("U.S.", "U.K.", "U.N.", "E.U.", "U.S.A.", "D.C.", "U.S.S.R.")
"""what looks like initials and isn't"""
SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文"
    "김이박최정강조윤장임한오서신권황안송류홍전고문손양배백허남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선"
)
"""the first letters of most Chinese and Korean names"""
EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々ー]")
PATRONYMIC = re.compile(r"(?:ович|евич|ич|овна|евна|ична|инична)$", re.IGNORECASE)


def _words(text: str) -> list[str]:
    return text.replace("\u00a0", " ").split()


def plain(text: str) -> str:
    """A name without the titles and degrees around it."""
    words = _words(TITLES.sub("", text.strip(" ,*")))
    if words and not INITIAL.fullmatch(words[-1]) and not is_suffix(words[-1]):
        words[-1] = words[-1].rstrip(".")
    while len(words) > 2 and (is_degree(words[-1]) or (len(words[-1]) > 2 and is_degree(words[-1].strip(".")))):
        words.pop()
    return " ".join(words)


def is_degree(text: str) -> bool:
    return bool(DEGREES.fullmatch(text.strip(" .,")))


def is_suffix(text: str) -> bool:
    return bool(SUFFIXES.fullmatch(text.strip()))


def is_body(text: str) -> bool:
    """Whether words say that this is the name of a body."""
    return bool(BODY.search(text))


def can_be_body(text: str) -> bool:
    """Whether a field of authors may mean a body by it: it holds a word, and no machine's or template's name."""
    return bool(re.search(r"[^\W\d_]{2}", text)) and not UNNAMED.fullmatch(text.strip())


UNNAMED = re.compile(
    r"(?:admin\w*|administrator|user|users?\d*|windows user|microsoft office user|owner|author|authors?|unknown"
    r"|anonymous|anonym|n/?a|none"
    r"|not stated|untitled|default|guest|root|test|hp|dell|lenovo|acer|asus|toshiba|pc|python-docx|apache poi"
    r"|libreoffice|openoffice.*|first ?name (?:last ?name|surname)|first (?:and )?last|given family|name surname"
    r"|(?:first|second|third) author|author (?:one|two|three|[a-z])|microsoft.*|adobe.*"
    r"|webmaster|editor|staff|name|your name|author name|standard|benutzer|utilisateur|usuario"
    r"|kullanıcı|.*\\\w+|\w+\d{3,})",
    re.IGNORECASE,
)


ORDINARY = 4000
"""how often a word occurs in the list of English words that is seldom a name; of names one in six is as frequent"""
LANGUAGES = ("en", "de", "fr", "es", "it", "tr")
PERSONS = frozenset("chad georgia israel jordan india kenya guinea dominica".split())
"""names of countries that are names of persons, too"""
VOWEL = re.compile(r"[^\W\d_bcdfghjklmnpqrstvwxz]", re.IGNORECASE)
CLUSTER = re.compile(r"[^AEIOUYÀ-ÖØ-Þİ]{3}")


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    # a language's own names only, as `issued` takes its months
    loaded = (localedata.load(language, merge_inherited=False)["territories"] for language in LANGUAGES)
    return frozenset(_fold(name) for names in loaded for name in names.values()) - PERSONS


def is_place(text: str) -> bool:
    """Whether this is the name of a country: what stands before it is a town."""
    return _fold(text) in _countries()


def is_acronym(word: str) -> bool:
    """Whether capitals are no name that is set in them: three at most, or few with consonants that nobody speaks together."""
    return word.isupper() and word.isalpha() and (len(word) == 3 or _is_unspoken(word))


def _is_unspoken(word: str) -> bool:
    return word.isupper() and 2 < len(word) <= 5 and bool(CLUSTER.search(word))


def _is_word(word: str) -> bool:
    """A capitalised word of a name; scripts without capitals have no other sort."""
    if not WORD.fullmatch(word):
        return False
    first = re.sub(r"^(?:[dlm]|al|el|ul|at|as|ash|an|ad)[’'-]", "", word)[:1]
    return bool(first) and not first.islower()


def _is_particle(word: str) -> bool:
    return word.casefold().strip("-’'") in PARTICLES or word.casefold() in ("d’", "d'")


def is_person(text: str) -> bool:
    """Whether words can be the name of a person in the order in which one says it, or with the family name first."""
    text = plain(text)
    if EAST.search(text):
        return _is_east(text)
    words = _words(text)
    if words and is_suffix(words[-1]) and len(words) > 2:
        words.pop()
    shouted = text.isupper() and len(words) > 2
    full = [w for w in words if not INITIAL.fullmatch(w) and not (_is_particle(w) and (w.islower() or shouted))]
    return (
        2 <= len(words) <= 7
        and 1 <= len(full) <= 4
        and all(_is_word(word) or INITIAL.fullmatch(word) or _is_particle(word) for word in words)
        and any(len(w := word.strip(".")) > 2 or (len(w) > 1 and VOWEL.search(w)) for word in full)
        and not any(_fold(word) in NEVER for word in full)
        and not any(word in STATES for word in words)
        and not UNNAMED.fullmatch(text)
        and not _holds_acronym(full)
        and not (is_body(text) and not _tells(words))
        and not (words[-1].islower() and len(words[-1]) > 1)
        and not words[0].islower()
        and any(c.isalpha() for c in text)
        and not _is_caseless_sentence(words)
    )


def _holds_acronym(words: list[str]) -> bool:
    """Whether capitals stand between other words: family names that are set in them stand first or last."""
    return (
        len(words) > 2
        and not words[0].isupper()
        and not words[-1].isupper()
        and any(w.isupper() and len(w) > 2 for w in words)
    )


def _is_caseless_sentence(words: list[str]) -> bool:
    """Words without capitals may be any words: a name of them has four at most."""
    return len(words) > 4 and not any(c.isupper() for word in words for c in word)


def _is_east(text: str) -> bool:
    words = _words(text.replace("・", " ").replace("·", " "))
    if not all(all(EAST.match(c) for c in word) for word in words) or is_body(text):
        return False
    if len(words) == 1:
        return 2 <= len(text) <= 4 and text[0] in SURNAMES
    return len(words) == 2 and all(len(word) <= 4 for word in words)


def is_family(text: str) -> bool:
    """Whether words can be a family name by itself."""
    words = _words(text)
    return (
        1 <= len(words) <= 5
        and all(_is_word(w) or _is_particle(w) for w in words)
        and _is_word(words[-1])
        and not any(_fold(w) in NEVER for w in words if not _is_particle(w))
        and not is_body(text)
        and not _is_unspoken(text)
    )


def is_given(text: str) -> bool:
    """Whether words can be given names by themselves: "Mira", "K. Ali", "J.-P.", "AB", "Joey van der"."""
    words = _words(plain(text))
    return (
        1 <= len(words) <= 5
        and all(_is_word(w) or INITIAL.fullmatch(w) or _is_particle(w) for w in words)
        and not _is_particle(words[0])
        and not any(_fold(w) in NEVER for w in words if not INITIAL.fullmatch(w) and not _is_particle(w))
        and not is_body(text)
        and not is_degree(text)
        and not is_place(text)
    )


def _fold(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold().strip(".,’'")


def tells_a_person(text: str) -> bool:
    """Whether a title, a degree, an initial or a family name in capitals says that the words name a person."""
    if TITLES.match(text) or any(is_degree(part) for part in re.split(r"[,\s]", text) if len(part) > 2):
        return True
    return _tells(_words(plain(text)))


def _tells(words: list[str]) -> bool:
    full = [w for w in words if not INITIAL.fullmatch(w) and not _is_particle(w)]
    capitals = [w for w in full if w.isupper() and len(w) > 1]
    return any(re.fullmatch(r"(?:[^\W\d_]\.-?)+", w) for w in words) or (
        0 < len(capitals) < len(full)
        and all(len(w) > 2 for w in capitals)
        and not any(lists.frequency(w) >= ORDINARY for w in full if w not in capitals)
    )


def person(text: str) -> Creator:
    """The parts of a name that is written as one says it, or with its family name first in capitals."""
    text = plain(text)
    if EAST.search(text):
        return _east(text)
    words = [word for word in _words(text) if word]
    suffix = _suffix(words.pop()) if len(words) > 2 and is_suffix(words[-1]) else ""
    if _is_russian_turned(words):
        return _made(words[:1], words[1:], suffix)
    full = [w for w in words if not INITIAL.fullmatch(w) and not _is_particle(w)]
    capitals = [w for w in full if w.isupper() and len(w) > 1]
    if 0 < len(capitals) < len(full):
        first = min(i for i, w in enumerate(words) if w in capitals)
        if first == 0 or all(_is_particle(w) for w in words[:first]):
            # NORDIN Ada
            last = max(i for i, w in enumerate(words) if w in capitals)
            return _made(words[: last + 1], words[last + 1 :], suffix)
        while first > 1 and _is_particle(words[first - 1]):
            first -= 1
        return _made(words[first:], words[:first], suffix)
    if (
        len(words) > 1
        and all(re.fullmatch(r"[^\W\d_]{1,3}", w) and w.isupper() for w in words[-1:])
        and _is_abbreviated(words)
    ):
        return _made(words[:-1], [".".join(words[-1]) + "."], suffix)
    at = len(words) - 1
    while at > 1 and (_is_particle(words[at - 1]) and not INITIAL.fullmatch(words[at - 1])):
        at -= 1
    if at > 2 and words[at] == "y":
        at -= 1
    return _made(words[at:], words[:at], suffix)


def _is_abbreviated(words: list[str]) -> bool:
    """Whether the last word is given names without full stops: "Vale MK". LEE and KIM are family names in capitals."""
    last = words[-1]
    return not all(w.isupper() for w in words) and (len(last) == 1 or not re.search("[AEIOUYÄÖÜİ]", last))


def _is_russian_turned(words: list[str]) -> bool:
    """Family name first: Иванов Иван Иванович, Иванов И. И."""
    return (
        len(words) > 1
        and bool(re.match(r"[\u0400-\u04ff]{2}", words[0]))
        and (bool(len(words) == 3 and PATRONYMIC.search(words[2])) or all(INITIAL.fullmatch(w) for w in words[1:]))
    )


def _made(family: list[str], given: list[str], suffix: str) -> Creator:
    """`family` may begin with particles: those in small letters stand apart."""
    shout = all(w.isupper() or INITIAL.fullmatch(w) for w in family)
    all_capitals = shout and all(w.isupper() for w in given)
    turkish = any(c in "İĞŞ" for w in (*family, *given) for c in w)
    family = [
        _lowered(w, turkish, particle=_is_particle(w) and len(family) > 1 and w is not family[-1]) for w in family
    ]
    given = [_lowered(w, turkish, particle=False) if all_capitals else w for w in given]
    at = 0
    while at < len(family) - 1 and _is_particle(family[at]) and family[at].islower():
        at += 1
    particle, name = " ".join(family[:at]), " ".join(family[at:])
    written = " ".join(filter(None, [" ".join(given), particle, name, suffix]))
    return Creator(written, name, " ".join(given), particle, suffix)


def _lowered(word: str, turkish: bool, particle: bool) -> str:
    """BAHADIR → Bahadır, MCADAM → McAdam, VAN (before a family name) → van."""
    if not word.isupper() or len(word) < 2 or INITIAL.fullmatch(word):
        return word

    def small(text: str) -> str:
        return (text.replace("I", "ı") if turkish else text).replace("İ", "i").lower()

    if particle:
        return small(word)
    whole = "".join(
        part[:1] + small(part[1:]) if re.match(r"[^\W\d_]", part) else part for part in re.split(r"([’'-])", word)
    )
    return re.sub(r"^Mc([^\W\d_])(?=[^\W\d_]{2})", lambda m: "Mc" + m[1].upper(), whole)


def _suffix(text: str) -> str:
    text = text.strip(" .")
    return (
        text.upper()
        if text.casefold().startswith("i")
        else text.capitalize()[:2].replace("Jn", "Jr").replace("Sn", "Sr") + "."
    )


def with_suffix(creator: Creator, text: str) -> Creator:
    suffix = _suffix(text)
    return creator._replace(suffix=suffix, name=f"{creator.name} {suffix}")


def turned(family: str, given: str, third: str = "") -> Creator:
    """The parts of "Family, Given", "Family, Given, Jr." or "Family, Jr., Given"."""
    if third and is_suffix(given):
        given, third = third, given
    words, first = _words(family), _words(plain(given))
    if EAST.search(family):
        return Creator(f"{family}{given}", family, given)
    while len(first) > 1 and _is_particle(first[-1]) and first[-1].islower():
        words.insert(0, first.pop())
    if len(first) == 1 and re.fullmatch(r"[A-ZÀ-Þ]{2,3}", first[0]) and not family.isupper():
        first = [".".join(first[0]) + "."]
    return _made(words, first, _suffix(third) if third else "")


def _east(text: str) -> Creator:
    words = _words(text)
    if len(words) == 2:
        return Creator(text, words[0], words[1])
    double = (
        2
        if len(text) == 4
        and EAST.match(text[0]) is not None
        and text[:2] in ("欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛")
        else 1
    )
    return Creator(text, text[:double], text[double:])
