"""Floor 1: what the project knows, as frozen records, and the files people write them in.

Imports neither Sphinx nor docutils, so that everything here can be tested with plain values.
"""
