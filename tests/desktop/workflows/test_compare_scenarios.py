"""Side by side: today first, at most four others, guarantees, who sits elsewhere."""

from __future__ import annotations

from dataclasses import replace

from desktop.document.document import Document
from desktop.workflows.compare_scenarios import (
    DRAWN,
    MOST,
    area_per_person,
    compare_scenarios,
    elsewhere,
)
from solver.problem.scenario import Scenario
from solver.study.assess import assess
from tests.support.problems import BEST, MANUAL, TODAY, tiny_problem

DOCUMENT = Document(tiny_problem())


def test_today_comes_first_even_when_nobody_asked() -> None:
    found = compare_scenarios(DOCUMENT, [BEST, MANUAL])
    assert [c.id for c in found.comparison.scenarios] == [TODAY, BEST, MANUAL]
    assert len(found.guarantees) == 3
    assert all(len(row.values) == 3 for row in found.comparison.rows)


def test_never_more_than_four_beside_today() -> None:
    problem = DOCUMENT.problem
    more = tuple(Scenario(id=f"s{i}", name=f"S{i}") for i in range(6))
    document = Document(replace(problem, scenario=(*problem.scenario, *more)))
    found = compare_scenarios(document, [s.id for s in more])
    assert len(found.comparison.scenarios) == 1 + MOST


def test_the_drawn_groups_sum_to_cash_and_time() -> None:
    found = compare_scenarios(DOCUMENT, [MANUAL])
    groups = dict(found.groups)
    assert tuple(groups) == DRAWN
    for i, column in enumerate(found.comparison.scenarios):
        running, one_off, time = (groups[g][i] for g in DRAWN)
        assert running + one_off == column.assessment.cash
        assert time == column.assessment.time


def test_area_per_person_stands_among_the_people() -> None:
    found = compare_scenarios(DOCUMENT, [MANUAL])
    row = found.comparison.row("area_per_person")
    groups = [r.group for r in found.comparison.rows]
    assert groups == sorted(groups, key=groups.index)
    assert row.values[1] == area_per_person(assess(DOCUMENT.problem, MANUAL))
    assert area_per_person(replace(assess(DOCUMENT.problem, MANUAL), floors=())) is None


def test_who_sits_elsewhere() -> None:
    found = {line.unit: line for line in elsewhere(DOCUMENT, [TODAY, MANUAL])}
    assert found["a-sek"].places == ("Rumah Lama · L1", "Menara · Lantai 2")
    assert found["c-bid"].places == ("Gedung Sewa", "")
    assert "b-sek" not in found
    assert "c-sek" not in found  # the same building, floor of no concern
    assert elsewhere(DOCUMENT, [TODAY]) == ()
