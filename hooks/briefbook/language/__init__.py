"""What is known of words, whatever the text: letters made comparable, spellings, acronyms, capitalised names, figures."""
