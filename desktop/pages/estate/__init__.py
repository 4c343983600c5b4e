"""Gedung dan biaya: sites, buildings, floors and what they cost by year."""
