"""Standar dan asumsi: every norm and price with its source, and the way back."""
