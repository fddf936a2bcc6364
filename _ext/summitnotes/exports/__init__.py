"""Files for other programs: pure functions of a catalogue that return text."""
