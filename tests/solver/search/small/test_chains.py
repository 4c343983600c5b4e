"""Plans at home as chains of cuts: what cuts and units charge is the whole bill."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from solver.case.generate_city import OfficeRecipe
from solver.case.generate_office import PlantedOffice, plant_office
from solver.check.bill import bill, total
from solver.plan import Plan
from solver.search.small.chains import SCALE, ChainModel, Home, chained


def city(seed: int) -> PlantedOffice:
    """Return a small city of one tower."""
    return plant_office(OfficeRecipe(20, 88), seed)


@pytest.mark.parametrize("seed", range(4))
def test_what_cuts_and_units_charge_is_the_bill(seed: int) -> None:
    planted = city(seed)
    home = Home(planted.case, planted.plan)
    assert chained(home.case)
    model = ChainModel(home)
    tables, chance = model.chain.tables, random.Random(seed)
    compared = 0
    for _ in range(40):
        levels = np.array(home.levels(home.plan))
        i, j = chance.sample(range(len(levels)), 2)
        levels[i], levels[j] = levels[j], levels[i]
        sound = tables["beside"][np.arange(len(levels)), levels].max() == 0
        plan = home.moved(levels)
        if not sound or plan is None:
            continue
        charged = model.base
        for k in range(len(home.cuts)):
            above = levels > k
            unit = tables["cost"][k][np.arange(len(levels)), above.astype(int)].sum()
            lone = model.charges.lone[k][above].sum()
            charged += int(unit - lone) + model.charges.of(k, above)
        assert charged == total(bill(home.case, plan)) * SCALE
        compared += 1
    assert compared > 5


def test_rooms_are_put_where_they_fit_when_the_plain_order_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    planted = city(1)
    home = Home(planted.case, planted.plan)
    monkeypatch.setattr("solver.search.small.chains.lay_out_rooms", lambda *_: None)
    plan = home.moved(np.array(home.levels(home.plan)))
    assert plan is not None
    assert plan.place == home.plan.place
    assert total(bill(home.case, plan)) == home.cost


def test_what_is_no_chain_is_left_alone() -> None:
    planted = city(1)
    case = planted.case
    first = case.floors[0]
    assert not chained(replace(case, floors=(replace(first, zone=99), *case.floors[1:])))
    level = case.floors[1].level
    assert not chained(replace(case, floors=(replace(first, level=level), *case.floors[1:])))
    gift = replace(case.rooms.classes[0], cost=-1)
    assert not chained(replace(case, rooms=replace(case.rooms, classes=(gift,))))


def test_floors_not_in_use_are_nobodys() -> None:
    planted = city(1)
    home = Home(planted.case, planted.plan)
    top = home.floors[-1]
    place = tuple(home.floors[0] if p == top else p for p in home.plan.place)
    rooms = tuple((c, home.floors[0]) for c, _ in home.plan.rooms)
    lower = Home(planted.case, Plan(place, rooms))
    assert not any(top in unit.floors for unit in lower.inner.units)
    assert ChainModel(lower).chain.tables["floor_area"][-1] == 0


def test_floors_in_use_are_paid_whoever_is_there() -> None:
    planted = city(1)
    used = Home(planted.case, planted.plan).floors_in_use
    top = max(used, key=lambda f: planted.case.floors[f].level)
    place = tuple(0 if p == top else p for p in planted.plan.place)
    assert all(0 in unit.floors for unit, p in zip(planted.case.units, place, strict=True) if not p)
    without = Home(planted.case, Plan(place, tuple((c, 0) for c, _ in planted.plan.rooms)))
    assert without.floors_in_use == used - {top}
    with_it = replace(without, more=frozenset({top}))
    assert with_it.cost == without.cost + planted.case.floors[top].open_cost
    assert with_it.floors_in_use == used
