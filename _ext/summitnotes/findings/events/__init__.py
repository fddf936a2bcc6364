"""What a file of notes says of its event: its title, its days, its place, and who wrote it down."""
