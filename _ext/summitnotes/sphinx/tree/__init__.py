"""How trees of notes are walked, and how finders see their text."""
