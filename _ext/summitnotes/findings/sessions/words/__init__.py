"""What words say that any session may bear: its kind, a pause, a part of notes, what is told of a talk."""
