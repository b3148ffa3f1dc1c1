"""Values → the words that people read: one wording for pages, print, data and search alike.

`dates` and `quantities` set single values, `templates` read what a book says of its properties, `sentences` put a statement
into words. A sentence is a row of parts, plain texts and names, so that each printer can make links, markup or plain text.
`phrase` and `cells` write statements in short, as lists and cells of pages have them.
"""
