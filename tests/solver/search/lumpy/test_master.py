"""Patterns are taken in parts at the least cost, and whole ones are chosen."""

from __future__ import annotations

from dataclasses import replace

from solver.case.model import Case, Limit, Old
from solver.search.lumpy.blocks import Block, blocks
from solver.search.lumpy.master import (
    MOST_RAISED,
    Master,
    Multipliers,
    Pattern,
    keeping,
    multipliers,
    whole_patterns,
)
from solver.search.shares import share_out
from tests.support.cases import case, unit

BLOCKS = (Block(0, None, (0,), (0,)), Block(1, 0, (1,), (0,)))


def _case(**more: object) -> Case:
    staying = unit(1, stay=0, stay_cost=3)
    return case(old=(Old(50),), units=(unit(0), staying), **more)


def _master(of: Case, sites: int = 2) -> Master:
    return Master(of, BLOCKS, {0: 50}, sites, (1000, 1000))


def _pattern(site: int, cost: int, *inside: int, spent: tuple[int, ...] = ()) -> Pattern:
    return Pattern(site, frozenset((i, site) for i in inside), cost, spent)


def test_a_pattern_is_taken_once_and_an_empty_one_never() -> None:
    master = _master(_case())
    assert master.take(_pattern(0, 7, 0))
    assert not master.take(_pattern(0, 7, 0))
    assert master.take(_pattern(1, 7, 0))
    assert not master.take(_pattern(0, 0))


def test_the_cheapest_in_parts_and_whole() -> None:
    master = _master(_case())
    for pattern in (_pattern(0, 10, 0), _pattern(0, 90, 0, 1), _pattern(1, 30, 1)):
        master.take(pattern)
    assert round(master.solve()[0]) == 40
    assert whole_patterns(master, 5) == (40, frozenset({(0, 0), (1, 1)}))


def test_an_old_building_is_kept_when_leaving_is_dearer() -> None:
    master = _master(_case())
    for pattern in (_pattern(0, 10, 0), _pattern(1, 300, 1)):
        master.take(pattern)
    assert round(master.solve()[0]) == 60
    assert whole_patterns(master, 5) == (60, frozenset({(0, 0)}))


def test_a_site_takes_one_pattern() -> None:
    master = _master(_case())
    for pattern in (_pattern(0, 10, 0), _pattern(0, 30, 1)):
        master.take(pattern)
    assert whole_patterns(master, 5) == (60, frozenset({(0, 0)}))


def test_limits_are_kept() -> None:
    master = _master(_case(limits=(Limit("money", 5),)))
    for pattern in (_pattern(0, 10, 0, spent=(3,)), _pattern(1, 30, 1, spent=(4,))):
        master.take(pattern)
    assert whole_patterns(master, 5) == (60, frozenset({(0, 0)}))
    least, prices = master.solve()
    assert 40 < least < 60
    assert prices.limit[0] > 0


def test_an_opd_is_in_one_tower() -> None:
    both = (replace(BLOCKS[0], stay=0), replace(BLOCKS[1], opd=0))
    master = Master(_case(), both, {0: 50}, 2, (1000, 1000))
    for pattern in (_pattern(0, 9, 0), _pattern(1, 9, 1)):
        master.take(pattern)
    assert whole_patterns(master, 5) == (50, frozenset())


def test_who_must_move_and_has_no_pattern_gets_dearer_and_then_nobody_minds() -> None:
    master = _master(_case())
    costs = []
    for _ in range(MOST_RAISED):
        costs.append(round(master.solve()[0]))
        assert master.lacking()
    master.solve()
    assert not master.lacking()
    assert costs[:3] == [1050, 3050, 9050]
    assert whole_patterns(master, 5) is None


def test_multipliers_have_the_signs_that_are_allowed() -> None:
    found = multipliers(BLOCKS, [-5.4, -2.0], [-3.2, 1.0], [-0.5])
    assert found == Multipliers((-5, 0), (3, 0), (0.5,))
    assert found.toward(Multipliers((5, 10), (3, 4), (1.5,)), 0.5) == Multipliers(
        (0, 5), (3, 2), (1.0,)
    )


def test_a_building_that_is_kept_for_certain_costs_nothing_more() -> None:
    stuck = unit(0, floors=(), cost=(), stay=1)
    of = case(old=(Old(50), Old(60)), units=(unit(0, stay=0), unit(1, stay=1), stuck))
    assert keeping(of, share_out(of), blocks(of)) == {0: 50, 1: 0}
