"""Costs by m² side by side, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.document.edits import put
from desktop.document.session import Session
from desktop.pages.estate.cost_compare import CostCompare
from solver.problem.estate import Building, CostCategory, RunningCost, Site
from solver.problem.problem import Problem

RATES = (100_000, 110_000, 95_000, 105_000, 120_000, 480_000)  # rupiah per m²


@pytest.fixture
def session() -> Session:
    buildings = tuple(
        Building(id=f"b{i}", site="s", name=f"Gedung {i}", gross=100_000) for i in range(7)
    )
    costs = tuple(
        RunningCost(id=f"c{i}", building=f"b{i}", year=2025, amount=rate * 1_000)
        for i, rate in enumerate(RATES)
    )
    sites = (Site(id="s", name="Pusat"),)
    return Session(Document(Problem(site=sites, building=buildings, running_cost=costs)))


@pytest.fixture
def compare(session: Session) -> CostCompare:
    return CostCompare(session)


def test_the_one_that_stands_out_comes_first_with_the_reason(compare: CostCompare) -> None:
    grid = compare.grid()
    assert grid.rows()[0] == "b5"
    assert grid.tone("b5", "per_m2") == "changed"
    assert grid.text("b5", "why") == "Listrik 4,5×, Seluruh biaya 4,5×"
    assert "b6" not in grid.rows()  # without costs there is nothing to compare
    assert grid.text("b0", "why") == ""
    assert grid.text("b0", "per_m2") == "Rp100.000"


def test_the_sentence_names_figure_median_and_range(compare: CostCompare) -> None:
    why = compare.why("b5")
    assert "Listrik 2025: Rp480.000/m²/tahun, 4,5 kali nilai tengah 6 gedung sekelas" in why
    assert "Rp107.500; lazimnya" in why
    assert compare.why("b0") == ""
    assert compare.summary() == "1 gedung mencolok biayanya"


def test_only_the_newest_year_is_told(compare: CostCompare, session: Session) -> None:
    rows = session.document.problem.running_cost
    session.do("", put(*(replace(row, id=f"{row.id}-24", year=2024) for row in rows)))
    assert "2024" not in compare.why("b5")
    assert compare.is_outlier("b5", CostCategory.ELECTRICITY.value, "2024")


def test_the_cell_of_the_year_is_marked(compare: CostCompare) -> None:
    assert compare.is_outlier("b5", CostCategory.ELECTRICITY.value, "2025")
    assert not compare.is_outlier("b5", CostCategory.WATER.value, "2025")
    assert not compare.is_outlier("b5", CostCategory.ELECTRICITY.value, "2024")


def test_a_mended_figure_no_longer_stands_out(compare: CostCompare, session: Session) -> None:
    assert compare.outliers()
    cost = session.document.problem.running_cost[5]
    session.do("", put(replace(cost, amount=110_000_000)))
    assert compare.outliers() == ()
    assert compare.summary() == "tidak ada biaya yang mencolok"


def test_a_building_without_area_says_so(compare: CostCompare, session: Session) -> None:
    session.do("", put(replace(session.document.problem.building[0], gross=None)))
    assert compare.grid().text("b0", "why") == "luas kotor belum diketahui"
    assert compare.grid().text("b0", "per_m2") == "–"
