"""What is missing as a table: a row for each thing that a unit lacks, and where it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.document.grid import Column
from desktop.document.read_grid import ReadCell, ReadGrid
from desktop.system.translate import tr
from desktop.workflows.data_gaps import gaps
from solver.problem.organisation import Opd, Unit
from solver.problem.problem import Problem

BETWEEN = "/"  # unit and key in the name of a row
UNITS = "units"  # the key of an OPD that has none


@dataclass(frozen=True)
class Spot:
    """Where something is missing: a unit, and a field of it or ``posts``; or an OPD, ``units``."""

    unit: str
    key: str


def unitless(problem: Problem, opds: Sequence[Opd]) -> tuple[Opd, ...]:
    """Return the OPD for which no unit is recorded: nobody of them would be given a place."""
    return tuple(opd for opd in opds if not problem.where(Unit, "opd", opd.id))


def missing_grid(
    problem: Problem, units: Sequence[Unit], opds: Sequence[Opd], *, with_opd: bool
) -> ReadGrid:
    """Return the OPD without units, and everything that units lack, one row each."""
    columns = [
        Column("opd", tr("record.opd", n=1), editable=False, width=14),
        Column("unit", tr("record.unit", n=1), editable=False, width=28),
        Column("lacks", tr("org.lacks"), editable=False, width=18),
        Column("why", tr("org.lacks_why"), editable=False, width=40),
    ]
    lines = {opd.id + BETWEEN + UNITS: _unitless_line(opd) for opd in unitless(problem, opds)}
    for gap in gaps(problem, units):
        opd = problem.find(Opd, gap.unit.opd)
        lines[gap.unit.id + BETWEEN + gap.key] = {
            "opd": ReadCell(opd.short if opd else ""),
            "unit": ReadCell(gap.unit.name, tone="strong"),
            "lacks": ReadCell(tr(f"org.lacks.{gap.key}")),
            "why": ReadCell(tr(f"org.lacks_why.{gap.key}"), tone="quiet"),
        }
    return ReadGrid(columns if with_opd else columns[1:], lines)


def _unitless_line(opd: Opd) -> dict[str, ReadCell]:
    return {
        "opd": ReadCell(opd.short),
        "unit": ReadCell("–", tone="strong"),
        "lacks": ReadCell(tr("org.lacks.units")),
        "why": ReadCell(tr("org.lacks_why.units"), tone="quiet"),
    }


def spot_of(row: str) -> Spot:
    """Return where the missing thing of a row is written."""
    unit, _, key = row.rpartition(BETWEEN)
    return Spot(unit, key)
