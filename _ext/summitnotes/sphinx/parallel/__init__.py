"""What ``-j`` adds: which process does which part of the work."""
