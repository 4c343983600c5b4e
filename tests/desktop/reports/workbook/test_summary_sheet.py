"""The first sheet carries the figures of the comparison, alive."""

from __future__ import annotations

from openpyxl.workbook import Workbook

from desktop.system.translate import tr
from tests.desktop.reports.example import city, reckoned


def test_the_summary_carries_the_figures_of_the_comparison(
    carried: Workbook, formulas: Workbook
) -> None:
    rows = {row[0].value: row for row in carried["Ringkasan"].iter_rows(min_row=7)}
    alive = {row[0].value: row for row in formulas["Ringkasan"].iter_rows(min_row=7)}
    for row in reckoned(city()).comparison.rows:
        cells = rows[tr(f"comparison.{row.key}")]
        scale = 100 if row.key == "over_area" else 1
        for cell, value in zip(cells[1:4], row.values, strict=True):
            assert cell.value == ("–" if value is None else value / scale)
    for key in ("cash", "saving", "running", "people_moved", "short_car", "over_area"):
        assert str(alive[tr(f"comparison.{key}")][3].value).startswith("=")
