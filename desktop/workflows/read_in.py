"""Read outside tables into a project, with one face for inventory and forms."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.document.document import Document
from desktop.document.edits import Edit
from desktop.files.storage import Report, unheard
from desktop.system.translate import tr
from desktop.workflows.import_forms import import_forms
from desktop.workflows.import_kib import import_kib
from solver.errors import Issue, SatuAtapError


@dataclass(frozen=True)
class ReadIn:
    """What was read: one edit with its name, what to tell, and what could not be taken."""

    label: str
    edit: Edit
    lines: tuple[str, ...]
    issues: tuple[Issue, ...]


def read_in(
    document: Document,
    *,
    kib: Path | None = None,
    forms: Path | None = None,
    report: Report = unheard,
) -> ReadIn:
    """Read an inventory table or a folder of forms, of which `report` hears form by form."""
    report(0, 0)
    if kib is not None:
        found = import_kib(document, kib)
        return ReadIn(tr("import.kib.label", name=kib.name), found.edit, found.lines, found.issues)
    if forms is None:
        raise SatuAtapError("nothing_to_import")
    back = import_forms(document, forms, report)
    return ReadIn(tr("import.forms.label", name=forms.name), back.edit, back.lines, back.issues)
