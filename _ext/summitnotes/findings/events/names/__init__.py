"""What an event is called: names in front matter, titles, first words, small print, and names of files."""
