"""The last sheet: risks, broken rules, illustrations, remarks and how the figures were made."""

from __future__ import annotations

from typing import Any

from desktop.document.text import format_choice
from desktop.reports.assumption_tables import illustration_table, remark_subject
from desktop.reports.figures import guarantee_table
from desktop.reports.reckoning import Reckoning
from desktop.reports.risks import risks
from desktop.reports.shared_tables import broken_findings
from desktop.reports.workbook.sheet import Formats, Head, Sheet
from desktop.system.translate import tr


def write_notes(book: Any, formats: Formats, reckoning: Reckoning) -> Sheet:
    """Write everything that is said in words."""
    widths = {"note_kind": 26, "subject": 34, "remark": 90, "source": 34, "status": 20}
    heads = [Head(tr(f"workbook.column.{key}"), width) for key, width in widths.items()]
    sheet = Sheet(book, formats, "notes", heads)
    for cells in (line.cells for line in guarantee_table(reckoning).lines):
        text = " ".join(part for part in (cells[1].text, cells[1].note) if part)
        sheet.add(tr("report.title.guarantees"), cells[0].text, text, "", "")
    for risk in risks(reckoning):
        sheet.add(tr("workbook.label.risk"), risk.title, risk.body, "", "")
    for column in reckoning.comparison.scenarios:
        for rule, finding in broken_findings(reckoning, column):
            sheet.add(tr("workbook.label.broken"), column.name, finding, "", rule)
    for cells in (line.cells for line in illustration_table(reckoning).lines):
        body = tr("workbook.label.illustrated", n=cells[1].text, all=cells[2].text)
        sheet.add(tr("report.title.illustrations"), cells[0].text, body, "", "")
    for row in reckoning.problem.remark:
        body = " ".join(part for part in (row.body, row.note) if part)
        subject = remark_subject(reckoning.problem, row)
        status = format_choice(row.status)
        sheet.add(tr("report.title.remarks"), subject, body, row.source, status)
    return sheet
