"""Scenarios side by side: order, number, saving, best."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.reports.comparison import (
    MOST_SCENARIOS,
    Row,
    chosen_scenarios,
    compare,
    comparison_of,
)
from desktop.system.translate import catalogue
from solver.problem.scenario import Scenario, ScenarioKind
from solver.units import Measure
from tests.desktop.reports.example import announced, best, city, reckoned, today


def test_today_comes_first_and_doubles_count_once() -> None:
    document = Document(problem=city())
    found = chosen_scenarios(document, ["best", "announced", "best"])
    assert [s.id for s in found] == ["today", "best", "announced"]


def test_at_most_four_beside_today() -> None:
    problem = city()
    more = tuple(Scenario(id=f"m{i}", name=f"M{i}") for i in range(5))
    document = Document(problem=replace(problem, scenario=(*problem.scenario, *more)))
    found = chosen_scenarios(document, [s.id for s in more])
    assert len(found) == MOST_SCENARIOS + 1
    assert found[-1].id == "m3"


def test_an_unknown_scenario_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        chosen_scenarios(Document(problem=city()), ["gone"])


def test_the_saving_is_cash_of_today_less_cash() -> None:
    problem = city()
    found = reckoned(problem).comparison
    cash = [today(problem).cash, announced(problem).cash, best(problem).cash]
    assert found.row("cash").values == tuple(cash)
    assert found.row("saving").values == (None, cash[0] - cash[1], cash[0] - cash[2])
    assert found.today is found.scenarios[0]


def test_without_today_there_is_no_saving() -> None:
    problem = city()
    found = comparison_of(Document(problem=problem), {"best": best(problem)})
    assert found.today is None
    assert found.row("saving").values == (None,)


def test_figures_are_those_of_the_assessment() -> None:
    problem = city()
    found = reckoned(problem).comparison
    assert found.row("emptied").values == (0, 0, 3)
    assert found.row("people_moved").values == (0, 110, best(problem).people_moved)
    assert found.row("over_area").values[1] == sum(f.over_area for f in announced(problem).floors)
    assert found.row("short_motorcycle").values == (0, 0, 90)
    assert found.row("rooms_spared").values == (0, 0, 11)
    assert found.row("broken").values == (0, 2, 0)
    with pytest.raises(KeyError):
        found.row("nothing")


def test_best_knows_the_good_direction() -> None:
    def row(better: str | None, *values: int | None) -> Row:
        return Row("x", values, Measure.COUNT, better, "money")  # type: ignore[arg-type]

    assert row("less", 3, 1, 1).best() == {1, 2}
    assert row("more", 3, None, 1).best() == {0}
    assert row(None, 3, 1).best() == frozenset()
    assert row("less", 2, 2).best() == frozenset()


def test_every_row_and_group_has_a_label_in_both_languages() -> None:
    for row in reckoned(city()).comparison.rows:
        for language in ("id", "en"):
            assert f"comparison.{row.key}" in catalogue(language)
            assert f"comparison_group.{row.group}" in catalogue(language)


def test_compare_reckons_today_and_the_plans() -> None:
    found = compare(Document(problem=city()), ["announced"])
    assert [column.kind for column in found.scenarios] == [
        ScenarioKind.TODAY,
        ScenarioKind.MANUAL,
    ]
