"""One line, cell or heading taken apart: time, room, kind, and every way to part title and names."""
