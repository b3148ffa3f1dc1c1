"""Where the time of a build goes, and what our hooks add to MkDocs: `make bench`.

CPU seconds of child processes, the middle of five runs each, in turn, so that a busy machine slows all alike. Reading needs the
originals (BRIEFBOOK_ORIGINALS) and is left out, and said so, without them.
"""

from __future__ import annotations

import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNS = 5
FILES = 100
"""of each format, that are read as a batch"""


def child(*command: str, cwd: Path = ROOT) -> float:
    """CPU seconds of one run of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=cwd, check=True, capture_output=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def here(run: Callable[[], object]) -> float:
    """CPU seconds of the middle of five runs in this process."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return statistics.median(times)


def steps() -> None:
    from briefbook import build, index, records, shelf
    from briefbook.evidence import attest, check
    from briefbook.index import naming
    from briefbook.index.recognise import Recogniser
    from briefbook.model import Book
    from briefbook.reading import repair, structure

    loaded = records.load(ROOT)
    statements = attest.statements(loaded)
    book = Book(records=loaded, statements=statements)
    rows = [
        (
            "records",
            here(lambda: records.load(ROOT)),
            f"{len(loaded.entities)} records, {len(loaded.statements)} statements",
        ),
        ("attest", here(lambda: attest.statements(loaded)), "every statement against its passages"),
        ("check", here(lambda: check.problems(book)), ""),
        ("pages", here(lambda: build.site(book)), f"{len(build.site(book).pages)} pages"),
    ]
    folder = shelf.originals_folder()
    found = shelf.find(ROOT, loaded, folder) if folder else {}
    if found:
        pairs = [(s, found[s.key].original) for s in loaded.sources if s.key in found]
        articles = [shelf.article(s, o) for s, o in pairs]
        texts = [p.text for a in articles for p in (*a.passages, *a.notes)]
        names = Recogniser(loaded.entities, loaded.passed_over)
        indexes = [s.index for s in loaded.sources if s.index]
        megabytes = sum(map(len, texts)) / 1e6
        drafts = [repair.blocks_of(o, s.lines, dict(s.pins)) for s, o in pairs]
        reading = here(lambda: [repair.blocks_of(o, s.lines, dict(s.pins)) for s, o in pairs])
        building = here(lambda: [structure.article(o, d, (1, 1), {}) for (_, o), d in zip(pairs, drafts, strict=True)])
        finding = here(lambda: [names.mentions(t) for t in texts])
        rows = [
            ("repair", reading, f"{megabytes / reading:.1f} MB/s"),
            ("structure", building, f"{megabytes / building:.1f} MB/s"),
            ("recognise", finding, f"{megabytes / finding:.1f} MB/s"),
            ("index", here(lambda: [index.of(article) for article in articles]), "what is told of the words"),
            ("name", here(lambda: [naming.settled(i, naming.Book(names)) for i in indexes]), "whom the indexes name"),
            *rows,
        ]
    else:
        print("reading and recognition are left out: BRIEFBOOK_ORIGINALS names no folder with the originals")
    total = sum(seconds for _, seconds, _ in rows)
    print(f"\n{'step':12}{'CPU s':>8}{'share':>8}")
    for name, seconds, remark in rows:
        print(f"{name:12}{seconds:8.3f}{seconds / total:8.0%}  {remark}")


def reading() -> None:
    """From bytes to articles: how fast, and how the cost grows with the length."""
    import pypdfium2

    from briefbook import shelf
    from briefbook.model import Original
    from briefbook.reading import read
    from briefbook.reading.formats import pdf

    folder = shelf.originals_folder()
    files = sorted(folder.glob("*.txt")) if folder else []
    raws = [(path, path.read_bytes()) for path in files]

    def whole(times: int) -> None:
        for path, raw in raws:
            original = Original(path.name, "", read.contents((raw + b"\n\n\n\n") * times, path).lines)
            shelf.articles(original)

    megabytes = sum(len(raw) for _, raw in raws) / 1e6
    if files:
        whole(1)  # the list of words is loaded once
        print(f"\nread, repair and structure, {megabytes:.2f} MB of text: from bytes to articles")
    for times in (1, 4, 16) if files else ():
        seconds = here(lambda times=times: whole(times))  # type: ignore[misc]
        print(f"{times:4} × the text: {seconds:7.3f} CPU s, {times * megabytes / seconds:5.1f} MB/s")
    made = printed(62_000)
    pages = len(pypdfium2.PdfDocument(made))
    seconds = here(lambda: pdf.contents_here(made, "made.pdf"))
    print(
        f"\nPDF, two columns, {62_000 // pages:,} letters a page: {pages / seconds:.0f} pages/s, columns in reading order"
    )


def prints() -> None:
    """Briefs as PDF, nothing kept from before; one of them beside what a browser and WeasyPrint make of its web page."""
    import browsing
    from briefbook import build, printing

    book = build.book(ROOT)
    known = printing.Press.of(ROOT)
    ids = [id for id, kind in build.printable(book).items() if kind == "brief"]
    made = list(build.prints(book, ids))
    times = []
    for wanted in (made[:1], made):
        with tempfile.TemporaryDirectory() as folder:
            press = printing.Press(Path(folder), known.site, versions=known.versions)
            start = time.perf_counter()
            pages = sum(one.pages for one in printing.pressed(press, wanted, Path(folder) / "out"))
            times.append(time.perf_counter() - start)
            print(f"\n{len(wanted)} brief{'s' if len(wanted) > 1 else ''}, {pages} pages: {times[-1]:.2f} s")
    page = ROOT / "site" / "briefs" / ids[0] / "index.html"
    if not page.is_file():
        print("others are left out: make site first, they print its page")
        return
    with tempfile.TemporaryDirectory() as folder:
        target = f"{folder}/made.pdf"
        browser = (browsing.CHROMIUM, *browsing.QUIET, "--headless", f"--print-to-pdf={target}", page.as_uri())
        code = f"import weasyprint; weasyprint.HTML({str(page)!r}).write_pdf({target!r}, pdf_variant='pdf/ua-1')"
        others = {"Chromium": browser if browsing.CHROMIUM else (), "WeasyPrint": (sys.executable, "-c", code)}
        for name, command in others.items():
            try:
                start = time.perf_counter()
                child(*command)
                seconds = time.perf_counter() - start
                print(f"{name}: {seconds:.2f} s, of which ours is {times[0] / seconds:.2f}")
            except (subprocess.CalledProcessError, IndexError, OSError):
                print(f"{name} isn't there")


def batches() -> None:
    """A folder of articles in every format: one core, all cores, a cluster of two on this machine. Wall-clock time."""
    from distributed import LocalCluster

    import articles
    import harbours
    from briefbook import batch, gather

    pages = [articles.page(template, articles.ORVANE).encode() for template in articles.TEMPLATES]
    made = {"html": pages, "docx": [harbours.as_docx()], "md": [harbours.as_markdown()], "pdf": [harbours.as_pdf(2)]}
    tasks = [
        gather.Task(Path(f"{n}.{ending}"), raws[n % len(raws)]) for ending, raws in made.items() for n in range(FILES)
    ]

    def read(crew: batch.Crew) -> tuple[float, list[object]]:
        [*batch.in_order(gather.told, tasks[: 2 * crew[1]], crew)]  # processes are started, words are loaded
        start = time.perf_counter()
        results = [result for _, result in batch.in_order(gather.told, tasks, crew)]
        return time.perf_counter() - start, results

    print(f"\n{len(tasks)} files of four formats, a quarter of them PDFs")
    alone, results = read((None, 1))
    rows = [("one core", alone, True)]
    with batch.workers(len(tasks)) as crew:
        seconds, again = read(crew)
        rows.append((f"all cores ({crew[1]})", seconds, again == results))
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        batch.workers(len(tasks), cluster.scheduler_address) as crew,
    ):
        seconds, again = read(crew)
        rows.append(("a cluster of two", seconds, again == results))
    for name, seconds, same in rows:
        told = "the same bytes" if same else "OTHER BYTES"
        print(f"{name:18}{seconds:7.2f} s {len(tasks) / seconds:7.1f} files/s  {alone / seconds:4.2f} ×  {told}")


def printed(letters: int) -> bytes:
    """A PDF of two columns, set as journals are, made of our own digests."""
    import typst

    digests = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("seeds/*/digest.md")))
    plain = re.sub(r"\[@[^\]]*\]|[#*_$@<>\\]", "", digests)
    setting = "#set page(columns: 2, margin: 2cm)\n#set text(size: 10pt)\n#set par(justify: true)\n"
    text = (plain * 9)[:letters]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.typ"
        path.write_text(setting + text, encoding="utf-8")
        made = typst.compile(str(path))
    assert isinstance(made, bytes)
    return made


def hooks() -> None:
    mkdocs = str(Path(sys.executable).with_name("mkdocs"))
    briefbook = str(Path(sys.executable).with_name("briefbook"))
    with tempfile.TemporaryDirectory() as folder:
        tree, sites = Path(folder) / "tree", Path(folder) / "site"
        child(briefbook, "write", str(tree))
        ours, plain = [], []
        for _ in range(RUNS):
            ours.append(child(mkdocs, "build", "-d", str(sites / "ours")))
            plain.append(child(mkdocs, "build", "-d", str(sites / "plain"), cwd=tree))
    with_hooks, without = statistics.median(ours), statistics.median(plain)
    ratios = [a / b for a, b in zip(ours, plain, strict=True)]
    print(f"\nMkDocs with our hooks {with_hooks:.2f} CPU s, the same pages without {without:.2f}")
    print(f"ratio {statistics.median(ratios):.3f} (runs: {', '.join(f'{r:.3f}' for r in ratios)}; aim: 1.10 or less)")


if __name__ == "__main__":
    steps()
    reading()
    prints()
    batches()
    hooks()
