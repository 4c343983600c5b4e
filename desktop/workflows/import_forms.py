"""Take forms that came back from the OPD into a project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.document.document import Document
from desktop.document.edits import Edit
from desktop.files.forms_merge import FormChange, FormsReport, read_forms
from desktop.files.storage import Report, unheard
from desktop.system.translate import tr
from solver.errors import Issue, Severity, issue


@dataclass(frozen=True)
class FormsImport:
    """What forms would change, ready to be shown and done.

    Parameters
    ----------
    edit : Edit
        Everything that can be taken, in one step.
    lines : tuple of str
        The whole in a few sentences.
    issues : tuple of Issue
        What could not be read or contradicts the project, each with file, sheet and cell.
    report : FormsReport
        Every single change, for a list to look through.
    """

    edit: Edit
    lines: tuple[str, ...]
    issues: tuple[Issue, ...]
    report: FormsReport


def import_forms(document: Document, folder: Path, heard: Report = unheard) -> FormsImport:
    """Read the forms in a folder and merge them with a project.

    Raises
    ------
    SatuAtapError
        The folder cannot be read or holds no workbook.
    """
    report = read_forms(document, folder, heard)
    lines = (
        tr("import.forms.files", n=len(report.files)),
        tr("import.forms.new", n=len(report.new)),
        tr("import.forms.changed", n=len(report.changed)),
        tr("import.forms.removed", n=len(report.removed)),
        tr("import.forms.contradictory", n=len(report.contradictory)),
    )
    contradictions = tuple(_contradiction(change) for change in report.contradictory)
    return FormsImport(report.edit, lines, (*report.issues, *contradictions), report)


def _contradiction(change: FormChange) -> Issue:
    if not change.field:  # the line was emptied, the record changed since
        return issue("form_removed_but_changed", change.where, Severity.WARNING, name=change.name)
    told = {
        "name": change.name,
        "field": tr(f"field.{change.kind}.{change.field}"),
        "ours": change.before or "–",
        "theirs": change.after or "–",
    }
    return issue("form_contradictory", change.where, Severity.WARNING, **told)
