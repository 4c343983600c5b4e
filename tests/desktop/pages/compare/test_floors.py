"""Floor differences: only floors that are not used alike; empty ones are said to be empty."""

from __future__ import annotations

from desktop.pages.compare.floors import floors_grid
from desktop.pages.compare.viewmodel import CompareModel
from desktop.workflows.compare_scenarios import FloorLine
from tests.desktop.pages.stacking.city import session


def test_people_and_area_by_scenario() -> None:
    line = FloorLine("f", "Menara", "Lantai 1", 75_000, ((10, 12_000), (10, 12_000), (0, 0), None))
    grid = floors_grid(("Sekarang", "A", "B", "C"), (line,))
    assert grid.text("f", "net") == "750"
    assert grid.text("f", "at0").replace("\xa0", " ") == "10 orang · 120 m²"
    assert grid.tone("f", "at1") == "quiet"
    assert grid.text("f", "at2") == "kosong"
    assert grid.text("f", "at3") == "–"
    order = sorted(("at0", "at2", "at3"), key=lambda column: grid.order("f", column))
    assert order == ["at3", "at2", "at0"]


def test_the_page_lists_floors_that_differ() -> None:
    page = CompareModel(session()).work()()
    assert page.floors
    assert all(len(set(line.uses)) > 1 or None not in line.uses for line in page.floors)
