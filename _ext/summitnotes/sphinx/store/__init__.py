"""What the documents say, kept by document, and made into the catalogue of the project."""
