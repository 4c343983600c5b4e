"""Studies of a scenario or a case: run, told, in words and figures, a point kept."""
