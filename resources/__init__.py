"""Data, never code: standards, texts, fonts, icons, report templates, sample city."""
