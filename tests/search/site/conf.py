project = "Search"
extensions = ["summitnotes.sphinx.searching"]
html_theme = "furo"
smartquotes = False
