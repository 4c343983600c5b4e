"""A demand figure names its formula and inputs in words that exist."""

from __future__ import annotations

import pytest

from desktop.system.translate import LANGUAGES, catalogue
from solver.demand.amenities import floor_amenities, toilets
from solver.demand.explained import Explained
from solver.demand.parking import accessible, stalls_needed
from solver.demand.rooms import rooms_needed
from solver.demand.staff import desks, people
from solver.demand.workspace import workspace
from solver.problem.scenario import SpaceMode
from tests.support.problems import tiny_problem


def figures() -> list[Explained]:
    problem = tiny_problem()
    unit = problem.unit[1]
    spaces = [workspace(problem, unit, 2031, mode) for mode in SpaceMode]
    return [
        people(problem, unit, 2031),
        desks(problem, unit, 2031),
        *(space.area for space in spaces),
        *(space.ceiling for space in spaces),
        toilets(problem, 40),
        floor_amenities(problem, 40, lowest=True),
        accessible(problem, 40),
        rooms_needed(problem, 150),
        stalls_needed(problem, 900),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_formula_and_input_has_its_words(language: str) -> None:
    known = catalogue(language)
    wanted = {one.formula for one in figures()}
    wanted |= {given.label for one in figures() for given in one.inputs}
    assert sorted(key for key in wanted if key not in known) == []


def test_every_figure_has_inputs() -> None:
    assert all(one.inputs for one in figures())


def test_explained_figures_are_those_that_count() -> None:
    problem = tiny_problem()
    assert rooms_needed(problem, 150).value == 4  # three carry 0.89, four 1.52
    assert rooms_needed(problem, 0).value == 0
    assert stalls_needed(problem, 901).value == 101
