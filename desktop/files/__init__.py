"""The project file, and tables and forms in and out."""
