"""The main window and the one place where everything is put together."""
