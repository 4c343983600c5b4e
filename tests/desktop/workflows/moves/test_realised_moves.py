"""What became of the moves: one judgement for the page and for paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.pages.moves.realised import RealisedGrid
from desktop.workflows.moves.order_moves import make_ready, planned_days, realise, usual_terms
from desktop.workflows.moves.realised_moves import become, days_late, went_elsewhere
from solver.problem.realisation import MoveStatus, Realisation
from tests.desktop.pages.moves.test_viewmodel import city
from tests.support.problems import MANUAL

WAVE = date(2027, 2, 1)  # two weeks, to 14 February


@pytest.mark.parametrize(
    ("moved", "days"),
    [
        (date(2027, 1, 29), -3),
        (date(2027, 2, 1), 0),
        (date(2027, 2, 14), 0),
        (date(2027, 2, 15), 1),
        (None, None),
    ],
)
def test_days_are_counted_from_the_edges_of_the_wave(moved: date | None, days: int | None) -> None:
    row = Realisation(id="r", unit="u", move=MoveStatus.MOVED, moved_on=moved)
    assert days_late(row, WAVE, 2) == days
    assert days_late(replace(row, move=MoveStatus.CANCELLED), WAVE, 2) is None
    assert days_late(row, None, 2) is None


def test_elsewhere_is_another_building_than_planned_or_than_the_one_to_stay_in() -> None:
    problem = city()
    unit = problem.unit[0]
    row = Realisation(id="r", unit=unit.id, move=MoveStatus.MOVED, building="tower")
    assert not went_elsewhere(problem, row, ("tower", "tower-1"))
    assert went_elsewhere(problem, row, ("annex", ""))
    assert went_elsewhere(problem, row, None)  # the plan leaves it where it is
    assert not went_elsewhere(problem, replace(row, building=unit.building), None)
    assert not went_elsewhere(problem, replace(row, move=MoveStatus.CANCELLED), ("annex", ""))


def test_the_page_says_the_same_of_every_unit() -> None:
    document = Document(city())
    problem = document.problem
    units = [unit.id for unit in problem.unit]
    for unit, state, day in (
        (units[0], MoveStatus.MOVED, date(2030, 1, 7)),
        (units[1], MoveStatus.CANCELLED, None),
    ):
        document = realise(document.problem, (unit,), state, day, {unit: ("tower", "")})(document)
    ready = make_ready(document, MANUAL, usual_terms(document))
    grid = RealisedGrid(Session(document), ready.planned, planned_days(ready))
    found = become(ready)
    assert [each.unit for each in found] == list(grid.rows())
    assert {each.move for each in found} >= {MoveStatus.MOVED, MoveStatus.CANCELLED}
    for each in found:
        assert each.late == grid.late(each.unit)
        assert each.elsewhere == grid.elsewhere(each.unit)
        assert each.move is grid.status(each.unit)
