"""Floor 2: a notes file becomes a docutils tree. One file (or folder) per format; docutils only."""
