"""Floors that are not used alike, as a table that is only read: people and area by scenario."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.document.grid import Column
from desktop.document.read_grid import ReadCell, ReadGrid
from desktop.document.text import format_number
from desktop.system.translate import tr
from desktop.workflows.compare_scenarios import FloorLine
from solver.units import Kind, Measure

UNKNOWN = -2
EMPTY = -1


def floors_grid(names: Sequence[str], lines: Sequence[FloorLine]) -> ReadGrid:
    """Return the table; `names` are those of the scenarios in their order."""
    heads = (
        Column("building", tr("record.building"), editable=False, width=22),
        Column("floor", tr("record.floor"), editable=False, width=12),
        Column("net", tr("compare.net_offered"), "m²", kind=Kind.NUMBER, editable=False),
        *(
            Column(f"at{i}", name, kind=Kind.NUMBER, editable=False, width=20)
            for i, name in enumerate(names)
        ),
    )
    rows = {}
    for line in lines:
        cells = {
            "building": ReadCell(line.building),
            "floor": ReadCell(line.name),
            "net": ReadCell(
                format_number(line.net, Measure.AREA, unit=False, decimals=0), line.net
            ),
        }
        for i, use in enumerate(line.uses):
            cells[f"at{i}"] = _cell(use, use == line.uses[0] and i > 0)
        rows[line.floor] = cells
    return ReadGrid(heads, rows)


def _cell(use: tuple[int, int] | None, same: bool) -> ReadCell:
    if use is None:
        return ReadCell("–", UNKNOWN, "quiet")
    people, area = use
    if not people and not area:
        return ReadCell(tr("compare.empty_here"), EMPTY, "quiet")
    words = (
        f"{format_number(people, Measure.PERSON)} · {format_number(area, Measure.AREA, decimals=0)}"
    )
    return ReadCell(words, area, "quiet" if same else "")


def _area(area: int, *, unit: bool = True) -> str:
    return format_number(area, Measure.AREA, unit=unit, decimals=0)
