"""Why a unit sits where it sits, against counting out and the whole model."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.case.generate import Recipe, plant
from solver.check.bill import bill, total
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.cpsat.build import build
from solver.cpsat.run import Run, run
from solver.explain.why_here import Reach, WhyOptions, why_here
from solver.plan import Plan
from solver.rules import RuleId
from tests.support.cases import PAIRS, allowed, best_by_counting, case, rich, unit
from tests.support.nano import nano

OPTIONS = WhyOptions(seconds=20)


def _pinned(of, u, place):
    """Return the case with one unit at one place only."""
    record = of.units[u]
    if place < len(of.floors):
        cost = record.cost_on[place]
        record = replace(record, floors=(place,), cost=(cost,), stay=None, stay_cost=0)
    else:
        record = replace(record, floors=(), cost=())
    limits = tuple(_limit_of(each, of, u, place) for each in of.limits)
    return replace(of, units=(*of.units[:u], record, *of.units[u + 1 :]), limits=limits)


def _limit_of(limit, of, u, place):
    if not limit.unit:
        return limit
    row = dict(zip(of.units[u].floors, limit.unit[u], strict=True))
    kept = (row[place],) if place in row else ()
    return replace(limit, unit=(*limit.unit[:u], kept, *limit.unit[u + 1 :]))


def _any_plan(of):
    draft = build(of)
    return run(draft, Run(10)).plan


def _optimum(of):
    return run(build(of), Run(20)).cost


@pytest.mark.parametrize("seed", range(12))
def test_tiny_cases_get_the_true_price_of_every_place(seed):
    of = nano(seed)
    plan = _any_plan(of)
    if plan is None:
        assert best_by_counting(of) is None
        return
    u = seed % len(of.units)
    found = why_here(of, plan, u, OPTIONS)
    assert {row.place for row in found.rows} == set(allowed(of)[u])
    for row in found.rows:
        truth = _optimum(_pinned(of, u, row.place))
        assert row.reach is Reach.PROVED
        assert row.cost == truth
        if row.repaired is None:
            assert row.forbids or truth is None
        else:
            assert row.repaired.change == row.cost - found.reference
            assert sum(amount for _, amount in row.repaired.causes) == row.repaired.change
            assert not violations(of, row.plan)
            assert row.plan.place[u] == row.place


def test_the_bare_move_is_what_the_check_says():
    of = rich()
    plan = _any_plan(of)
    found = why_here(of, plan, 1, OPTIONS)
    before = total(bill(of, plan))
    for row in found.rows:
        place = (plan.place[0], row.place, *plan.place[2:])
        after = Plan(place, lay_out_rooms(of, place) or plan.rooms)
        sound = not violations(of, after)
        assert sound == (not row.bare.broken)
        if sound:
            assert row.bare.change <= total(bill(of, after)) - before
            assert row.cost <= total(bill(of, after))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.rule.value)
def test_a_place_that_no_repair_can_save_names_its_rule(pair):
    of = pair.case
    u = len(of.units) - 1
    found = why_here(of, Plan(pair.keeps, lay_out_rooms(of, pair.keeps) or ()), u, OPTIONS)
    assert not found.broken
    for row in found.rows:
        truth = _optimum(_pinned(of, u, row.place))
        assert row.cost == truth
        assert row.repaired is not None or pair.rule in {v.rule for v in row.forbids}


def test_an_unsound_plan_is_repaired_and_the_sound_one_handed_back():
    of = PAIRS[0].case
    found = why_here(of, Plan(PAIRS[0].breaks), 0, OPTIONS)
    assert [v.rule for v in found.broken] == [RuleId.AREA]
    assert found.better is not None
    assert not violations(of, found.better[0])
    assert found.reference == 0


def test_a_cheaper_place_hands_back_the_better_plan():
    units = (unit(0, cost=(9, 2)), unit(1))
    found = why_here(case(units=units), Plan((0, 0)), 0, OPTIONS)
    assert found.better is not None
    assert found.better[1] == 2
    assert found.rows[0].place == 1
    assert found.rows[0].repaired.change == -7


def test_mates_come_along_and_others_make_space():
    floors = tuple(replace(f, area=30) for f in case().floors)
    units = tuple(unit(g, area) for g, area in ((0, 10), (0, 10), (1, 25)))
    of = case(floors=floors, units=units, together=((0, 1),))
    found = why_here(of, Plan((0, 0, 1)), 0, OPTIONS)
    other = next(row for row in found.rows if row.place == 1)
    assert {v.rule for v in other.bare.broken} == {RuleId.AREA, RuleId.TOGETHER}
    assert other.repaired.change == 0
    assert other.moved == ((1, 0, 1), (2, 1, 0))


def test_how_much_more_area_would_do():
    floors = (replace(case().floors[0], area=40), replace(case().floors[1], area=40))
    units = (unit(0, 20, cost=(0, 5)), unit(1, 30, cost=(0, 90)))
    found = why_here(case(floors=floors, units=units), Plan((1, 0)), 0, OPTIONS)
    row = next(each for each in found.rows if each.place == 0)
    assert row.bare.broken[0].by == 10
    assert row.repaired.change == 85
    assert row.room is not None
    assert row.room.more == 10
    assert row.room.change == -5


def test_floors_by_other_names_change_only_names():
    of = nano(4)
    plan = _any_plan(of)
    count = len(of.floors)
    name = [*reversed(range(count)), *range(count, count + len(of.old))]
    other = _renamed(of, name)
    first = why_here(of, plan, 0, OPTIONS)
    again = Plan(
        tuple(name[p] for p in plan.place), tuple(sorted((c, name[f]) for c, f in plan.rooms))
    )
    second = why_here(other, again, 0, OPTIONS)
    assert {name[row.place]: (row.cost, row.bare.change) for row in first.rows} == {
        row.place: (row.cost, row.bare.change) for row in second.rows
    }


def _renamed(of, name):
    """Return the case with floor f called name[f]."""
    count = len(of.floors)
    back = sorted(range(count), key=lambda f: name[f])
    units = []
    rows = []
    for u, record in enumerate(of.units):
        order = sorted(range(len(record.floors)), key=lambda i: name[record.floors[i]])
        floors = tuple(name[record.floors[i]] for i in order)
        units.append(replace(record, floors=floors, cost=tuple(record.cost[i] for i in order)))
        rows.append((u, order))
    limits = tuple(
        replace(
            limit,
            unit=tuple(tuple(limit.unit[u][i] for i in order) for u, order in rows)
            if limit.unit
            else (),
            floor=tuple(limit.floor[f] for f in back) if limit.floor else (),
        )
        for limit in of.limits
    )
    tree = tuple(replace(e, beyond=tuple(sorted(name[p] for p in e.beyond))) for e in of.tree)
    floors = tuple(of.floors[f] for f in back)
    return replace(of, floors=floors, units=tuple(units), limits=limits, tree=tree)


def test_a_stop_keeps_what_was_found_and_rows_come_as_they_are_known():
    planted = plant(Recipe("small"), 2)
    plan = Plan(planted.place, lay_out_rooms(planted.case, planted.place) or ())
    rows = []
    found = why_here(
        planted.case,
        plan,
        3,
        WhyOptions(60),
        on_row=rows.append,
        stop=lambda: _repaired(rows) >= 3,
    )
    assert not found.finished
    assert len(found.rows) == len(allowed(planted.case)[3])
    assert sum(row.repaired is not None for row in found.rows) >= 2
    assert rows[0].here


def _repaired(rows):
    return len({row.place for row in rows if row.repaired is not None})


def _all(rows):
    """Tell whether every place has had its first repair."""
    return all(row.reach is not Reach.BARE for row in {row.place: row for row in rows}.values())


def test_repaired_is_never_dearer_than_a_sound_bare_move():
    planted = plant(Recipe("S", fill=80), 5)
    plan = Plan(planted.place, lay_out_rooms(planted.case, planted.place) or ())
    assert not violations(planted.case, plan)
    rows = []
    found = why_here(
        planted.case, plan, 8, WhyOptions(20), on_row=rows.append, stop=lambda: _all(rows)
    )
    assert any(not row.bare.broken and not row.here for row in found.rows)
    for row in found.rows:
        if not row.bare.broken:
            assert row.cost is not None
            assert row.cost <= found.cost + row.bare.change
