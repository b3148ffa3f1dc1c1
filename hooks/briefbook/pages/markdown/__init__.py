"""How pages are written: the one writer of Markdown, and what it writes of statements, cells, figures and choices.

Escaping is the rule: `Markup` is finished Markdown, and all else is text, which is escaped where it is written.
"""
