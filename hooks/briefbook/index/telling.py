"""What is told of the words of an article without telling its text.

Three things, none of which gives a sentence back. *Names*: of each sentence its capitalised words in order, with the
small words beside them, and … for all else. *Words*: the rest, folded, as a sorted bag with counts, without the small
words of the language, as the HathiTrust Research Center publishes "extracted features" of books that are in copyright.
*Terms*: which two of these words stand together, sorted; no chain of them is longer than five words. What makes a
sentence of them, its order and its small words, two in five, is told nowhere but beside a name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..language import function_words, names
from ..language.fold import folded
from ..language.sentences import starts
from ..model import Passage, Told
from .recognise import ADDRESS, silent

GAP = "…"
CHAIN = 5
"""words in a row that terms tell, at most"""
PIECE, LOOSE = 12, 6
"""words in a row that names tell, at most; the same where a capital tells nothing"""
BETWEEN = 3
"""small words between two capitalised ones, at most: Court of Justice of the European Union"""
CAPITALISED, CAPITALS = 0.65, 0.5
"""the shares of capitalised words, and of words in capitals, from which a capital tells nothing"""
TOKEN = re.compile(r"[^\s—]+—?")
WORD = re.compile(r"[^\W_⁰¹²³⁴-⁹]+")
"""not the raised figures of note marks"""
SPACE = re.compile(r"[\s\-‐‑–]*")
"""what may stand between the words of a term"""
ENDS = re.compile(r"[.!?…:;,)\]—][\"”’')\]]*[⁰¹²³⁴-⁹]*$")
"""what ends a token after which no name goes on"""
WITHOUT_BLANKS = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
)
"""letters of scripts that set no blank between words: each counts as a word"""
Token = re.Match[str]


class Word(NamedTuple):
    start: int
    end: int
    folded: str
    sort: Literal["name", "small", "figure", "word"]


@dataclass(frozen=True, slots=True)
class Read:
    """What is seen in a text, before what recurs in its article is known."""

    names: tuple[tuple[int, str], ...]
    words: Counter[str]
    terms: Counter[str]
    """pairs of words of which none is told as a name"""
    mixed: Counter[str]
    """pairs of which one is"""


def tell(passages: Iterable[Passage]) -> tuple[str, dict[str, tuple[Told, Told]]]:
    """The language of an article, and by passage what is told of it and of the titles of works in it."""
    found = list(passages)
    reader = Reader([passage.text for passage in found])
    seen: dict[str, tuple[Read, Read]] = {}
    for passage in found:
        said, titles = _apart(passage.text, passage.id.startswith("n"))
        # the sentences are those of the whole text, as for its figures
        seen[passage.id] = reader.read(said, starts(passage.text)), reader.read(titles, starts(titles))
    often: Counter[str] = Counter()
    for reads in seen.values():
        for read in reads:
            often.update(read.mixed)
    told = {id: (_told(one, often), _told(other, often)) for id, (one, other) in seen.items()}
    return reader.language, told


def _told(read: Read, often: Counter[str]) -> Told:
    terms = read.terms + Counter({term: n for term, n in read.mixed.items() if often[term] > 1})
    return Told(read.names, tuple(sorted(read.words.items())), tuple(sorted(terms.items())))


def said(passage: Passage) -> str:
    """The text of a passage without addresses and the titles of works in it."""
    return _apart(passage.text, passage.id.startswith("n"))[0]


def _apart(text: str, note: bool) -> tuple[str, str]:
    """A text with blots where it mentions nobody, of the same length; and the titles of works among what is blotted out."""
    spans = sorted(silent(text, note))
    titles = [text[start:end] for start, end in spans if not ADDRESS.match(text, start)]
    parts, done = [], 0
    for start, end in spans:
        parts += [text[done:start], "/" * (end - max(start, done))]
        done = max(done, end)
    return "".join([*parts, text[done:]]), "\n".join(titles)


class Reader:
    """Reads the passages of one article: which words are names depends on how all of it writes them."""

    def __init__(self, texts: list[str]) -> None:
        self.language = function_words.language_of(word for text in texts for _, _, word in _words(text))
        self._small = function_words.small_words(self.language)
        self._joining = function_words.joining(self.language)
        self._small_written: Counter[str] = Counter()
        self._capital_written: Counter[str] = Counter()
        """words with a capital in the middle of a sentence"""
        for text in (ADDRESS.sub("/", text) for text in texts):
            for found in WORD.finditer(text):
                if found[0][0].islower():
                    self._small_written[folded(found[0])] += 1
                elif found[0][0].isupper() and not names.opens(text, found.start()):
                    self._capital_written[folded(found[0])] += 1

    def read(self, text: str, first: tuple[int, ...]) -> Read:
        """`first`: where each sentence begins."""
        tokens = [token for token in TOKEN.finditer(text) if WORD.search(token[0])]
        loose = self.language in function_words.NOUNS_ARE_CAPITAL or _mostly_capitals(tokens)
        named: list[tuple[int, str]] = []
        kept: set[int] = set()
        sentences: list[list[Token]] = [[] for _ in first]
        for token in tokens:
            sentences[bisect_right(first, token.start()) - 1].append(token)
        for n, sentence in enumerate(sentences):
            pieces = self._pieces(sentence, self._capitalised(text, sentence), LOOSE if loose else PIECE)
            kept.update(token.start() for piece in pieces for token in piece)
            if loose:
                named += [(-1, " ".join(token[0] for token in piece)) for piece in pieces]
            elif pieces:
                named.append((n, self._skeleton(sentence, pieces)))
        words = [word for token in tokens for word in self._sorted(token, token.start() in kept)]
        terms, mixed = self._terms(text, words)
        bag = Counter(self._written(text, word) for word in words if word.sort == "word")
        return Read(tuple(sorted(named) if loose else named), bag, terms, mixed)

    def _capitalised(self, text: str, sentence: list[Token]) -> list[bool]:
        """Which tokens have a capital, but those that have it for opening the sentence."""
        capital = [_has_capital(token[0]) and WORD.findall(token[0]) != ["I"] for token in sentence]
        for n, token in enumerate(sentence):
            word = WORD.search(token[0])
            if not capital[n] or word is None or not names.opens(text, token.start() + word.start()):
                continue
            plain = folded(word[0])
            if any(char.isupper() for char in token[0][word.start() + 1 :]):
                continue
            goes_on = n + 1 < len(sentence) and capital[n + 1] and not ENDS.search(token[0])
            name = self._capital_written[plain] > self._small_written[plain]
            capital[n] = (goes_on or name) and plain not in self._small and plain not in names.NOT_NAMES
        return capital

    def _pieces(self, sentence: list[Token], capital: list[bool], longest: int) -> list[list[Token]]:
        """Runs of capitalised tokens, with the small words between them and the figures after them."""
        pieces: list[list[Token]] = []
        between: list[Token] | None = None
        """small words since the last capitalised token; None where something else stands between"""
        for token, kept in zip(sentence, capital, strict=True):
            if kept and between is not None and len(between) <= BETWEEN:
                pieces[-1] += [*between, token]
                between = []
            elif kept:
                pieces.append([token])
                between = []
            elif between == [] and token[0].strip(",;.)").isdigit() and not ENDS.search(pieces[-1][-1][0]):
                pieces[-1].append(token)
            elif between is not None and folded(token[0]) in self._small:
                between.append(token)
            else:
                between = None
        return [part for piece in pieces for part in _cut(piece, longest)]

    def _skeleton(self, sentence: list[Token], pieces: list[list[Token]]) -> str:
        """The pieces in order, each with the small word before it, and with gaps."""
        number = {token.start(): n for n, token in enumerate(sentence)}
        parts: list[str] = []
        done = 0
        for piece in pieces:
            first = number[piece[0].start()]
            small = first > done and folded(sentence[first - 1][0]) in self._small
            if parts or first - small > 0:
                parts.append(GAP)
            parts += [token[0] for token in ([sentence[first - 1]] if small else []) + piece]
            done = number[piece[-1].start()] + 1
        return " ".join(parts + ([GAP] if done < len(sentence) else []))

    def _sorted(self, token: Token, kept: bool) -> Iterator[Word]:
        for start, end, word in _words(token[0]):
            sort: Literal["name", "small", "figure", "word"] = "name" if kept else "word"
            if word in self._small or (len(word) == 1 and word.isascii() and not kept):
                sort = "small"  # a letter of its own is what an apostrophe leaves
            elif word.isdigit():
                sort = "figure"
            yield Word(token.start() + start, token.start() + end, word, sort)

    def _written(self, text: str, word: Word) -> str:
        """The word folded; as it is written where it opens a sentence and may be a name."""
        plain = word.folded in self._small_written or word.folded in names.NOT_NAMES
        return word.folded if plain or not text[word.start].isupper() else text[word.start : word.end]

    def _terms(self, text: str, words: list[Word]) -> tuple[Counter[str], Counter[str]]:
        """Pairs of words that stand together, or with a joining word between; and those of which one is a name."""
        terms: Counter[str] = Counter()
        mixed: Counter[str] = Counter()
        chain: list[str] = []
        """pairs of words without a name, each of which begins with the word that the one before ends with"""
        before: Word | None = None
        joined, end = "", 0
        for word in words if self.language else ():
            apart = not SPACE.fullmatch(text, end, word.start)
            end = word.end
            if word.sort == "small" and before and not (apart or joined) and word.folded in self._joining:
                joined = word.folded
                continue
            if before and word.sort in ("name", "word") and not apart:
                pair = " ".join(filter(None, (before.folded, joined, word.folded)))
                if word.sort == before.sort == "word":
                    chain.append(pair)
                elif word.sort != before.sort:
                    mixed[pair] += 1
            if apart or word.sort != "word":
                terms.update(_unchained(chain))
                chain = []
            before, joined = (word if word.sort in ("name", "word") else None), ""
        terms.update(_unchained(chain))
        return terms, mixed


def _unchained(pairs: list[str]) -> Iterator[str]:
    """The pairs of a chain, less those that would make it too long: where a small word joins, else what stands first."""
    while len(pairs) >= CHAIN:
        cut = max((n for n in range(CHAIN) if pairs[n].count(" ") > 1), default=0)
        yield from pairs[:cut]
        pairs = pairs[cut + 1 :]
    yield from pairs


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, folded) of each word; each letter of a script without blanks."""
    for found in WORD.finditer(text):
        if WITHOUT_BLANKS.search(found[0]):
            yield from ((n, n + 1, folded(text[n])) for n in range(*found.span()))
        else:
            yield found.start(), found.end(), folded(found[0])


def _has_capital(token: str) -> bool:
    return any(char.isupper() or char.istitle() for char in token)


def _mostly_capitals(tokens: list[Token]) -> bool:
    """Of a text of a few words it says nothing."""
    letters = [token[0] for token in tokens if any(char.isalpha() for char in token[0])]
    capitalised = sum(map(_has_capital, letters))
    capitals = sum(token.isupper() and len(token) > 1 for token in letters)
    return len(letters) > PIECE and (capitalised > CAPITALISED * len(letters) or capitals > CAPITALS * len(letters))


def _cut(piece: list[Token], longest: int) -> Iterator[list[Token]]:
    """A run that is too long in parts: after a comma where there is one."""
    while len(piece) > longest:
        at = next((n for n in range(longest, 1, -1) if ENDS.search(piece[n - 1][0])), longest)
        yield piece[:at]
        piece = piece[at:]
    yield piece
