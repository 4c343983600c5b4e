"""The order of moves: found, kept, judged against what was realised, remarked on."""
