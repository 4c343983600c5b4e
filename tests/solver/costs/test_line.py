"""Every cost line has a group, and every key and group has its words."""

from __future__ import annotations

import pytest

from desktop.system.translate import LANGUAGES, catalogue
from solver.costs.line import GROUP_OF, CostGroup, CostKey, CostLine


def test_every_key_has_a_group() -> None:
    assert set(GROUP_OF) == set(CostKey)
    assert set(GROUP_OF.values()) == set(CostGroup)


def test_time_and_wishes_are_no_cash() -> None:
    assert CostLine(CostKey.SPLIT, "opd", "a", 1).group is CostGroup.TIME
    assert CostLine(CostKey.WISH, "unit", "a", 1).group is CostGroup.WISH
    assert CostLine(CostKey.EMPTY, "building", "a", 1).group is CostGroup.RUNNING


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_its_words_and_formula(language: str) -> None:
    wanted = [f"cost.{key}{end}" for key in CostKey for end in ("", ".formula")]
    wanted += [f"cost_group.{group}" for group in CostGroup]
    assert [key for key in wanted if key not in catalogue(language)] == []
