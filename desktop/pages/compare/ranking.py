"""The scenarios ranked: a row each, sorted by any figure, today and the target too; no Qt."""

from __future__ import annotations

from desktop.document.grid import Column
from desktop.document.read_grid import ReadCell, ReadGrid
from desktop.pages.compare.viewmodel import PageText, RowText
from desktop.system.translate import tr
from solver.units import Kind

FIGURES = (
    "cash", "saving", "one_off", "time", "units_moved", "people_moved", "buildings_used",
    "area_per_person", "short_car", "short_motorcycle", "broken",
)  # fmt: skip
TARGET = "target"
LAST = 10**18  # after every figure


def ranking_grid(page: PageText) -> ReadGrid:
    """Return the table, the cheapest whole scenario first; those that lack something come last."""
    rows = {row.key: row for group in page.groups for row in group.rows}
    shown = [rows[key] for key in FIGURES if key in rows]
    heads = (
        Column("rank", tr("compare.rank"), kind=Kind.NUMBER, editable=False, width=8),
        Column("name", tr("record.scenario"), editable=False, width=30),
        *(Column(r.key, r.label, kind=Kind.NUMBER, editable=False, help=r.doc) for r in shown),
        Column("guarantee", tr("compare.guarantee"), editable=False, width=22),
    )
    cash = rows["cash"].values if "cash" in rows else ()
    lacking = [bool(head.missing) or bool(_broken(rows, i)) for i, head in enumerate(page.heads)]
    order = sorted(range(len(page.heads)), key=lambda i: (lacking[i], cash[i] or 0))
    lines = {
        page.heads[i].id: _line(page, shown, i, None if lacking[i] else place)
        for place, i in enumerate(order, 1)
    }
    if any(row.target is not None for row in shown):
        lines[TARGET] = _target(shown)
    return ReadGrid(heads, lines)


def _broken(rows: dict[str, RowText], at: int) -> int:
    return (rows["broken"].values[at] or 0) if "broken" in rows else 0


def _line(page: PageText, shown: list[RowText], at: int, rank: int | None) -> dict[str, ReadCell]:
    head = page.heads[at]
    cells = {
        "rank": ReadCell("–" if rank is None else str(rank), LAST if rank is None else rank),
        "name": ReadCell(head.name),
        "guarantee": ReadCell(head.missing or head.guarantee or head.kind),
    }
    for row in shown:
        value, cell = row.values[at], row.cells[at]
        mark = {True: " ✓", False: " ✗", None: ""}[cell.reached]
        star = "★ " if cell.best else ""
        cells[row.key] = ReadCell(f"{star}{cell.value}{mark}", LAST if value is None else value)
    return cells


def _target(shown: list[RowText]) -> dict[str, ReadCell]:
    cells = {
        "rank": ReadCell("", LAST + 1),
        "name": ReadCell(tr("compare.target"), tone="quiet"),
        "guarantee": ReadCell(""),
    }
    for row in shown:
        order = LAST + 1 if row.target is None else row.target
        cells[row.key] = ReadCell(row.target_text or "–", order, "quiet")
    return cells
