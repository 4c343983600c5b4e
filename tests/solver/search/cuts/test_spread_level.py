"""Level and site in one program: below what any plan pays for both, and above what each proves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.case.model import Case, Edge, Floor, Opd, Site, Tower, Unit
from solver.search.cuts.fold import fold
from solver.search.cuts.level_cuts import level_program
from solver.search.cuts.level_steps import LevelSteps
from solver.search.cuts.spread_level import level_and_site
from solver.search.shares import Shares, share_out
from solver.search.site.rows import SiteRows
from solver.search.site.sites import site_case
from tests.support.nano import nano
from tests.support.parts import level_money, plans, site_money
from tests.support.storeys import storeys

ROUNDS = 25


def _best(steps: SiteRows | LevelSteps) -> int:
    best = 0
    for _ in range(ROUNDS):
        if not steps.closed:
            best = max(best, steps.advance(lambda: False))
    return best


def _apart(case: Case, shares: Shares, site: Case) -> tuple[LevelSteps, SiteRows, int]:
    levels, rows = LevelSteps([lambda: level_program(*fold(case, shares))]), SiteRows(site)
    return levels, rows, _best(levels) + _best(rows)


def _least(case: Case, shares: Shares, keep: tuple[int, ...]) -> int | None:
    """Return the least that a plan pays for level and site, and for the old buildings it keeps."""
    paid = []
    for plan in plans(case):
        kept = {p - len(case.floors) for p in plan.place if p >= len(case.floors)}
        ways = level_money(case, shares, plan) + site_money(case, shares, plan)
        paid.append(ways + sum(keep[b] for b in kept))
    return min(paid, default=None)


def _tall() -> Case:
    """Two units that do not fit into one tower, nor below its cut."""
    return Case(
        name="tall",
        sites=(Site(),),
        towers=(Tower(0), Tower(0)),
        floors=tuple(Floor(t, level, t, 2 + 8 * level, 9, 0) for t in (0, 1) for level in (0, 1)),
        old=(),
        opds=(Opd(0, 0),) * 2,
        units=tuple(Unit(u, 10, 1, (0, 1, 2, 3), (0,) * 4) for u in (0, 1)),
        flows=((0, 1, 3),),
        tree=(Edge(7, (1,)), Edge(7, (3,)), Edge(2, (0, 1)), Edge(2, (2, 3))),
        area_unit="m2",
    )


def test_between_towers_a_trip_goes_down_and_up() -> None:
    case = _tall()
    shares = share_out(case)
    site = site_case(case, shares)
    assert _least(case, shares, ()) == 3 * (7 + 7 + 2 + 2)
    levels, rows, apart = _apart(case, shares, site)
    assert apart <= 3 * (2 + 2)  # of a trip in the folded tower nothing is left
    assert 2 * apart < _best(level_and_site(case, shares, site)) <= 54
    assert levels.stand is not None
    assert 2 * apart < _best(level_and_site(case, shares, site, levels.stand, rows)) <= 54


@pytest.mark.parametrize("case", [*map(storeys, range(16)), *map(nano, range(8))])
def test_no_plan_pays_less(case: Case) -> None:
    shares = replace(share_out(case), keep=(3,) * len(case.old))
    keep = (4,) * len(case.old)
    site = site_case(case, shares, keep)
    least = _least(case, shares, keep)
    if site.flows and least is not None:
        assert 0 <= _best(level_and_site(case, shares, site)) <= least


def test_it_goes_on_from_both_and_proves_more() -> None:
    more = 0
    for case in map(storeys, range(5)):
        shares = share_out(case)
        site = site_case(case, shares)
        levels, rows, apart = _apart(case, shares, site)
        both = level_and_site(case, shares, site, levels.stand, rows)
        assert both.chains == [] or len(both.chains) == len(rows.chains)
        found, least = _best(both), _least(case, shares, (0,) * len(case.old))
        assert least is None or found <= least
        assert found >= apart - 1 - apart // 50
        more += found > apart + 1
    assert more >= 2
