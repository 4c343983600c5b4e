"""Figures and the papers made of them."""
