"""Hubungan: who works with whom, as matrix and list, and the rules in sentences."""
