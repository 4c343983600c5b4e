"""Ruang bersama: shared rooms of a scenario by hour, what sharing saves, and how sure it is."""
