"""Paths, settings, log, translation."""
