"""Floor 4: what all documents say, resolved and sorted for the project. Knows nothing of Sphinx."""
