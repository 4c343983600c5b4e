"""The report as a Word document: real styles, captions and tables that an office can change."""
