"""Blocks hold every unit that may move once."""

from __future__ import annotations

import pytest

from solver.search.lumpy import blocks
from tests.support.cases import case, unit
from tests.support.nano import nano


@pytest.mark.parametrize("seed", range(10))
def test_every_movable_unit_is_in_one_block(seed: int) -> None:
    of = nano(seed)
    found = [u for block in blocks.blocks(of) for u in block.units]
    assert sorted(found) == [u for u, one in enumerate(of.units) if one.floors]


def test_those_who_must_move_are_one_block_of_their_opd() -> None:
    of = case(units=(unit(0), unit(1), unit(0, floors=(1,), cost=(0,))))
    assert [block.units for block in blocks.blocks(of)] == [(0, 2), (1,)]


def test_many_who_may_stay_go_by_their_old_building(monkeypatch: pytest.MonkeyPatch) -> None:
    of = case(units=(unit(0, stay=0), unit(0, stay=0), unit(0, stay=1)))
    assert [block.units for block in blocks.blocks(of)] == [(0,), (1,), (2,)]
    monkeypatch.setattr(blocks, "FEW", 2)
    assert [block.units for block in blocks.blocks(of)] == [(0, 1), (2,)]
