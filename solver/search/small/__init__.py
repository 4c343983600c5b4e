"""Bounds and proofs of small models: layer by layer, and by chains of cuts."""
