"""The sample city is whole, repeatable, and says of every figure what it is."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

from desktop.workflows.sample import sample_problem
from solver.demand.staff import DESKLESS
from solver.errors import Severity
from solver.problem.integrity import integrity
from solver.problem.organisation import OpdKind, VehicleKind
from solver.problem.problem import KINDS
from solver.problem.record import FactStatus, SourcedRecord
from solver.problem.scenario import ScenarioKind
from solver.units import Kind, declared
from tests.house.source import ROOT

# Records that repeat names and public facts only; the others hold invented figures.
FACTUAL = {"city", "opd", "standard", "scenario", "realisation", "remark"}


def test_nothing_is_wrong_with_the_records() -> None:
    assert [
        found for found in integrity(sample_problem()) if found.severity is Severity.ERROR
    ] == []


def test_no_warning_either() -> None:
    assert integrity(sample_problem()) == ()


def test_the_city_is_as_large_as_palembang() -> None:
    problem = sample_problem()
    kinds = [opd.kind for opd in problem.opd]
    assert len(kinds) == 54
    assert kinds.count(OpdKind.KECAMATAN) == 18
    assert 240 <= len(problem.unit) <= 300
    assert len(problem.building) >= 60
    assert 300 <= len(problem.trip) <= 420


def test_office_staff_is_not_the_staff_of_the_whole_city() -> None:
    """Of 21,708 most are in schools and health centres; spreading them would be a lie."""
    seated = sum(p.headcount for p in sample_problem().post if p.level not in DESKLESS)
    assert 3_000 <= seated <= 4_500


def test_figures_of_the_sources_are_kept() -> None:
    problem = sample_problem()
    buildings = {b.id: b for b in problem.building}
    assert buildings["mpp"].gross == 12_000 * 100
    assert buildings["satpolpp-baru"].gross == 2_500 * 100
    assert buildings["kec-sukarami"].storeys == 2
    assert buildings["walikota"].heritage
    trucks = sum(
        v.count for v in problem.vehicle if v.unit == "dlh-regu" and v.kind is VehicleKind.TRUCK
    )
    assert trucks == 147
    visitors = {u.id: u.visitors for u in problem.unit}
    assert visitors["dukcapil-dafduk"] + visitors["dukcapil-capil"] == 300
    assert 200 <= visitors["dishub-kir"] <= 250
    assert 20 <= visitors["disnaker-penta"] <= 25
    assert sum(v.count for v in problem.vehicle) <= 2_987


def test_new_towers_stay_below_the_height_that_needs_the_minister() -> None:
    assert max(b.storeys for b in sample_problem().building) == 8


def test_every_invented_row_is_marked() -> None:
    """A row with figures is an illustration with a note; only names and facts may say otherwise."""
    wrong = [
        f"{kind}/{row.id}"
        for kind, rows in sample_problem()
        if kind not in FACTUAL
        for row in rows
        if isinstance(row, SourcedRecord)
        and not (row.status is FactStatus.ILLUSTRATION and row.note)
    ]
    assert wrong == []


def test_every_fact_has_its_source() -> None:
    seen = (FactStatus.VERIFIED, FactStatus.SINGLE, FactStatus.DERIVED)
    wrong = [
        f"{kind}/{row.id}"
        for kind, rows in sample_problem()
        if kind != "standard"
        for row in rows
        if isinstance(row, SourcedRecord) and row.status in seen and not row.source
    ]
    assert wrong == []


def test_nothing_in_the_sample_passes_for_the_planners_own_entry() -> None:
    rows = [row for _, group in sample_problem() for row in group if isinstance(row, SourcedRecord)]
    assert [row.id for row in rows if row.status is FactStatus.OWN] == []


def test_opd_rows_hold_no_figures() -> None:
    """They may carry the status of their source only because nothing in them is reckoned."""
    for kind in ("opd", "remark", "realisation"):
        assert Kind.NUMBER not in {field.kind for field in declared(KINDS[kind]).values()}


def test_the_scenarios_are_there() -> None:
    problem = sample_problem()
    assert [s.kind for s in problem.scenario] == [
        ScenarioKind.TODAY,
        ScenarioKind.MANUAL,
        ScenarioKind.OPTIMISED,
        ScenarioKind.OPTIMISED,
    ]
    assert problem.result == ()


def test_signatory_is_left_for_the_user() -> None:
    city = sample_problem().city[0]
    assert (city.signatory, city.signatory_number, city.document_number) == ("", "", "")


def test_the_same_bytes_on_every_run() -> None:
    """Another hash seed must not change the order of anything."""
    here = hashlib.sha256(repr(sample_problem()).encode()).hexdigest()
    code = (
        "import hashlib; from desktop.workflows.sample import sample_problem;"
        "print(hashlib.sha256(repr(sample_problem()).encode()).hexdigest())"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == here
