"""What is published beside the pages: data for other programs, names for the search, the text of printed briefs."""
