"""The records of a case."""

from __future__ import annotations

from tests.support.cases import rich


def test_cost_by_floor() -> None:
    assert rich().units[3].cost_on == {0: 0, 1: 2}
