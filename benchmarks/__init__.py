"""Slow studies of the engine, run by hand."""
