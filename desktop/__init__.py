"""The desktop program: window, command line, files, reports."""
