"""Required standards: each has a shipped row of its measure, each shipped row is required."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.system.translate import LANGUAGES, catalogue
from desktop.workflows.standards import shipped_standards
from solver.demand.amenities import STEPS
from solver.demand.parking import HOURS
from solver.problem.estate import BuildingClass, TariffClass
from solver.problem.organisation import MeetingSize, PostLevel
from solver.problem.problem import Problem
from solver.problem.standard_keys import REQUIRED, group_of, missing_standards
from solver.problem.standards import StandardGroup
from solver.units import Measure
from tests.support.problems import tiny_problem


def test_every_key_is_shipped_and_every_shipped_row_is_used() -> None:
    assert {row.id: row.measure for row in shipped_standards()} == dict(REQUIRED)


def test_the_keys_made_from_choices_are_there() -> None:
    wanted = [f"space.{level.value}" for level in PostLevel]
    wanted += [f"space.unusable_{each.value}" for each in BuildingClass]
    wanted += [f"rooms.area_{size.value}" for size in MeetingSize]
    wanted += [f"energy.tariff_{tariff.value}" for tariff in TariffClass]
    wanted += [f"amenities.toilet_{k}" for k in range(1, STEPS + 1)]
    wanted += [f"parking.{who}_{hour:02d}" for who in ("staff", "visitor") for hour in HOURS]
    wanted += [f"building.storeys_{n}" for n in range(2, 9)]
    assert [key for key in wanted if key not in REQUIRED] == []


def test_a_missing_standard_is_named() -> None:
    assert len(missing_standards(Problem())) == len(REQUIRED)
    problem = tiny_problem()
    assert missing_standards(problem) == ()
    rows = tuple(row for row in problem.standard if row.id != "time.wage")
    (found,) = missing_standards(replace(problem, standard=rows))
    assert (found.key, found.where) == ("standard_missing", "standard/time.wage")


def test_a_standard_counted_otherwise_is_named() -> None:
    problem = tiny_problem()
    rows = tuple(
        replace(row, measure=Measure.COUNT) if row.id == "space.staff" else row
        for row in problem.standard
    )
    (found,) = missing_standards(replace(problem, standard=rows))
    assert found.key == "standard_measure"
    assert dict(found.values) == {"standard": "space.staff", "got": "count", "needed": "dm2"}


def test_the_group_is_the_word_before_the_dot() -> None:
    assert group_of("space.staff") is StandardGroup.SPACE
    assert {group_of(key) for key in REQUIRED} == set(StandardGroup)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_standard_has_its_label(language: str) -> None:
    assert [key for key in REQUIRED if f"standard.{key}" not in catalogue(language)] == []
