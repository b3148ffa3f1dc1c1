"""Which language a text is in: by its script, and by the words that every sentence of a language has.

In: a text. Out: its code in ISO 639-1, or "" where nothing tells. Function words tell languages apart in a few dozen words
(Grefenstette, 1995, Comparing two language identification schemes).
"""

from __future__ import annotations

import re
from functools import lru_cache

WORDS = {
    "en": "the of and to in is that was for with as his be by on are which this from had not have",
    "de": "der die das und nicht ist von mit den dem sich auf für ein eine auch im zu wird als wurde",
    "fr": "le la les des et est une dans que qui pour du pas sur au par il elle ce avec sont ont",
    "es": "el los las y del que una por con para es no su al lo como más fue sus pero",
    "pt": "o os as e do da que uma em para com não é dos das no na por mais foi ao",
    "it": "il gli della di e che un una per con non è sono del nel alla dei più ha come",
    "nl": "de het een en van ik dat niet met op voor te zijn is er aan ook om bij werd",
    "tr": "ve bir bu da de için ile olarak olan gibi daha çok en ise kadar ancak sonra her ne",
    "sv": "och att det som en på är av för den med till inte har om ett var men sig",
    "da": "og at det som en på er af for den med til ikke har om et var men sig de",
    "nb": "og at det som en på er av for den med til ikke har om et var men seg de",
    "pl": "i w na z do się nie że jest to o jak za po od przez był dla są oraz",
    "cs": "a v na se je že s z do o i jako za by od pro při jsou byl není",
    "id": "yang dan di untuk dengan dari pada dalam ini itu tidak adalah oleh ke akan juga telah",
    "ru": "и в не на что с по как это из от его для был к она они так но",
    "uk": "і в не на що з до як це та від його для був у є вона але",
}  # fmt: skip
OWN_SCRIPT = (
    ("ja", re.compile(r"[\u3040-\u30ff]")), ("ko", re.compile(r"[\uac00-\ud7af]")), ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("fa", re.compile(r"[پچژگ]")), ("ar", re.compile(r"[\u0621-\u064a]")), ("he", re.compile(r"[\u05d0-\u05ea]")),
    ("el", re.compile(r"[\u03b1-\u03c9]")),
)  # fmt: skip
LEAST = 2
"""function words that must be met"""
LONGEST = 4000
"""letters of a text that tell its language"""


@lru_cache(maxsize=1)
def _languages() -> dict[str, tuple[str, ...]]:
    """The languages that each function word is of."""
    result: dict[str, tuple[str, ...]] = {}
    for language, words in WORDS.items():
        for word in words.split():
            result[word] = (*result.get(word, ()), language)
    return result


def is_function_word(word: str) -> bool:
    """Whether a word is one that every sentence of some language has, such as an article or a preposition."""
    return word.casefold() in _languages()


def of(text: str) -> str:
    """The language of a text."""
    text = text[:LONGEST]
    for language, letters in OWN_SCRIPT:
        if 3 * len(letters.findall(text)) > len(text) or (language in ("ja", "fa") and letters.search(text)):
            return language
    scores: dict[str, float] = {}
    for word in re.findall(r"[^\W\d_]+", text.casefold()):
        owners = _languages().get(word, ())
        for language in owners:
            # a word of one language alone says more than one that many have
            scores[language] = scores.get(language, 0) + 1 + (len(owners) == 1)
    best = max(scores, key=scores.__getitem__, default="")
    return best if best and scores[best] >= LEAST else ""
