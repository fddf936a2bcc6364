"""Topics of the vocabulary in running text."""
