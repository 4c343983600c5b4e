"""The solver in a second process."""
