"""The language in which a text is written."""
