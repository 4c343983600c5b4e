"""Scenarios, the announced plan, what has moved, and the remarks of the sample city."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.workflows.sample_city.organisation import HOME, Seat, districts
from desktop.workflows.sample_city.places import fill
from desktop.workflows.sample_city.tables import Row, facts, source, table
from solver.problem.estate import Building
from solver.problem.problem import Problem
from solver.problem.realisation import MoveStatus, Realisation, Remark
from solver.problem.record import FactStatus
from solver.problem.scenario import (
    BuildingRole,
    Placement,
    Scenario,
    ScenarioBuilding,
    ScenarioKind,
    ScenarioOpd,
)

PLANNING_YEAR = 2031
ROLES = ("candidate", "emptied", "out")
BRANCHES = "-uptd"  # behind the id of an OPD: its branches that belong to a kecamatan


def _rows() -> list[Row]:
    found: list[Row] = table("scenarios")["scenario"]
    return found


def scenarios() -> tuple[Scenario, ...]:
    """Return today, the announced plan and the two optimised scenarios."""
    return tuple(
        Scenario(
            id=row["id"],
            name=row["name"],
            kind=ScenarioKind(row["kind"]),
            description=row["description"],
            year=PLANNING_YEAR,
            **facts(row),
        )
        for row in _rows()
    )


def scenario_buildings() -> tuple[ScenarioBuilding, ...]:
    """Return the role of every building that does more than let its people stay."""
    return tuple(
        ScenarioBuilding(
            id=f"{row['id']}+{building}",
            scenario=row["id"],
            building=building,
            role=BuildingRole(role),
        )
        for row in _rows()
        for building, role in _roles(row).items()
    )


def scenario_opds() -> tuple[ScenarioOpd, ...]:
    """Return who takes no part: the kecamatan offices, where the program decides."""
    return tuple(
        ScenarioOpd(
            id=f"{row['id']}+{HOME}{each['id']}", scenario=row["id"], opd=f"{HOME}{each['id']}"
        )
        for row in _rows()
        if row["kind"] == "optimised"
        for each in districts()
    )


def _roles(row: Row) -> dict[str, str]:
    return {building: role for role in ROLES for building in row.get(role, ())}


def who(seats: tuple[Seat, ...], name: str) -> tuple[Seat, ...]:
    """Return the units meant by a name: a unit, an OPD without its branches, or its branches."""
    if name.endswith(BRANCHES):
        opd = name.removesuffix(BRANCHES)
        return tuple(seat for seat in seats if seat.unit.opd == opd and seat.home)
    own = tuple(seat for seat in seats if seat.unit.opd == name and not seat.home)
    return own or tuple(seat for seat in seats if seat.unit.id == name)


def targets(seats: tuple[Seat, ...], moves: list[list[str]]) -> dict[str, str]:
    """Return unit id to building id for rows of (name, building); a later row wins."""
    return {
        seat.unit.id: f"{HOME}{seat.home}" if to == "home" else to
        for name, to in moves
        for seat in who(seats, name)
    }


def placements(problem: Problem, seats: tuple[Seat, ...]) -> tuple[Placement, ...]:
    """Return everybody's place in the announced plan, and the pins of the optimised scenarios."""
    plans = (place for row in _rows() if "move" in row for place in _plan(problem, seats, row))
    return (*plans, *(pin for row in _rows() if "pin" in row for pin in _pins(seats, row)))


def _plan(problem: Problem, seats: tuple[Seat, ...], row: Row) -> Iterator[Placement]:
    """Yield a place for everybody: who moves gets a floor of ours, who stays keeps their own."""
    today = {seat.unit.id: seat.unit for seat in seats}
    wanted = {id: unit.building for id, unit in today.items()} | targets(seats, row["move"])
    stays = {id: unit.floor for id, unit in today.items() if wanted[id] == unit.building}
    floors = fill(problem, wanted, PLANNING_YEAR, stays)
    for id in today:
        yield Placement(
            id=f"{row['id']}+{id}",
            scenario=row["id"],
            unit=id,
            building=wanted[id],
            floor=floors[id],
        )


def _pins(seats: tuple[Seat, ...], row: Row) -> Iterator[Placement]:
    """Yield the pins of a scenario; the program chooses the floor."""
    for id, building in targets(seats, row["pin"]).items():
        yield Placement(
            id=f"{row['id']}+{id}", scenario=row["id"], unit=id, building=building, pinned=True
        )


def realisations(problem: Problem, seats: tuple[Seat, ...]) -> tuple[Realisation, ...]:
    """Return what was reported on 12 February 2026; a later row wins over an earlier one."""
    sheet = table("realisation")
    seen = "; ".join(source(name) for name in sheet["sources"])
    found: dict[str, Realisation] = {}
    for row in sheet["row"]:
        for name in row["who"]:
            for seat in who(seats, name):
                found[seat.unit.id] = _realisation(problem, seat, row, sheet["reported"], seen)
    return tuple(found.values())


def _realisation(
    problem: Problem, seat: Seat, row: Row, reported: object, seen: str
) -> Realisation:
    to = f"{HOME}{seat.home}" if row["to"] == "home" else row["to"]
    moved = MoveStatus(row["move"])
    return Realisation(
        id=seat.unit.id,
        unit=seat.unit.id,
        move=moved,
        moved_on=reported if moved is MoveStatus.MOVED else None,  # type: ignore[arg-type]
        building=to if problem.find(Building, to) else "",
        source=seen,
        status=FactStatus(row["status"]),
        note=row["note"],
    )


def remarks() -> tuple[Remark, ...]:
    """Return facts with their sources, contradictions, and what was sought and not found."""
    return tuple(
        Remark(
            id=f"catatan-{number:02}",
            subject_kind=row["about"][0],
            subject=row["about"][1],
            body=row["body"],
            **facts(row),
        )
        for number, row in enumerate(table("remarks")["remark"], 1)
    )
