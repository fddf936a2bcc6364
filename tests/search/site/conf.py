project = "Search"
extensions = ["summitnotes.sphinx.searching.index"]
html_theme = "furo"
smartquotes = False
