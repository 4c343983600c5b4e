"""The announced plan is told as it was announced, and reality stands beside it."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.workflows.sample import sample_problem
from desktop.workflows.sample_city.organisation import seats
from desktop.workflows.sample_city.scenarios import who
from solver.problem.organisation import Unit
from solver.problem.realisation import MoveStatus
from solver.problem.scenario import BuildingRole

SITE_OF = {b.id: b.site for b in sample_problem().building}
PLAN = "rencana-a-e"
MOVES = {  # group: who, and the compound announced on 10 November 2025
    "A": (("dukcapil", "kesbangpol", "disperin", "dispar", "dispora"), "jakabaring"),
    "B": (("dlh", "pupr", "perkimtan"), "sukarela"),
    "C": (("dishub", "satpolpp", "bpbd"), "tangga-buntung"),
    "E": (("ptsp",), "dispora"),
}


def planned() -> dict[str, str]:
    rows = sample_problem().placement
    return {row.unit: row.building for row in rows if row.scenario == PLAN}


def test_the_plan_places_everybody_once() -> None:
    problem = sample_problem()
    rows = [row.unit for row in problem.placement if row.scenario == PLAN]
    assert sorted(rows) == sorted(unit.id for unit in problem.unit)


@pytest.mark.parametrize("group", MOVES)
def test_groups_go_where_it_was_announced(group: str) -> None:
    names, site = MOVES[group]
    places = planned()
    for name in names:
        own = [s.unit for s in who(seats(), name) if s.unit.kind.value != "counter"]
        assert {SITE_OF[places[unit.id]] for unit in own} == {site}, name


def test_group_c_takes_the_vehicle_test_and_e_the_mall() -> None:
    places = planned()
    assert SITE_OF[places["dishub-kir"]] == "tangga-buntung"
    assert {places[f"ptsp-gerai{n}"] for n in (1, 2, 3)} == {"mal"}


def test_group_d_is_in_the_kecamatan() -> None:
    """Reported there on 12 February 2026; where they sat before was not found."""
    places = planned()
    for opd in ("bapenda", "dukcapil", "pupr", "dlh"):
        for seat in who(seats(), f"{opd}-uptd"):
            assert places[seat.unit.id] == seat.unit.building == f"kec-{seat.home}"


def test_who_is_in_no_group_stays() -> None:
    problem = sample_problem()
    groups = {opd.id: opd.plan_group for opd in problem.opd}
    for row in problem.placement:
        unit = problem.get(Unit, row.unit)
        if row.scenario == PLAN and not groups[unit.opd]:
            assert (row.building, row.floor) == (unit.building, unit.floor), row.unit


@pytest.mark.parametrize("scenario", ["kompleks-optimal", "keramasan"])
def test_branches_are_pinned_to_their_kecamatan(scenario: str) -> None:
    rows = [row for row in sample_problem().placement if row.scenario == scenario]
    assert all(row.pinned and not row.floor for row in rows)
    homes = {row.unit: row.building for row in rows if row.building.startswith("kec-")}
    assert homes == {
        seat.unit.id: f"kec-{seat.home}"
        for opd in ("bapenda", "dlh", "dukcapil", "pupr")
        for seat in who(seats(), f"{opd}-uptd")
    }
    assert len(homes) == 18 + 18 + 9 + 4


def test_hosts_stay_at_home_in_the_optimised_scenario() -> None:
    """Yards, trucks and the service mall are what their compounds are for."""
    problem = sample_problem()
    pins = {row.unit: row for row in problem.placement if row.scenario == "kompleks-optimal"}
    for id in (
        "setda-walikota",
        "setda-pbj",
        "dlh-sekretariat",
        "dlh-regu",
        "dishub-lalin",
        "ptsp-gerai1",
    ):
        assert pins[id].building == problem.get(Unit, id).building


def test_kecamatan_offices_only_receive() -> None:
    problem = sample_problem()
    for scenario in ("kompleks-optimal", "keramasan"):
        out = {row.opd for row in problem.scenario_opd if row.scenario == scenario}
        assert len(out) == 18
        assert all(id.startswith("kec-") for id in out)


def test_hospitals_take_part_nowhere() -> None:
    problem = sample_problem()
    for scenario in problem.scenario:
        roles = {
            row.building: row.role
            for row in problem.scenario_building
            if row.scenario == scenario.id
        }
        assert roles["bari"] is BuildingRole.OUT
        assert roles["rsgandus"] is BuildingRole.OUT


def test_reality_of_12_february_2026() -> None:
    rows = {row.unit: row for row in sample_problem().realisation}
    for opd in ("dispora", "dispar", "bpbd", "dinsos"):
        row = rows[f"{opd}-sekretariat"]
        assert (row.move, row.building, row.moved_on) == (
            MoveStatus.MOVED,
            "mpp",
            date(2026, 2, 12),
        )
    for opd in ("dukcapil", "kesbangpol", "disperin", "ptsp", "pupr", "satpolpp"):
        assert rows[f"{opd}-sekretariat"].move is MoveStatus.PLANNED
    assert rows["dlh-uptd-sako"].building == "kec-sako"
    assert "disdik-sekretariat" not in rows


def test_contradictions_and_gaps_are_remarks() -> None:
    bodies = [remark.body for remark in sample_problem().remark]
    assert sum(body.startswith("Pertentangan") for body in bodies) == 8
    assert sum(body.startswith("Dicari, tidak ditemukan") for body in bodies) == 10
