"""The sheet of standards: each value in a named cell that the other sheets' formulas use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from desktop.document.text import format_choice
from desktop.reports.reckoning import Reckoning
from desktop.reports.workbook.sheet import (
    Formats,
    Head,
    Sheet,
    letters,
    number_format,
    shown,
    unit_word,
)
from desktop.system.translate import tr
from solver.problem.record import FactStatus

_VALUE = 2  # column of the value


def cell_name(key: str) -> str:
    """Return the name of the cell of a standard: ``space.staff`` is ``std_space_staff``."""
    return "std_" + re.sub(r"\W", "_", key)


def write_assumptions(book: Any, formats: Formats, reckoning: Reckoning) -> Sheet:
    """Write every standard, its value in a named cell."""
    sheet = Sheet(book, formats, "assumptions", _heads())
    for row in reckoning.problem.standard:
        plain = formats.get(number_format(row.measure), "line", "bold")
        marked = row.status is FactStatus.ILLUSTRATION
        at = sheet.row
        sheet.add(
            tr(f"choice.StandardGroup.{row.group.value}"),
            tr(f"standard.{row.id}"),
            None,
            unit_word(row.measure),
            row.source,
            row.dated,
            format_choice(row.status),
            row.changed_by,
            row.changed_on,
            row.note,
            cell_name(row.id),
            marked=marked,
        )
        shape = formats.get(number_format(row.measure), "line", "marked") if marked else plain
        sheet.page.write_number(at, _VALUE, shown(row.value, row.measure), shape)
        book.define_name(cell_name(row.id), f"='{sheet.name}'!${letters(_VALUE)}${at + 1}")
    return sheet


def _heads() -> tuple[Head, ...]:
    labels: Mapping[str, int] = {
        "group": 18,
        "standard": 44,
        "value": 14,
        "unit_word": 14,
        "source": 34,
        "dated": 12,
        "status": 18,
        "changed_by": 16,
        "changed_on": 14,
        "note": 40,
        "cell_name": 30,
    }
    return tuple(
        Head(tr(f"workbook.column.{key}"), width, "decimal" if key == "value" else "")
        for key, width in labels.items()
    )
