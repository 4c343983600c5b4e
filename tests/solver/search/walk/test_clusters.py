"""OPDs tied by units that must be together share a tower."""

from __future__ import annotations

from dataclasses import replace

from solver.case.model import Floor, Tower
from solver.ledger.tables import Tables
from solver.search.walk.clusters import Cluster, clusters, told_division
from tests.support.cases import case, unit

TWO = {
    "towers": (Tower(0), Tower(0)),
    "floors": (Floor(0, 0, 0, 100, 10, 0), Floor(1, 0, 1, 100, 10, 0)),
}


def test_apart_without_ties() -> None:
    assert sorted(c.units for c in clusters(Tables(case(**TWO)))) == [(0,), (1,)]


def test_tied_and_bound_to_the_tower_of_the_strictest_unit() -> None:
    bound = (unit(0, 5), unit(1, 9, floors=(1,), cost=(0,)))
    (cluster,) = clusters(Tables(case(**TWO, units=bound, together=((0, 1),))))
    assert cluster.units == (1, 0)
    assert cluster.towers == (1,)


def test_a_unit_that_may_stay_binds_nothing() -> None:
    tied = case(**TWO, together=((0, 1),), units=(unit(0), unit(1, floors=(1,), cost=(0,))))
    from solver.case.model import Old

    free = replace(tied.units[1], stay=0)
    (cluster,) = clusters(Tables(replace(tied, old=(Old(1),), units=(tied.units[0], free))))
    assert cluster.towers == (0, 1)


def test_a_told_division_names_a_tower_for_every_cluster() -> None:
    found = [Cluster((0, 1, 2), (0, 1)), Cluster((3,), (1,)), Cluster((4,), (0, 1))]
    told = told_division(found, {0: 1, 1: 1, 2: 0, 3: 0})
    assert told.towers == (1, 1, 0)
    assert told.staying == {4}
