"""Lines: each from its place, explained in words that exist, empty ones left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.system.translate import LANGUAGES, catalogue
from solver.case.build_prices import Prices
from solver.case.build_scope import scope_of
from solver.costs.line import CostGroup, CostKey, CostLine
from solver.problem.problem import Problem
from solver.problem.scenario import Placement
from solver.study.assess_lines import Lines
from solver.study.assess_parking import SiteParking
from solver.study.assess_rooms import SharedRooms
from solver.study.assess_seats import Seats
from tests.support.problems import MANUAL, TODAY, tiny_problem

BASE = tiny_problem()


def reckoned(problem: Problem = BASE, scenario: str = MANUAL) -> Lines:
    scope = scope_of(problem, scenario)
    assert scope is not None
    seats = Seats(Prices(scope))
    return Lines(SharedRooms(seats), SiteParking(seats))


def everywhere() -> Problem:
    """Put units by hand into the new block, the tower and the hall, over several levels."""
    places = {
        "a-head": "new-3",
        "a-sek": "new-0",
        "a-bid": "",
        "a-loket": "new-0",
        "b-sek": "tower-1",
        "b-bid": "tower-2",
        "c-sek": "tower-0",
        "d-irban": "tower-2",
    }
    rows = [
        Placement(id=u, scenario=MANUAL, unit=u, building=(f or "new-").split("-")[0], floor=f)
        for u, f in places.items()
    ]
    rows.append(Placement(id="z", scenario=MANUAL, unit="c-bid", building="hall"))
    sites = tuple(replace(s, motorcycle_stalls=20) for s in BASE.site)
    return replace(BASE, placement=tuple(rows), site=sites)


def by_key(lines: tuple[CostLine, ...]) -> dict[CostKey, list[CostLine]]:
    found: dict[CostKey, list[CostLine]] = {}
    for line in lines:
        found.setdefault(line.key, []).append(line)
    return found


def test_a_plan_over_many_places_has_every_kind_of_line() -> None:
    found = by_key(reckoned(everywhere()).all())
    # the hall is rented and not left; no rule is a wish
    assert set(found) == set(CostKey) - {CostKey.WISH, CostKey.LEASE_PENALTY}
    assert {line.subject for line in found[CostKey.SPLIT]} == {"c"}
    assert {line.subject for line in found[CostKey.CONSTRUCTION]} == {"new"}
    # two floors with units, and one more for the unit without a floor
    energy = {line.subject for line in found[CostKey.FLOOR_ENERGY]}
    assert {"new-0", "new-3"} < energy
    assert len(energy) == 3


def test_no_line_is_empty_and_money_comes_in_whole_thousands() -> None:
    lines = reckoned(everywhere()).all()
    assert all(line.amount or line.one_off for line in lines)
    assert all(line.amount % 1000 == 0 for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_input_has_its_words(language: str) -> None:
    known = catalogue(language)
    lines = (*reckoned(everywhere()).all(), *reckoned(scenario=TODAY).all())
    labels = {given.label for line in lines for given in line.inputs}
    assert sorted(label for label in labels if label not in known) == []
    assert all(line.inputs for line in lines if line.key is not CostKey.WISH)


def test_weights_change_time_only() -> None:
    problem = everywhere()
    heavy = tuple(replace(s, time_weight=20_000, visitor_weight=0) for s in problem.scenario)
    found = reckoned(replace(problem, scenario=heavy))
    plain, weighted = found.all(), found.all(weighted=True)
    cash = [line for line in plain if line.group is not CostGroup.TIME]
    assert [line for line in weighted if line.group is not CostGroup.TIME] == cash
    assert CostKey.VISITOR_TIME not in by_key(weighted)
    assert found.objective(plain) == sum(line.amount for line in weighted)


def test_an_unplaced_unit_keeps_its_building_in_use() -> None:
    found = reckoned()
    assert found.used() == {"tower", "hall", "camat"}
    use = {line.subject: line for line in by_key(found.all())[CostKey.RUNNING_USE]}
    assert "camat" in use
