"""Footnote marks that lost their raised position."""
