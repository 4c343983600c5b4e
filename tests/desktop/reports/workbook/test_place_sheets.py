"""Places, floors and moves: sums of the units on them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from openpyxl.workbook import Workbook

from desktop.reports.workbook.place_sheets import Names
from tests.desktop.reports.example import announced, best, city, reckoned, today
from tests.desktop.reports.workbook.books import column, made, opened


def test_floors_sum_the_units_on_them(carried: Workbook, formulas: Workbook) -> None:
    reckoning = reckoned(city())
    codes = column(carried, "Penempatan", "Kode lantai")
    names = column(carried, "Penempatan", "Skenario")
    areas = column(carried, "Penempatan", "Luas (m²)")
    summed = column(carried, "Lantai", "Luas unit (m²)")
    for row, floor in enumerate(column(carried, "Lantai", "Kode lantai")):
        scenario = column(carried, "Lantai", "Skenario")[row]
        own = [
            area
            for code, name, area in zip(codes, names, areas, strict=True)
            if (code, name) == (floor, scenario)
        ]
        assert summed[row] == pytest.approx(sum(own))
    assert all(str(f).startswith("=SUMIFS(") for f in column(formulas, "Lantai", "Luas unit (m²)"))
    assert len(summed) == sum(len(c.assessment.floors) for c in reckoning.comparison.scenarios)


def test_floors_say_how_much_is_too_much(carried: Workbook) -> None:
    uses = [f for a in (today, announced, best) for f in a(city()).floors]
    assert column(carried, "Lantai", "Lebih (m²)") == [f.over_area / 100 for f in uses]


def test_moves_are_those_of_the_assessment(carried: Workbook, formulas: Workbook) -> None:
    moves = column(carried, "Penempatan", "Pindah")
    moved = sum(len(a(city()).moved) for a in (today, announced, best))
    assert sum(int(str(m)) for m in moves) == moved
    assert len(column(carried, "Pindahan", "Unit")) == moved
    assert all(str(f).startswith("=IF(") for f in column(formulas, "Penempatan", "Pindah"))


def test_names_are_never_formulas() -> None:
    problem = city()
    wild = replace(
        problem,
        unit=tuple(replace(u, name='=HYPERLINK("x")') for u in problem.unit),
        opd=tuple(replace(o, short="@+-=1") for o in problem.opd),
        scenario=tuple(replace(s, name=f"=1+{i}") for i, s in enumerate(problem.scenario)),
    )
    book = opened(made(reckoned(wild)))
    places = column(book, "Penempatan", "Unit")
    assert set(places) == {'=HYPERLINK("x")'}
    cells = [c for row in book["Penempatan"].iter_rows(min_row=5, max_col=8) for c in row]
    assert all(cell.data_type != "f" for cell in cells)


def test_places_that_share_a_name_are_told_apart() -> None:
    problem = city()
    same = tuple(replace(b, name="Kantor", short="") for b in problem.building)
    names = Names(replace(problem, building=same))
    assert names.building("n") == "Kantor (Jakabaring)"
    assert names.building("b0") == "Kantor (Merdeka)"
    assert names.building("") == ""
    assert len(set(Names(problem).codes.values())) == len(problem.floor)
