"""What editors may want to write, proposed from what the sources say: records for what they name, statements for their figures.

`names` finds what is named often and has no record; `drafts` makes records of it, to be pruned; `statements` lists figures and
dates. Nothing here is published before an editor took it.
"""

from __future__ import annotations

from .names import Suggestion, as_text, suggestions

__all__ = ["Suggestion", "as_text", "suggestions"]
