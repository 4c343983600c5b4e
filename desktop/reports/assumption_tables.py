"""What the figures rest on: every standard with source and status, illustrations, remarks."""

from __future__ import annotations

from collections.abc import Mapping

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

_TONES = {FactStatus.ESTIMATE: Tone.MUTED, FactStatus.ILLUSTRATION: Tone.BAD}


def is_changed(standard: Standard) -> bool:
    """Tell whether the planner changed the shipped value."""
    return bool(standard.changed_by or standard.changed_on)


def standard_source(standard: Standard) -> str:
    """Return the source of a standard with its date."""
    return ", ".join(part for part in (standard.source, standard.dated) if part) or "–"


def source_numbers(problem: Problem) -> dict[str, int]:
    """Return the sources of standards and remarks, each once, numbered from 1."""
    standards = (standard_source(row) for row in problem.standard)
    found = dict.fromkeys((*standards, *(row.source for row in problem.remark)))
    return {source: n for n, source in enumerate((s for s in found if s not in ("", "–")), 1)}


def _number_of(numbers: Mapping[str, int], source: str) -> str:
    return f"[{numbers[source]}]" if source in numbers else "–"


def source_table(reckoning: Reckoning) -> Table:
    """Return the list of sources that standards and remarks point to."""
    numbers = source_numbers(reckoning.problem)
    lines = (line(words(f"[{n}]"), words(source, Tone.SMALL)) for source, n in numbers.items())
    columns = (left(tr("report.column.number"), 8), left(tr("report.column.source"), 92))
    title, empty = tr("report.title.sources"), tr("report.empty.sources")
    return Table(title, columns, tuple(lines), empty=empty)


def standard_table(reckoning: Reckoning) -> Table:
    """Return every standard by group with value, source and status; changed ones marked."""
    lines: list[Line] = []
    numbers = source_numbers(reckoning.problem)
    for name in StandardGroup:
        rows = [row for row in reckoning.problem.standard if row.group is name]
        if rows:
            lines.append(group(tr(f"choice.StandardGroup.{name.value}")))
            lines.extend(_standard_line(row, numbers) for row in rows)
    columns = (
        left(tr("report.column.standard"), 50),
        right(tr("report.column.value"), 22),
        left(tr("report.column.status"), 18),
        left(tr("report.column.source"), 10),
    )
    return Table(
        tr("report.title.standards"),
        columns,
        tuple(lines),
        tr("report.note.standards"),
        tr("report.empty.standards"),
    )


def _standard_line(row: Standard, numbers: Mapping[str, int]) -> Line:
    changed = ""
    if is_changed(row):
        who = row.changed_by or tr("report.word.planner")
        changed = tr("report.word.changed_by", who=who, when=row.changed_on or "–")
    status = Cell(format_choice(row.status), tone=_TONES.get(row.status, Tone.PLAIN))
    return line(
        words(tr(f"standard.{row.id}"), note=changed, tone=Tone.STRONG if changed else Tone.PLAIN),
        number(
            row.value,
            row.measure,
            unit=True,
            illustration=row.status is FactStatus.ILLUSTRATION,
        ),
        status,
        words(_number_of(numbers, standard_source(row)), Tone.MUTED),
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
    numbers = source_numbers(problem)
    lines = [
        line(
            words(remark_subject(problem, row)),
            words(row.body, note=row.note),
            words(format_choice(row.status)),
            words(_number_of(numbers, row.source), Tone.MUTED),
        )
        for row in problem.remark
    ]
    columns = (
        left(tr("report.column.subject"), 18),
        left(tr("report.column.remark"), 54),
        left(tr("report.column.status"), 18),
        left(tr("report.column.source"), 10),
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
    return subject_label(problem, row.subject, row.subject_kind)
