"""Parkir: vehicles by hour and site against what is there, decks, and who parks where."""
