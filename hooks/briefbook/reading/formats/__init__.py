"""Files of each format → numbered lines, as `repair` reads them. One module a format, one function each.

    text    plain text and Markdown   its lines, in Markdown with what its marks say
    html    web pages                 a line a paragraph, heading, entry, row or note, with its role
    docx    Word                      the same
    pdf     pages of print            the lines of print in reading order, a form feed where a page begins

Each `contents(raw, name)` takes the bytes of a file and the name that a problem should give, and gives its lines and its
metadata; it touches no file and no network, and raises `Unreadable` for what can't be read. `seems` tells a format by its
bytes. `prose`, `front`, `raised` and `counting` are what html and docx have in common; `apart` bounds what a PDF may cost.
"""
