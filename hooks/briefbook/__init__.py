"""Briefbook turns a shelf of source articles into a cross-linked briefing site.

The path of the data, one room or module a step; each takes values and gives values:

    reading     any file            → an article
      read        its bytes           → an original, line by line (`formats`: text, HTML, DOCX, PDF)
      repair      its lines           → blocks in reading order, each with its kind
      structure   blocks              → sections, numbered passages, notes, tables, references
    index       an article          → what may be told about it without its text (passages.jsonl)
      recognise   text, names         → mentions
    records     the project's files → values, and problems with their places
    evidence    the book's claims   → the same, held against the passages that they cite
      attest      statements          → verified, or what is missing
      audit       tables of data      → whether their sums add up
      check       the book            → everything that is wrong
    lookup      the book            → who is who, what is said of whom, which passage speaks of whom
    findings    the book            → what follows: conflicts, statuses that clash, ties between entities
    wording     statements          → words, the same wherever they are printed
    pictures    tables, counts      → what pictures show
    pages       all of these        → pages as Markdown, a family a module
    exports     all of these        → data files, names for the search, the text of printed briefs
    site        pages and exports   → what is published
    publish     the site            → MkDocs;  write → a plain tree;  typeset → PDF, and (`png`) pictures to share;  draw → SVG

`model` holds every noun, `language` what is known of words, `atlas` the shapes of the world. `build` puts the steps together;
`commands` are the words of the `briefbook` command, with `gather`, `contribute`, `suggest` and `changes` behind them.
Only `reading.read`, `records`, `shelf`, `atlas`, `cache`, `write`, `publish`, `typeset`, `draw`, `markup` and the command
touch files.
"""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("briefbook")
except PackageNotFoundError:  # run from its folder, never installed
    __version__ = "0"
