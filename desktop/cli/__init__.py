"""The headless face of the program: one file a family of commands."""
