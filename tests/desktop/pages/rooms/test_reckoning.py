"""Shared rooms reckoned: Erlang's formula, what sharing saves, the check by simulation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.pages.rooms.reckoning import blocking, busy, check_all, laid_out, reckon
from solver.problem.organisation import MeetingSize
from solver.study.assess import assess
from tests.desktop.pages.rooms.city import planned
from tests.support.problems import BEST, tiny_problem


def test_erlang_by_hand() -> None:
    assert blocking(100, 1) == pytest.approx(1 / 2)  # A = 1: 1/2, then 1/5
    assert blocking(100, 2) == pytest.approx(1 / 5)
    assert blocking(0, 1) == 0.0
    assert blocking(100, 0) == 1.0


def test_what_the_rooms_carry_adds_up() -> None:
    carried = sum(busy(230, k) for k in range(1, 5))
    assert carried == pytest.approx(2.3 * (1 - blocking(230, 4)))
    shares = [busy(230, k) for k in range(1, 5)]
    assert shares == sorted(shares, reverse=True)
    assert all(0 < share < 1 for share in shares)


def test_figures_are_those_of_the_assessment() -> None:
    problem = planned()
    found = reckon(problem, BEST)
    assert found is not None
    needs = {(n.building, n.size): n for n in assess(problem, BEST).rooms}
    assert {(g.building, g.size) for g in found.groups} == set(needs)
    for group in found.groups:
        need = needs[group.building, group.size]
        assert (group.shared, group.by_unit, group.peak) == (
            need.rooms, need.rooms_alone, need.peak,
        )  # fmt: skip
        assert group.shared <= group.by_opd <= group.by_unit
        assert group.floors
    small = next(g for g in found.groups if g.size is MeetingSize.SMALL)
    assert small.saved > 0
    assert small.served >= found.service / 10_000
    assert found.saved_area == sum(g.saved * g.area for g in found.groups) > 0
    assert found.saved_money > 0


def test_length_of_meetings_is_weighted_by_how_often() -> None:
    found = reckon(planned(), BEST)
    assert found is not None
    lengths = {g.size: g.minutes for g in found.groups}
    assert lengths[MeetingSize.LARGE] == 120


def test_the_simulation_confirms_the_formula_and_repeats() -> None:
    found = reckon(planned(), BEST)
    assert found is not None
    told: list[tuple[int, int]] = []
    checks = check_all(found, 1, lambda done, total: told.append((done, total)))
    assert told[0] == (0, len(found.groups))
    for group in found.groups:
        check = checks[group.key]
        assert check.peak.keeps(found.service)
        assert check.week.served / check.week.asked >= check.peak.served / check.peak.asked - 0.02
    assert check_all(found, 1, lambda *_: None) == checks
    assert check_all(found, 2, lambda *_: None) != checks


def test_too_few_rooms_are_found_out() -> None:
    found = reckon(planned(), BEST)
    assert found is not None
    poor = replace(
        found, groups=tuple(replace(g, shared=max(1, g.shared - 2)) for g in found.groups)
    )
    checks = check_all(poor, 1, lambda *_: None)
    assert not all(check.peak.keeps(found.service) for check in checks.values())


def test_which_scenarios_have_a_plan() -> None:
    problem = tiny_problem()
    assert reckon(problem, "gone") is None


def test_floors_with_rooms_are_named_from_below() -> None:
    problem = tiny_problem()
    floors = sorted(problem.floor, key=lambda floor: -floor.level)[:3]
    high, middle, low = floors
    found = laid_out(problem, ((high.id, 1), (low.id, 2), (middle.id, 0)))
    assert found == (f"{low.name} (2)", high.name)
