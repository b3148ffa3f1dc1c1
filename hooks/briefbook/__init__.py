"""Briefbook turns a shelf of source articles into a cross-linked briefing site.

The path of the data, one module a step; each takes values and gives values:

    read        any file            → an original, line by line (`formats`: text, HTML, DOCX, PDF)
    repair      its lines           → blocks in reading order, each with its kind
    structure   blocks              → an article: sections, numbered passages, notes, tables, references
    recognise   text, names         → mentions
    index       an article          → what may be told about it without its text (passages.jsonl)
    records     the project's files → values, and problems with their places
    attest      statements          → the same, checked against the passages that they cite
    assemble    the book            → pages as Markdown with what machines read of them, data files
    publish     the site            → MkDocs;  write → a plain tree;  typeset → PDF, and (`png`) pictures to share;  draw → SVG
    check       the book            → everything that is wrong

What is known of words stands in `fold` (letters), `words` (a list of them), `acronyms`, `names`, `spelling`, `references`
(citations) and `quantities`; of the shapes of the world, in `atlas`. `build` puts the steps together; `__main__` is the
`briefbook` command, with `contribute`, `suggest` and `changes` behind its words.
Only `read`, `records`, `shelf`, `atlas`, `cache`, `write`, `publish`, `typeset`, `draw`, `markup` and the command touch files.
"""

__version__ = "0.1.0"
