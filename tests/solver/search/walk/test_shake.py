"""Large changes: those that fit a case, and never a worse best plan."""

from __future__ import annotations

import random
from dataclasses import replace

from solver.case.generate import Recipe, plant
from solver.kernel.library import KICKS
from solver.ledger.tables import Tables
from solver.search.walk.ground import ground
from solver.search.walk.shake import fitting_changes, kicks


def test_only_changes_that_mean_something():
    case = plant(Recipe("small", 85), 1).case
    assert set(fitting_changes(case)) == set(KICKS)
    homeless = replace(case, units=tuple(replace(u, stay=None) for u in case.units))
    assert not {"empty_old", "fill_old"} & set(fitting_changes(homeless))
    assert fitting_changes(plant(Recipe("tiny", 85, stay=False), 1).case) == (
        "other_cluster",
        "empty_floor",
        "use_floor",
    )


def test_a_plan_becomes_cheaper_and_stays_the_walkers_best():
    planted = plant(Recipe("M", 85), 4)
    made = ground(Tables(planted.case))
    walker = made.walker(1, planted.place)
    walker.note()
    before = walker.best
    assert before is not None
    heard = []
    kicks(walker, made, random.Random(1), lambda n: n / 100_000, lambda w: heard.append(w.best))
    assert heard == sorted(heard, reverse=True)
    assert heard[-1] == walker.best < before
