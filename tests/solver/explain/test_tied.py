"""Units that belong together and cannot be."""

from __future__ import annotations

import pytest

from solver.explain.shortage import ShortageKind, View
from solver.explain.tied import tied_shortages
from solver.rules import RuleId
from tests.support import broken
from tests.support.cases import PAIRS, case, unit

TIED = (
    broken.two_towers,
    broken.apart_on_one_floor,
    broken.together_and_apart,
    broken.no_common_place,
    broken.large_opd,
)


@pytest.mark.parametrize("way", TIED, ids=lambda way: way.__name__)
def test_each_contradiction_is_told_with_its_rules(way) -> None:
    of = way("small", 4)
    found = [one for one in tied_shortages(View(of.case)) if one.kind is of.kind]
    assert [one.lacking for one in found] == [of.lacking]
    assert of.rules <= set(found[0].rules)


def test_units_together_larger_than_every_common_floor() -> None:
    none = next(pair.none for pair in PAIRS if pair.rule is RuleId.TOGETHER)
    (found,) = tied_shortages(View(none))
    assert (found.kind, found.need, found.have) == (ShortageKind.GROUP_AREA, 120, 100)


def test_three_units_apart_on_two_floors() -> None:
    crowd = case(units=(unit(0), unit(1), unit(0)), apart=((0, 1), (1, 2), (0, 2)))
    (found,) = tied_shortages(View(crowd))
    assert (found.kind, found.need, found.have) == (ShortageKind.CROWDED, 3, 2)
