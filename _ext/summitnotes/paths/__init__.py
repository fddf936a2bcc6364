"""The ground: what a docname and a path mean. Imports nothing of this project."""
