"""A file of notes as one flat sequence of blocks."""
