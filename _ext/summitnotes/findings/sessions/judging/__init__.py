"""How likely each draft is a session, by its own words, its place, and the drafts around it."""
