"""How well names are found, against labels made by hand: `make recognition`.

truth/mentions.jsonl holds the labels: source, passage, its checksum, whether it is kept aside, and [start, end, entity, kind]
of each mention; no text. They were made by reading, before the rules were tuned; a third of the passages, drawn by chance, is
kept aside, and nothing was tuned to it. A mention counts as found when its span, its entity and its kind are right. A name
without a record can't be found: those are counted apart. Below, the same for what a book says that has no originals: how often
the index tells that a passage names an entity, against how often the labels do, and against how often its text does.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from briefbook import index, records, shelf
from briefbook.index import naming
from briefbook.index.recognise import Recogniser
from briefbook.model import ALLUSIONS

ROOT = Path(__file__).resolve().parents[1]
TRUTH = ROOT / "tests" / "truth" / "mentions.jsonl"
Label = tuple[int, int, str, str]


@dataclass
class Score:
    found: Counter[str] = field(default_factory=Counter)
    """mentions by kind that are labelled and found"""
    labelled: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    without_record: int = 0
    passages: int = 0
    faults: list[str] = field(default_factory=list)

    def precision(self, kind: str) -> float:
        return self.found[kind] / self.told[kind] if self.told[kind] else 1.0

    def recall(self, kind: str) -> float:
        return self.found[kind] / self.labelled[kind] if self.labelled[kind] else 1.0

    def f1(self, kind: str) -> float:
        precision, recall = self.precision(kind), self.recall(kind)
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(folder: Path) -> tuple[Score, Score]:
    """On the passages that the rules were tuned to, and on those kept aside."""
    loaded = records.load(ROOT)
    kinds = {entity.id: entity.kind for entity in loaded.entities}
    names = Recogniser(loaded.entities, loaded.passed_over)
    found = shelf.find(ROOT, loaded, folder)
    articles = {s.key: shelf.article(s, found[s.key].original) for s in loaded.sources if s.key in found}
    meanings = {s.key: naming.meanings(s.index) for s in loaded.sources if s.index}
    texts = {(key, p.id): p.text for key, a in articles.items() for p in index.numbered(a)}
    scores = (Score(), Score())
    for line in TRUTH.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        at = (row["source"], row["passage"])
        text = texts.get(at, "")
        if hashlib.sha256(text.encode()).hexdigest()[:16] != row["sha256"]:
            sys.exit(f"{at[0]} {at[1]} isn't the passage that was labelled any more")
        one = scores[row["aside"]]
        one.passages += 1
        wanted = set(_labels(row["mentions"], kinds))
        one.without_record += sum(m[2].removeprefix("?") not in kinds for m in row["mentions"])
        told = {
            (m.start, m.end, m.entity, m.sort if m.sort in ALLUSIONS else m.kind)
            for m in names.mentions(text, meanings[at[0]], note=at[1].startswith("n"))
        }
        for name, labels in (("found", wanted & told), ("labelled", wanted), ("told", told)):
            getattr(one, name).update(kind for *_, kind in labels)
        for label in sorted(wanted ^ told):
            sign = "missed" if label in wanted else "wrong"
            around = text[max(0, label[0] - 40) : label[1] + 30].replace("\n", " ")
            one.faults.append(
                f"{at[0]} {at[1]}: {sign}: {text[label[0] : label[1]]} = {label[2]} ({label[3]}): … {around} …"
            )
    return scores


def indexed(folder: Path) -> tuple[Score, Score]:
    """How often the index tells that passages name entities, against labels, and against the text of all passages."""
    loaded = records.load(ROOT)
    kinds = {entity.id: entity.kind for entity in loaded.entities}
    names = Recogniser(loaded.entities, loaded.passed_over)
    told = {
        (s.key, p.id): Counter({(kinds[id], id): n for id, n in p.mentions} | {("allusion", id): n for id, n in p.allusions})
        for s in loaded.sources if s.index for p in s.index.passages
    }  # fmt: skip
    labelled, recognised = Score(), Score()
    for line in TRUTH.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        wanted = Counter((_sort(kind), id) for _, _, id, kind in _labels(row["mentions"], kinds))
        _add(labelled, wanted, told[row["source"], row["passage"]])
    found = shelf.find(ROOT, loaded, folder)
    for source in loaded.sources:
        for p in index.numbered(shelf.article(source, found[source.key].original)):
            mentions = names.mentions(
                p.text, naming.meanings(source.index) if source.index else {}, p.id.startswith("n")
            )
            wanted = Counter((_sort(m.sort if m.sort in ALLUSIONS else m.kind), m.entity) for m in mentions if m.entity)
            _add(recognised, wanted, told[source.key, p.id])
    return labelled, recognised


def _sort(kind: str) -> str:
    return "allusion" if kind in ALLUSIONS else kind


def _add(score: Score, wanted: Counter[tuple[str, str]], told: Counter[tuple[str, str]]) -> None:
    score.passages += 1
    for counts, to in ((wanted & told, score.found), (wanted, score.labelled), (told, score.told)):
        for (kind, _), count in counts.items():
            to[kind] += count


def _labels(mentions: list[list[object]], kinds: dict[str, str]) -> Iterator[Label]:
    """The labels of mentions whose entity has a record; one that had none when it was labelled is written ?id.

    A capital as a mere place is labelled so that its being found counts as wrong.
    """
    for start, end, entity, kind in mentions:
        id = str(entity).removeprefix("?")
        if id in kinds and kind != "place":
            yield int(str(start)), int(str(end)), id, kinds[id] if kind == "?" else str(kind)


def main() -> None:
    folder = shelf.originals_folder()
    if folder is None:
        sys.exit("BRIEFBOOK_ORIGINALS names no folder with the originals: there is no text to find names in")
    for title, one in zip(("passages that the rules were tuned to", "passages kept aside"), score(folder), strict=True):
        print(f"{one.passages} {title}; {one.without_record} labelled names have no record")
        print(table(one))
        if "--faults" in sys.argv and one.faults and (title.startswith("passages that") or "--aside" in sys.argv):
            print("\n".join(one.faults) + "\n")
    labelled, recognised = indexed(folder)
    print(f"{labelled.passages} passages, index against labels")
    print(table(labelled))
    print(f"{recognised.passages} passages, index against text")
    print(table(recognised))


def table(score: Score) -> str:
    lines = [f"{'':14}{'labelled':>9}{'found':>7}{'wrong':>7}{'precision':>11}{'recall':>8}{'F1':>8}"]
    for kind, labelled in score.labelled.most_common():
        wrong = score.told[kind] - score.found[kind]
        figures = f"{score.precision(kind):11.3f}{score.recall(kind):8.3f}{score.f1(kind):8.3f}"
        lines.append(f"{kind:14}{labelled:9}{score.found[kind]:7}{wrong:7}{figures}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
