"""Names of people and lists of speakers."""
