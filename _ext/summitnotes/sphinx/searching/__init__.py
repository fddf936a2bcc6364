"""One search index for French and English, in parts that are loaded when they are needed."""
