"""Which drafts are the sessions of the file, and what each of them says once its neighbours are known."""
