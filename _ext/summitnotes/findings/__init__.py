"""Floor 3: pure functions that find talks, dates, people, topics, languages and lost footnotes."""
