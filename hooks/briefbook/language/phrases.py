"""What a text that is no sentence is: a noun phrase, what is said of a subject, or a clause with a subject of its own.

    economic cooperation around the Black Sea     noun
    serves home demand first of all               predicate
    members differ in economic level              clause
    act on the financing of fighters              infinitive

A rule of thumb for English, by the first verb that can be nothing else and the words before it.
"""

from __future__ import annotations

import re
from typing import Literal

Phrase = Literal["noun", "predicate", "clause", "infinitive"]

AUXILIARIES = frozenset(
    "is are was were has have had can could may might will would must should cannot did does do isn't aren't wasn't"
    " weren't hasn't haven't can't couldn't won't doesn't don't didn't".split()
)
VERBS = frozenset(
    """accept act adapt add admit adopt affect agree aim allow analyse announce apply approve argue ask assist
    assume attend avoid balance base become begin belong block bring buy call carry choose combine come compare
    compete concentrate confirm confront consider consist continue contribute cooperate count cover create
    decide declare decline defend define deliver demand deny depend describe deter develop differ discuss
    dissolve dwell educate emerge enable end engage enter examine exclude exist expand expect explain export
    face fall favour fear fight fill find follow force form gain gather give go goes grow grew guarantee happen
    help hinder hold hope host impose improve include increase influence intend introduce invest invite involve
    join judge keep lack lag lead learn leave let lie limit link look lose lift make matter mean mediate meet
    move need offer open oppose own pass pay persist pick plan play point prefer prevent produce prohibit
    promise promote prompt propose protect provide pursue put question raise reach receive recognise recommend
    recruit reduce refuse regard regulate reject rely remain renounce report require resist respond rest return
    rule run say screen see seek seem sell send serve set settle share show sign speak spend spill stand start
    state stay stem stop strengthen strive study succeed supply support take tend think threaten tie train treat
    try turn understand urge use uphold want warn weaken welcome win withdraw work""".split()
)
"""verbs that follow subjects in prose about the world"""
NOUNS = frozenset(
    """act aim attack balance block call claim contact count cover demand end export face fall fear fight force
    form gain hold hope host influence invest join lack lead limit link look matter mean means measure need
    offer open own pass pay plan play point question raise reach report return rule run screen set share sign
    start state stop supply support study threat train turn use view visit vote want win work export import
    trade exercise change control interest cost tie""".split()
)
"""those among them that are nouns as often: they are verbs only before what begins an object"""
PASTS = frozenset(
    """became began brought bought built came chose drew fell fought found gave got grew held kept led left lent
    lost made met paid put ran rose said sat saw sent set sold sought spent spoke stood struck took taught
    thought told went withdrew won wrote overtook""".split()
)
ADVERBS = frozenset(
    "also always generally largely mainly mostly never now often possibly probably still usually then".split()
)
PASSIVE = frozenset(
    "assumed believed called considered deprived expected held known meant said seen supposed thought".split()
)
"""pasts that open what is said of a subject by others, and so follow an auxiliary that is left out"""
PREPOSITIONS = frozenset(
    "of in and or between by on with from to for at against into over about among towards that which".split()
)
OBJECTS = PREPOSITIONS - {"of", "and", "or", "by", "between", "which"} | frozenset(
    """a an the its their his her all every each no any more most many some several both another other this these
    those up out as like itself themselves""".split()
)
"""words that begin what a verb has beside it"""
ADJECTIVES = frozenset("open own".split())
"""forms of verbs that open a noun phrase more often than a command"""
BREAKS = frozenset("that which who whose whom where when while if how why what as than to".split())
"""words behind which a verb belongs to something else"""
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,:;()–]")
DETERMINERS = PREPOSITIONS | frozenset("a an the its their his her no all any more most this these".split())
"""words between which and a verb a noun stands"""
FAR = 12
"""words within which the verb of a clause is looked for"""


def phrase(text: str) -> Phrase:
    """What sort of phrase an English text is, by its first words and its first verb; a noun where nothing tells."""
    words = WORD.findall(text)[: FAR + 2]
    if not words:
        return "noun"
    first = words[0].lower()
    if first in VERBS - ADJECTIVES and len(words) > 1 and (first not in NOUNS or _opens(words, 0)):
        return "infinitive"
    if _is_finite_first(words, 1 if first in ADVERBS and len(words) > 1 else 0):
        return "predicate"
    for n, word in enumerate(words[1:FAR], start=1):
        if word.lower() in BREAKS or not word[0].isalnum():
            return "noun"
        if _is_finite(words, n):
            return "clause"
    return "noun"


def _opens(words: list[str], at: int) -> bool:
    """Whether what follows a word begins what a verb has beside it."""
    word = words[at + 1] if at + 1 < len(words) else ""
    return word.lower() in OBJECTS or word.endswith("ly") or word[:1].isupper() or word[:1].isdigit()


def _is_finite_first(words: list[str], at: int) -> bool:
    """Whether a word is a verb whose subject is left out."""
    word = words[at].lower()
    following = words[at + 1].lower() if at + 1 < len(words) else ""
    if word in AUXILIARIES:
        return True
    if _base(word) in VERBS - NOUNS:
        return True
    if _base(word) in NOUNS:
        return following[:1].isalnum() and following not in PREPOSITIONS
    if word in PASSIVE:
        return False
    return (word in PASTS or (word.endswith("ed") and len(word) > 4)) and _opens(words, at)


def _is_finite(words: list[str], at: int) -> bool:
    """Whether a word is a verb whose subject stands before it."""
    word, before = words[at].lower(), words[at - 1].lower()
    if word in AUXILIARIES:
        return True
    if before in DETERMINERS:
        return False
    if _base(word) in VERBS:
        return _base(word) not in NOUNS or _opens(words, at)
    if word in PASTS and word not in PASSIVE:
        return _opens(words, at)
    plural = before.endswith("s") and not before.endswith(("ss", "us", "is"))
    several = plural or "and" in words[: at - 1]
    return several and word in VERBS and (word not in NOUNS or _opens(words, at))


def _base(word: str) -> str:
    """The verb of a form in -s; empty for what is no such form."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-2] if word[:-2] in VERBS and word.endswith(("shes", "ches", "sses", "xes", "oes")) else word[:-1]
    return ""
