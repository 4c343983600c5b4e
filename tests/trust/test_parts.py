"""Each newer road to a bound, on cases so small that all plans are counted, and it is really gone.

What no plan of a case pays less than is counted plan by plan, part by part; a bound above that
would be a lie, a road that never runs would say nothing.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from solver.case.model import Case
from solver.check.bill import bill, total
from solver.cpsat.integer import whole_bound
from solver.search import sum_bound
from solver.search.clock import Clock, Effort
from solver.search.cuts import branch as cuts_branch
from solver.search.cuts import towers as cuts_towers
from solver.search.cuts import whole as cuts_whole
from solver.search.cuts.climb import Climb, Pace
from solver.search.cuts.joint import JointSteps
from solver.search.cuts.level_cuts import level_cuts
from solver.search.cuts.places import Places
from solver.search.keeping import share_keeping
from solver.search.lumpy.blocks import blocks
from solver.search.lumpy.columns import Columns, by_columns
from solver.search.lumpy.model import lumpy_model
from solver.search.lumpy.tree import LumpyTree
from solver.search.shares import Shares, share_out
from solver.search.site.keeping import divide_keeping
from solver.search.site.sites import site_case
from solver.search.small import slabs_bound
from solver.search.small.slabs_prices import PriceSearch
from solver.search.sum_bound import SumProof
from tests.support.counting import optimum
from tests.support.nano import nano
from tests.support.parts import level_money, lumpy_money, plans, site_money

SEEDS = range(100, 130)  # not those that the rooms' own tests use
NO_END = Pace(lambda: 5.0, lambda: False)


def _least(case: Case, shares: Shares, *parts: Callable[..., int]) -> float:
    """Return the least that any plan pays in these parts."""
    paid = (sum(part(case, shares, plan) for part in parts) for plan in plans(case))
    return min(paid, default=math.inf)


def _planned(seeds: range = SEEDS) -> list[Case]:
    """Return cases of several towers and sites that have a plan."""
    return [case for case in map(nano, seeds) if next(plans(case), None) is not None]


CASES = _planned()


def _shares(case: Case, keep: int = 0) -> Shares:
    return replace(share_out(case), keep=(keep,) * len(case.old))


def _dear_to_keep(case: Case) -> Case:
    old = tuple(replace(building, keep_cost=abs(building.keep_cost) * 9) for building in case.old)
    return replace(case, old=old)


def test_there_are_cases_of_several_towers_and_sites() -> None:
    assert len(CASES) >= 12
    assert all(len(case.towers) == 3 and len(case.sites) == 2 for case in CASES)
    assert sum(any(unit.stay is not None for unit in case.units) for case in CASES) >= 10


def test_splits_of_the_lumpy_part() -> None:
    """An OPD partly in a tower: charged in some case, never where a plan does not pay it."""
    charged = 0
    for case in CASES:
        shares = _shares(case)
        least = _least(case, shares, lumpy_money)
        dear = replace(case, opds=tuple(replace(o, split_cost=1000) for o in case.opds))
        found = [whole_bound(lumpy_model(c, share_out(c)).model, 5) for c in (case, dear)]
        assert found[0].bound is not None
        assert found[0].bound <= least
        assert found[1].bound is not None
        assert found[1].bound <= _least(dear, share_out(dear), lumpy_money)
        charged += found[1].bound >= found[0].bound + 500
    assert charged >= 2


def test_columns() -> None:
    priced = 0
    for case in CASES:
        shares = _shares(case, 7)
        if not by_columns(case) or not blocks(case):
            continue
        effort = Effort(5.0, lambda: False)
        columns = Columns(case, shares, lumpy_model(case, shares), effort)
        least = _least(case, shares, lumpy_money)
        for _ in range(12):
            if columns.closed:
                break
            columns.advance(effort)
            assert columns.bound is None or columns.bound <= least
        priced += len(columns.master.patterns) > 2
    assert priced >= 10


def test_old_buildings_shared_with_the_level_part() -> None:
    shared = 0
    for case in CASES:
        dear = _dear_to_keep(case)
        shares = share_out(dear)
        lumpy = lumpy_model(dear, shares)
        first = whole_bound(lumpy.model, 5, only=lumpy.dear)
        kept = share_keeping(dear, shares, (lumpy, first), lambda: 5.0)
        if kept is None:
            continue
        shared += any(kept[0].keep)
        assert kept[2] <= _least(dear, kept[0], lumpy_money)
    assert shared >= 3


def test_old_buildings_shared_with_the_site_part() -> None:
    shared = 0
    for case in CASES:
        dear = _dear_to_keep(case)
        kept = divide_keeping(dear, share_out(dear), 5.0, lambda: False)
        if kept is None:
            continue
        shared += any(kept.site)
        floors = len(dear.floors)
        best = optimum(dear)
        assert best is not None
        site = optimum(replace(site_case(dear, kept.level, kept.site)))
        tree = LumpyTree(kept.lumpy)
        for plan in plans(dear):
            own = {p - floors for p in plan.place if p >= floors}
            with_site = sum(kept.site[b] for b in own)
            paid = lumpy_money(dear, kept.level, plan) - with_site
            assert max(kept.bound, tree.advance(lambda: False)) <= paid
            assert site is None or site <= site_money(dear, kept.level, plan) + with_site
    assert shared >= 3


@pytest.mark.parametrize("keep", [0, 40])
@pytest.mark.parametrize("counted", [False, True])
def test_level_and_site_together_with_branches(
    keep: int, counted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cuts_branch, "APART", 1)  # small trees are not deep
    proofs, leaves = [], []
    prove, work = cuts_towers.Division.prove, cuts_branch.Branches._work

    def counting_prove(self: cuts_towers.Division, price: list[int], effort: Effort) -> int | None:
        proofs.append(effort.counted)
        return prove(self, price, effort)

    def counting_work(
        self: cuts_branch.Branches, leaf: cuts_branch.Leaf, pace: Pace
    ) -> cuts_branch.Leaf:
        leaves.append(leaf.choices)
        return work(self, leaf, pace)

    monkeypatch.setattr(cuts_towers.Division, "prove", counting_prove)
    monkeypatch.setattr(cuts_branch.Branches, "_work", counting_work)
    for case in CASES[:6]:
        shares = _shares(case, keep)
        steps = JointSteps(case, shares)
        least = _least(case, shares, level_money, site_money)
        for _ in range(12):
            steps.advance(replace(NO_END, counted=counted))
            assert steps.site <= _least(case, shares, site_money) + keep * len(case.old)
            assert steps.best <= least
            if steps.closed:
                break
    assert len(proofs) > 12
    assert all((effort is not None) == counted for effort in proofs)
    assert len(leaves) > 5


def test_multipliers_counted_place_by_place() -> None:
    """Whatever the multipliers of the joint program: no plan pays less, and some prove more so."""
    more = tried = 0
    for case in CASES:
        shares = _shares(case, 40)
        joint = cuts_towers.Joint(case, shares)
        places = Places(joint)
        least = _least(case, shares, level_money, site_money)
        climb = Climb(joint.program)
        for sign in (1, -1, 3, 0.5):
            climb.run(40, lambda: False)
            multipliers = [sign * y for y in climb.stand.multipliers.tolist()]
            bound = places.bound(joint.program, multipliers)
            assert joint.program.bound(multipliers) <= bound <= least
            more += bound > joint.program.bound(multipliers)
            tried += 1
    assert more > tried / 2


def _seconds(most: float) -> Callable[[], float]:
    """Return what tells how many of some seconds are left."""
    end = time.monotonic() + most
    return lambda: end - time.monotonic()


def test_prices_of_cuts_one_by_one() -> None:
    """Some rounds of prices, then the whole model with a row for each cut, by layers."""
    rounds = rows = 0
    for case in CASES[:3]:
        best = optimum(case)
        assert best is not None
        plan = min(plans(case), key=lambda plan: total(bill(case, plan)))
        told: list[int] = []
        effort = slabs_bound.Effort(_seconds(3.0), told.append, _never)
        search = PriceSearch(case, plan)
        while rounds < 20 and not search.closed and slabs_bound._round(search, effort):
            rounds += 1
        priced = slabs_bound._priced(case, plan, search, effort)
        rows += len(priced.cuts)
        slabs_bound._work(priced.draft, effort, 1)
        assert told
        assert max(told) <= best
    assert rounds >= 6
    assert rows >= 3


def _never() -> bool:
    return False


@pytest.mark.parametrize("counted", [None, 0.1])
def test_cuts_taken_whole(counted: float | None) -> None:
    rows = 0
    for case in CASES:
        shares = _shares(case)
        cuts = level_cuts(case, shares, by_zone=True)
        pieces = [(cut, cut.rows()) for cut in cuts_whole.whole_cuts(case, cuts)]
        climb = Climb(cuts.program)
        before = len(cuts.program.rows)
        for _ in range(3):  # far from the optimum more cuts have something to add
            climb.add_rows(pieces, lambda: Effort(5.0, lambda: False, counted))
            climb.run(40, lambda: False)
        climb.run(200, lambda: False)
        rows += len(cuts.program.rows) - before
        assert climb.best <= _least(case, shares, level_money)
    assert rows > 3


def test_the_counted_sum_repeats_and_stays_below_the_optimum(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The reproducible mode goes the joint road too, and the clock does not matter there."""
    joint = []
    raise_joint = SumProof._raise_joint

    def counting(self: SumProof, clock: Clock, share: float) -> None:
        joint.append(clock.effort)
        raise_joint(self, clock, share)

    monkeypatch.setattr(sum_bound.SumProof, "_raise_joint", counting)
    for case in CASES[:4]:
        best = optimum(case)
        assert best is not None
        told = []
        for left in (1e6, 1e5):
            proof = SumProof(case, lambda _: None)
            proof.work(Clock(partial(float, left), lambda: False, 0.05))
            told.append(proof.known)
            parts = proof.known.parts
            assert parts is None or parts.total <= best
        assert told[0] == told[1]
    assert len(joint) >= 4
    assert all(effort == 0.05 for effort in joint)
