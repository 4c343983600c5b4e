"""What the figures rest on: every standard with source and status, illustrations, remarks."""

from __future__ import annotations

from desktop.document.text import format_choice
from desktop.reports.places import subject_label
from desktop.reports.reckoning import Reckoning
from desktop.reports.table import Cell, Line, Table, Tone, group, left, line, number, right, words
from desktop.system.translate import tr
from solver.problem.problem import KINDS, Problem
from solver.problem.realisation import Remark
from solver.problem.record import FactStatus
from solver.problem.standards import Standard, StandardGroup
from solver.units import Measure

_WEAK = (FactStatus.ESTIMATE, FactStatus.ILLUSTRATION)


def is_changed(standard: Standard) -> bool:
    """Tell whether the planner changed the shipped value."""
    return bool(standard.changed_by or standard.changed_on)


def standard_source(standard: Standard) -> str:
    """Return the source of a standard with its date."""
    return ", ".join(part for part in (standard.source, standard.dated) if part) or "–"


def standard_table(reckoning: Reckoning) -> Table:
    """Return every standard by group with value, source and status; changed ones marked."""
    lines: list[Line] = []
    for name in StandardGroup:
        rows = [row for row in reckoning.problem.standard if row.group is name]
        if rows:
            lines.append(group(tr(f"choice.StandardGroup.{name.value}")))
            lines.extend(_standard_line(row) for row in rows)
    columns = (
        left(tr("report.column.standard"), 32),
        right(tr("report.column.value"), 15),
        left(tr("report.column.source"), 38),
        left(tr("report.column.status"), 15),
    )
    return Table(
        tr("report.title.standards"),
        columns,
        tuple(lines),
        tr("report.note.standards"),
        tr("report.empty.standards"),
    )


def _standard_line(row: Standard) -> Line:
    changed = ""
    if is_changed(row):
        who = row.changed_by or tr("report.word.planner")
        changed = tr("report.word.changed_by", who=who, when=row.changed_on or "–")
    status = Cell(format_choice(row.status), tone=Tone.BAD if row.status in _WEAK else Tone.PLAIN)
    return line(
        words(tr(f"standard.{row.id}"), note=changed, tone=Tone.STRONG if changed else Tone.PLAIN),
        number(
            row.value,
            row.measure,
            unit=True,
            illustration=row.status is FactStatus.ILLUSTRATION,
        ),
        words(standard_source(row), Tone.SMALL),
        status,
    )


def illustration_table(reckoning: Reckoning) -> Table:
    """Return how many rows of each kind were invented to fill a gap."""
    problem = reckoning.problem
    lines = [
        line(
            words(tr(f"record.{kind}")),
            number(count, Measure.COUNT),
            number(len(problem.rows(kind)), Measure.COUNT),
        )
        for kind, count in reckoning.illustrated.items()
    ]
    columns = (
        left(tr("report.column.kind"), 50),
        right(tr("report.column.illustrated"), 25),
        right(tr("report.column.rows"), 25),
    )
    return Table(
        tr("report.title.illustrations"),
        columns,
        tuple(lines),
        empty=tr("report.empty.illustrations"),
    )


def remark_table(reckoning: Reckoning) -> Table:
    """Return the remarks: contradictions of the sources and open questions."""
    problem = reckoning.problem
    lines = [
        line(
            words(remark_subject(problem, row)),
            words(row.body, note=row.note),
            words(row.source, Tone.SMALL),
            words(format_choice(row.status)),
        )
        for row in problem.remark
    ]
    columns = (
        left(tr("report.column.subject"), 15),
        left(tr("report.column.remark"), 42),
        left(tr("report.column.source"), 28),
        left(tr("report.column.status"), 15),
    )
    return Table(
        tr("report.title.remarks"), columns, tuple(lines), empty=tr("report.empty.remarks")
    )


def remark_subject(problem: Problem, row: Remark) -> str:
    """Return what a remark is about; the whole project when it names no record."""
    if not row.subject:
        if row.subject_kind in KINDS:
            return tr(f"record.{row.subject_kind}")
        return tr("report.word.project")
    if row.subject_kind == "standard":
        return tr(f"standard.{row.subject}")
    return subject_label(problem, row.subject)
