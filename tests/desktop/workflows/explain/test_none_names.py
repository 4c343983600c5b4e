"""Names of what a case numbers."""

from __future__ import annotations

from desktop.workflows.explain.none_names import BuiltNames, CaseNames
from solver.case.build import BuiltCase, build_case
from solver.rules import PlaceReason
from tests.support.cases import case
from tests.support.problems import BEST, tiny_problem


def built() -> BuiltNames:
    problem = tiny_problem()
    found = build_case(problem, BEST)
    assert isinstance(found, BuiltCase)
    return BuiltNames(found, problem)


def test_a_file_has_numbers() -> None:
    names = CaseNames(case())
    assert names.unit(3) == "unit 3"
    assert names.floor(1) == "lantai 1 menara 0"
    assert names.area(12) == "12\u00a0m²"
    assert names.money(1234567) == "1.234.567"
    assert names.reasons((0, 1), frozenset({0})) == frozenset()


def test_a_scenario_has_names() -> None:
    names = built()
    floor = names.built.floors.index("tower-1")
    assert names.floor(floor) == "Menara · Lantai 2"
    assert names.unit(0).startswith("Dinas A · ")
    assert names.tower(names.built.towers.index("new")) == "Blok Baru"
    assert names.opd(0) == "Dinas A"
    assert names.site(0) in {"Pusat", "Selatan"}
    assert names.room(0) == "kecil (sampai 6 orang)"
    assert names.vehicle(0) in {"mobil", "sepeda motor", "truk dan alat berat"}
    assert names.money(1).startswith("Rp")


def test_reasons_are_those_of_every_other_floor() -> None:
    names = built()
    for u, unit in enumerate(names.case.units):
        if unit.floors and len(unit.floors) < len(names.case.floors):
            assert names.reasons([u], frozenset(unit.floors)) <= set(PlaceReason)
    alone = [u for u, unit in enumerate(names.case.units) if len(unit.floors) == 1]
    assert all(names.reasons([u], frozenset(names.case.units[u].floors)) for u in alone)
