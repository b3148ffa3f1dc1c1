"""What a book claims, held against the passages that it cites, and everything that is wrong with it."""
