"""What keeps a scenario from being built, with exact figures, and what only needs care."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.system.translate import LANGUAGES, catalogue
from solver.case.build import BuiltCase, build_case
from solver.case.build_findings import square_metres
from solver.errors import Issue, Severity
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.relations import PlaceKind, PlaceRule
from solver.problem.scenario import (
    BuildingRole,
    RuleMode,
    ScenarioOpd,
    ScenarioRule,
    ScenarioRuleKey,
)
from tests.support.problems import BEST, MANUAL, tiny_problem

BASE = tiny_problem()


def found(problem: Problem, key: str, scenario: str = BEST) -> Issue:
    built = build_case(problem, scenario)
    issues = built.issues if isinstance(built, BuiltCase) else built
    return next(one for one in issues if one.key == key)


def values(issue: Issue) -> dict[str, str]:
    return dict(issue.values)


def roles(**by_building: BuildingRole) -> Problem:
    rows = tuple(
        replace(r, role=by_building.get(r.building, r.role)) for r in BASE.scenario_building
    )
    return replace(BASE, scenario_building=rows)


def test_a_missing_standard_is_named() -> None:
    rows = tuple(row for row in BASE.standard if row.id != "space.staff")
    one = found(replace(BASE, standard=rows), "standard_missing")
    assert one.where == "standard/space.staff"
    assert values(one) == {"standard": "space.staff"}


def test_nobody_and_nowhere() -> None:
    out = tuple(ScenarioOpd(id=opd.id, scenario=BEST, opd=opd.id) for opd in BASE.opd)
    assert found(replace(BASE, scenario_opd=out), "case_no_units").severity is Severity.ERROR
    emptied = roles(tower=BuildingRole.EMPTIED, new=BuildingRole.EMPTIED, hall=BuildingRole.EMPTIED)
    assert found(emptied, "case_no_floors").where == "scenario/best"


def test_a_unit_without_a_place_counts_the_reasons() -> None:
    away = tuple(
        PlaceRule(id=b, kind=PlaceKind.FORBIDDEN, unit="d-sek", building=b)
        for b in ("tower", "new")
    )
    one = found(replace(BASE, place_rule=away), "unit_without_place")
    assert one.where == "unit/d-sek"
    assert values(one)["floors"] == "7"
    assert values(one)["forbidden"] == "7"
    assert values(one)["public"] == "0"


def test_a_unit_too_large_says_by_how_much_and_only_warns_in_a_manual_plan() -> None:
    posts = tuple(replace(p, headcount=400) if p.id == "d-sek-2" else p for p in BASE.post)
    problem = replace(BASE, post=posts)
    one = found(problem, "unit_too_large")
    assert values(one)["most"] == "750"
    assert int(values(one)["need"]) > 1_900
    assert one.severity is Severity.ERROR
    assert found(problem, "unit_too_large", MANUAL).severity is Severity.WARNING


def test_missing_space_is_told_in_square_metres_and_people() -> None:
    floors = tuple(replace(f, net=10_000, people_limit=20) for f in BASE.floor)
    one = found(replace(BASE, floor=floors), "capacity_area")
    assert int(values(one)["short"]) == int(values(one)["need"]) - int(values(one)["have"])
    people = values(found(replace(BASE, floor=floors), "capacity_people"))
    assert int(people["short"]) == int(people["need"]) - int(people["have"])


def test_care_is_asked_for() -> None:
    assert values(found(BASE, "floor_derived"))["people"] == "122"
    floors = tuple(replace(f, gross=None) if f.id == "new-1" else f for f in BASE.floor)
    assert found(replace(BASE, floor=floors), "floor_without_area").where == "floor/new-1/net"
    posts = tuple(p for p in BASE.post if p.unit != "d-sek")
    assert found(replace(BASE, post=posts), "unit_without_people").where == "unit/d-sek"
    sites = tuple(
        replace(s, latitude=None, car_stalls=0, motorcycle_stalls=0, truck_stalls=0, deck_levels=0)
        for s in BASE.site
    )
    assert found(replace(BASE, site=sites), "site_without_coordinates")
    assert found(replace(BASE, site=sites), "parking_unknown").where == "site/south/car_stalls"
    assert found(replace(BASE, running_cost=()), "running_cost_missing")
    lost = tuple(f for f in BASE.floor if f.building != "new")
    one = found(replace(BASE, floor=lost, scenario_floor=()), "building_without_floors")
    assert values(one)["name"] == "Blok Baru"


def test_records_that_dangle_come_first() -> None:
    lost = tuple(f for f in BASE.floor if f.building != "new")
    built = build_case(replace(BASE, floor=lost), BEST)
    assert isinstance(built, tuple)
    assert {one.key for one in built} == {"reference_dangling"}
    nameless = tuple(replace(u, name="") for u in BASE.unit)
    assert isinstance(build_case(replace(BASE, unit=nameless), BEST), BuiltCase)


def test_a_building_cannot_be_emptied_while_a_fixed_unit_sits_in_it() -> None:
    units = tuple(replace(u, building="house") if u.id == "e-kec" else u for u in BASE.unit)
    one = found(replace(BASE, unit=units), "emptied_but_used")
    assert values(one) == {"name": "Rumah Lama", "units": "1"}


def test_apart_cannot_be_a_wish() -> None:
    row = ScenarioRule(id="x", scenario=BEST, rule=ScenarioRuleKey.APART, mode=RuleMode.WISH)
    assert found(replace(BASE, scenario_rule=(row,)), "apart_not_a_wish")


def test_square_metres_are_rounded_up() -> None:
    assert (square_metres(100), square_metres(101)) == (1, 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_fills_its_sentence(language: str) -> None:
    known = catalogue(language)
    one = found(BASE, "floor_derived")
    for end in ("", ".mend"):
        text = known[f"issue.{one.key}{end}"]
        assert isinstance(text, str)
        assert "{" not in text.format(**values(one))
    assert BASE.find(Unit, "d-sek")
