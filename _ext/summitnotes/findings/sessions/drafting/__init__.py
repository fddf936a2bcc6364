"""Everything in a file that might be a session, with what its neighbours lend it. Nothing is decided."""
