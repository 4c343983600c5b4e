"""The order of moves: waves, swing space, double running cost."""
