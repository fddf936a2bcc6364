"""From files to trees: which files are documents, how they are decoded and read, what is said of them."""
