"""The kernel against the ledger and the check: same cost, same amounts, sound best plans."""

from __future__ import annotations

import random

import numpy as np
import pytest

from solver.case.generate import Recipe, plant
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.kernel.library import KICKS, STEPS
from solver.kernel.walker import Walker, cumulative
from solver.ledger.ledger import RULES, Ledger
from solver.ledger.pooled import row
from solver.ledger.tables import NOWHERE, Tables
from solver.rules import RuleId
from solver.search.cool import MIX
from solver.search.ground import Ground, ground
from tests.support.family import Member, member

AREA = RULES.index(RuleId.AREA)
ALL = range(40)  # the shapes of the family four times over


def _start(seed: int) -> tuple[Member, Ground, Walker]:
    found = member(seed)
    made = ground(Tables(found.case))
    return found, made, made.walker(seed, found.place)


def _agree(walker: Walker, ledger: Ledger) -> None:
    assert walker.place.tolist() == ledger.place
    assert walker.cost == ledger.cost
    for number, rule in enumerate(RULES):
        if rule is not RuleId.AREA:
            assert walker.over[number] == ledger.over[number], rule
    # corners that no room fills are lacking too
    assert walker.over[AREA] >= ledger.over[AREA]
    if not walker.tables.has_rooms:
        assert walker.over[AREA] == ledger.over[AREA]


@pytest.mark.parametrize("seed", ALL)
def test_agrees_with_the_ledger_move_by_move(seed: int) -> None:
    found, made, walker = _start(seed)
    tables, rng = made.tables, random.Random(seed)
    ledger = Ledger(tables, found.place)
    _agree(walker, ledger)
    for _ in range(30):
        unit = rng.randrange(len(found.place))
        place = rng.choice([NOWHERE, *tables.allowed[unit].tolist()])
        walker.move(unit, place)
        ledger.move(unit, place)
        _agree(walker, ledger)


@pytest.mark.parametrize("seed", ALL)
def test_prices_all_places_as_moving_there_would(seed: int) -> None:
    found, made, walker = _start(seed)
    rng = random.Random(seed)
    for unit in rng.sample(range(len(found.place)), min(4, len(found.place))):
        walker.move(unit, NOWHERE)
        before = walker.energy()
        priced = walker.priced(unit)
        for place, promised in zip(made.tables.allowed[unit].tolist(), priced, strict=True):
            walker.move(unit, place)
            assert walker.energy() - before == pytest.approx(promised, rel=1e-9, abs=1e-3)
            walker.move(unit, NOWHERE)
        walker.move(unit, int(made.tables.allowed[unit][0]))


def test_prices_as_the_ledger_does() -> None:
    case = plant(Recipe("small", 85, rooms=False), 2).case
    made = ground(Tables(case))
    place = tuple(int(places[0]) for places in made.tables.allowed)
    walker = made.walker(1, place)
    ledger = Ledger(made.tables, place)
    for unit in range(len(place)):
        before = ledger.move(unit, NOWHERE)
        priced = row(ledger, unit)
        assert walker.priced(unit) == pytest.approx(priced.cost + made.fair @ priced.over)
        ledger.move(unit, before)


@pytest.mark.parametrize("kind", STEPS)
def test_every_step_keeps_the_account(kind: str) -> None:
    for seed in range(10):
        found, made, walker = _start(seed)
        walker.temperature = 0.2 * abs(walker.cost) / len(found.place)
        walker.anneal(640, walker.temperature, 300.0, {kind: 1})
        _agree(walker, Ledger(made.tables, walker.place.tolist()))


@pytest.mark.parametrize("kind", KICKS)
def test_every_kick_keeps_the_account(kind: str) -> None:
    for seed in range(10):
        found, made, walker = _start(seed)
        heat = 0.1 * abs(walker.cost) / len(found.place)
        for _ in range(3):
            walker.kick(kind, heat, heat / 10, heat, 1e9)
        _agree(walker, Ledger(made.tables, walker.place.tolist()))


@pytest.mark.parametrize("seed", ALL)
def test_the_best_plan_is_sound_and_costs_what_is_claimed(seed: int) -> None:
    found, _, walker = _start(seed)
    walker.temperature = 0.3 * abs(walker.cost) / len(found.place)
    walker.anneal(6400, 1.0, 300.0, MIX)
    if walker.best_plan is None:
        return
    assert not violations(found.case, walker.best_plan)
    assert total(bill(found.case, walker.best_plan)) == walker.best


def test_finds_the_planted_plan_sound() -> None:
    """A verdict the kernel must not refuse: a plan whose rooms leave hardly a corner."""
    planted = plant(Recipe("M", 97), 4)
    walker = ground(Tables(planted.case)).walker(1, planted.place)
    assert not np.delete(walker.over, AREA).any()


def test_the_same_seed_walks_the_same_way() -> None:
    places = []
    for seed in (7, 7, 8):
        found = plant(Recipe("small", 90), 5)
        walker = ground(Tables(found.case)).walker(seed, found.place)
        walker.temperature = 0.3 * walker.cost / len(found.place)
        walker.anneal(2000, 1.0, 300.0, MIX)
        places.append(walker.place.tolist())
    assert places[0] == places[1] != places[2]


def test_relinking_arrives_at_the_other_plan() -> None:
    one, made, walker = _start(0)
    rng = random.Random(1)
    other = [int(rng.choice(places.tolist())) for places in made.tables.allowed]
    walker.relink(other, len(other))
    assert walker.place.tolist() == other
    walker.relink(one.place, 0)
    assert walker.place.tolist() == other


def test_wide_loads_take_the_wide_kernel() -> None:
    planted = plant(Recipe("small", 90), 3)
    case = planted.case
    park = case.parking
    assert park is not None
    huge = 1 << 33
    wide = tuple(tuple(tuple(n * huge for n in hours) for hours in unit) for unit in park.vehicles)
    sites = tuple(type(site)(tuple(n * huge for n in site.surface)) for site in case.sites)
    stalls = tuple(n * huge for n in park.level_stalls)
    larger = type(case)(
        **{
            **{name: getattr(case, name) for name in case.__dataclass_fields__},
            "sites": sites,
            "parking": type(park)(wide, stalls, park.level_cost, park.max_levels),
        }
    )
    made = ground(Tables(larger))
    assert made.arrays.bits == 64
    walker = made.walker(1, planted.place)
    assert walker.cost == Ledger(made.tables, planted.place).cost
    assert walker.cost == total(bill(case, walker.best_plan)) if walker.note() else True


def test_shares_of_steps_are_added_up() -> None:
    assert cumulative({"one_unit": 2, "two_units": 3}).tolist() == [2, 2, *[5] * (len(STEPS) - 2)]
