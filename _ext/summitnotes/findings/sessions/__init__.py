"""Headings, the lines under them, and what they say of a session."""
