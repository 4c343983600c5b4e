"""The version of the program, the only place where it is written beside pyproject.toml."""

VERSION = "0.1.0"
