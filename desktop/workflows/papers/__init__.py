"""The papers of a decision: which there are, made in a process of their own, told on the way."""
