"""Write the form of every OPD for its data clerk."""

from __future__ import annotations

from pathlib import Path

from desktop.document.document import Document
from desktop.files import forms_write
from desktop.files.storage import Report, unheard


def write_forms(document: Document, folder: Path, report: Report = unheard) -> tuple[Path, ...]:
    """Write one workbook for each OPD into a folder; returns the files.

    Raises
    ------
    SatuAtapError
        The folder cannot be written, or there is no OPD.
    """
    return forms_write.write_forms(document, folder, report)
