"""Beranda: open a project, the figures of today, what is missing, what to do next."""
