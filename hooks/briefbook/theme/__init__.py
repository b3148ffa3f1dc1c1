"""The theme `briefbook`: Material for MkDocs with templates, styles and scripts of ours over it.

MkDocs loads this module before its parent, which prints a page about its own future on each run; what Briefbook does about that
is in docs/about/architecture.md, and needn't be said to everybody who builds a book.
"""

import os

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
