"""Take an inventory table of buildings (KIB) into a project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.document.document import Document
from desktop.document.edits import Edit
from desktop.files.kib import read_kib
from desktop.files.kib_match import kib_edit, match_kib
from desktop.files.tables.table import read_table
from desktop.system.translate import tr
from solver.errors import Issue, issue

_MANY = ("kib_area_missing", "kib_price_zero")  # on most rows, so they are told last


@dataclass(frozen=True)
class ImportReport:
    """What an inventory would change, and what could not be taken and why.

    Parameters
    ----------
    edit : Edit
        Everything in one step; changes nothing when the project already has it all.
    issues : tuple of Issue
        Everything to tell: what needs care, what was merged, what was not taken and why.
    taken, changed : tuple of str
        Names of new and of changed buildings.
    skipped : tuple of Issue
        Those of `issues` that are rows not taken as buildings, with the reason.
    merged : tuple of Issue
        Those of `issues` that are repairs and parts whose value went to a building.
    lines : tuple of str
        The whole in a few sentences.
    """

    edit: Edit
    issues: tuple[Issue, ...]
    taken: tuple[str, ...]
    skipped: tuple[Issue, ...]
    changed: tuple[str, ...]
    merged: tuple[Issue, ...]
    lines: tuple[str, ...]


def import_kib(document: Document, table_path: Path) -> ImportReport:
    """Read an inventory table (csv or xlsx) and match it with a project.

    Raises
    ------
    SatuAtapError
        The file cannot be read; one sentence.
    """
    sheets, table_issues = read_table(table_path)
    found = read_kib(sheets)
    match = match_kib(found, document.problem, tr("import.kib.source", name=table_path.name))
    nothing = () if found.rows or found.issues else (issue("kib_no_rows", table_path.name),)
    told = (*nothing, *table_issues, *match.issues, *found.issues, *found.merged, *found.skipped)
    without_area = sum(each.key == "kib_area_missing" for each in told)
    lines = (
        tr("import.kib.rows", n=found.rows, buildings=len(found.buildings)),
        tr("import.kib.taken", n=len(match.taken)),
        tr("import.kib.changed", n=len(match.changed)),
        tr("import.kib.skipped", n=len(found.skipped), merged=len(found.merged)),
        tr("import.kib.without_area", n=without_area),
        *((tr("import.kib.floors", n=match.floors),) if match.floors else ()),
        *((tr("import.kib.land", n=match.land, parcels=len(found.lands)),) if found.lands else ()),
    )
    return ImportReport(
        kib_edit(match),
        tuple(sorted(told, key=lambda each: each.key in _MANY)),
        match.taken,
        found.skipped,
        match.changed,
        found.merged,
        lines,
    )
