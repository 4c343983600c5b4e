"""The open project: document, edits, session, numbers to text and back."""
