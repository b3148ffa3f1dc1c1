"""Finding names in 50 MB of text, beside what others would take: a part of `make bench`.

The text is sentences of the originals drawn at random (of our digests where the originals aren't at hand), in documents of
a million letters, the most that spaCy takes, and once more in documents as long as an article, which suit it better. Words
that the originals have once are replaced by made-up ones, as many as a text of this length would have (Heaps, 1978):
engines that keep what they know of each word depend on it. The names are those of the records,
filled up with made-up ones to 2,000 and 50,000.

Each engine does its whole job from the text to the places of names, of which the longest is kept where some overlap. Ours
evens accents, apostrophes and hyphens out, too, and tells letter case; spaCy and flashtext ignore letter case; the regular
expression is a plain alternation, longest first. CPU seconds of one process; what would take minutes gets the first part of
the text.
"""

from __future__ import annotations

import math
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from briefbook import records, shelf
from briefbook.index.recognise import Recogniser
from briefbook.model import Entity, Name

ROOT = Path(__file__).resolve().parent.parent
TEXT, LARGEST, ARTICLE = 50_000_000, 950_000, 45_000
"""letters of the whole text, and of one document"""
PATIENCE = {"regular expression": {2_000: 900_000, 50_000: 50_000}}
"""letters that a slow engine gets, by its number of names"""
SYLLABLES = "ka lo mi ren tas or vi du san pel gar ton bre nu shi fa zo el ka ira met".split()
SMALL = re.compile(r"\b[a-z]{3,}\b")
Finder = Callable[[Sequence[str]], int]


def sentences() -> list[str]:
    loaded = records.load(ROOT)
    folder = shelf.originals_folder()
    found = shelf.find(ROOT, loaded, folder) if folder else {}
    texts = [p.text for s in loaded.sources if s.key in found for p in shelf.article(s, found[s.key].original).passages]
    texts = texts or [re.sub(r"\[@[^\]]*\]", "", s.digest) for s in loaded.sources]
    return [s for text in texts for s in re.split(r"(?<=[.!?])\s+", text) if len(s) > 20]


def documents(letters: int, size: int) -> list[str]:
    pick = random.Random(1)
    choice, result, document, length = sentences(), [], [], 0
    counts = Counter(word for sentence in choice for word in SMALL.findall(sentence))
    rare = [word(pick, 5) for _ in range(vocabulary(choice, letters))]

    def other(found: re.Match[str]) -> str:
        return found[0] if counts[found[0]] > 1 else pick.choice(rare)

    while len(result) * size < letters:
        document.append(SMALL.sub(other, pick.choice(choice)))
        length += len(document[-1]) + 1
        if length > size:
            result.append(" ".join(document))
            document, length = [], 0
    return result


def vocabulary(sentences: list[str], letters: int) -> int:
    """Different words, with what sticks to them, that so long a text would have: Heaps' law, fitted to the sentences."""
    words = " ".join(random.Random(3).sample(sentences, len(sentences))).split()
    half, whole = len(set(words[: len(words) // 2])), len(set(words))
    longer = letters / sum(map(len, sentences))
    return int(whole * longer ** math.log2(whole / half))


def word(pick: random.Random, most: int) -> str:
    return "".join(pick.choices(SYLLABLES, k=pick.randint(2, most)))


def names(count: int) -> list[str]:
    pick = random.Random(2)
    found = dict.fromkeys(n.text for e in records.load(ROOT).entities for n in e.names)
    while len(found) < count:
        found[" ".join(word(pick, 4).capitalize() for _ in range(pick.randint(1, 3)))] = None
    return list(found)[:count]


def ours(names: list[str]) -> Finder:
    entities = [Entity(id=n, kind="", name=n, gloss="", names=(Name(text=n, sort="other"),)) for n in names]
    recogniser = Recogniser(entities)
    return lambda texts: sum(len(recogniser.spans(text)) for text in texts)


def phrase_matcher(names: list[str]) -> Finder:
    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.util import filter_spans

    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("name", [nlp.make_doc(n) for n in names])

    def find(texts: Sequence[str]) -> int:
        # the matcher gives all matches; the longest of those that overlap are spaCy's own next step
        return sum(len(filter_spans(matcher(nlp.make_doc(text), as_spans=True))) for text in texts)

    return find


def entity_ruler(names: list[str]) -> Finder:
    import spacy

    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns([{"label": "name", "pattern": n} for n in names])  # type: ignore[attr-defined]
    return lambda texts: sum(len(nlp(text).ents) for text in texts)


def flashtext(names: list[str]) -> Finder:
    from flashtext import KeywordProcessor

    processor = KeywordProcessor()
    processor.add_keywords_from_list(names)
    return lambda texts: sum(len(processor.extract_keywords(text, span_info=True)) for text in texts)


def alternation(names: list[str]) -> Finder:
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?!\w)")
    return lambda texts: sum(1 for text in texts for _ in pattern.finditer(text))


ENGINES: dict[str, Callable[[list[str]], Finder]] = {
    "ours": ours,
    "spaCy PhraseMatcher": phrase_matcher,
    "spaCy EntityRuler": entity_ruler,
    "flashtext": flashtext,
    "regular expression": alternation,
}


def compare(texts: list[str], count: int) -> None:
    wanted = names(count)
    letters = sum(map(len, texts))
    print(f"\n{count:,} names in {letters / 1e6:.0f} MB of text, in {len(texts)} documents")
    print(f"{'':22}{'MB/s':>8}{'ours is':>10}{'found':>11}{'built in':>10}")
    first = 0.0
    for name, make in ENGINES.items():
        start = time.process_time()
        try:
            find = make(wanted)
        except ModuleNotFoundError as reason:
            print(f"{name:22}{'left out: ' + str(reason.name) + ' is not installed':>40}")
            continue
        built = time.process_time() - start
        part = [text[: PATIENCE[name][count]] for text in texts[:1]] if name in PATIENCE else texts
        start = time.process_time()
        found = find(part)
        speed = sum(map(len, part)) / 1e6 / (time.process_time() - start)
        first = first or speed
        remark = f"  on the first {sum(map(len, part)) / 1e6:.2f} MB" if name in PATIENCE else ""
        print(f"{name:22}{speed:8.2f}{first / speed:9.1f}×{found:11,}{built:9.1f}s{remark}", flush=True)


def held(count: int) -> float:
    """Megabytes that a child process holds at most for finding these names in the whole text, a document at a time."""
    code = (
        f"import bench_recognition as b, resource; find = b.ours(b.names({count}))\n"
        f"for text in b.documents({LARGEST * 4}, {LARGEST}): find([text])\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    return float(
        subprocess.run(
            [sys.executable, "-c", code], cwd=Path(__file__).parent, capture_output=True, text=True, check=True
        ).stdout
    )


def main() -> None:
    # first, for a child begins with what its parent holds
    small, many = held(0), held(50_000)
    print(f"memory: {small:.0f} MB with records and texts, {many:.0f} with 50,000 names too")
    large = documents(TEXT, LARGEST)
    for count in (2_000, 50_000):
        compare(large, count)
    compare(documents(TEXT // 5, ARTICLE), 2_000)


if __name__ == "__main__":
    main()
