"""Write a core case and a solution as JSON records; the hash printed on every result."""

from __future__ import annotations

import hashlib
import json

from solver.case.model import BASIC_FORMAT, EXTENDED_FORMAT, Case, Limit, Rooms, Tower, Unit
from solver.plan import Outcome

SOLUTION_FORMAT = "office-solution/1"


def write_case(case: Case) -> dict[str, object]:
    """Return the case as a JSON record; reading it gives the same case again.

    The format is office-case/2 when towers have an open cost or the case has limits, else
    office-case/1. Tables that a case does not use are left out.
    """
    extended = bool(case.limits) or any(t.open_cost for t in case.towers)
    record: dict[str, object] = {
        "format": EXTENDED_FORMAT if extended else BASIC_FORMAT,
        "name": case.name,
        "area_unit": case.area_unit,
        "sites": [{"surface": list(site.surface)} for site in case.sites],
        "towers": [_tower(tower) for tower in case.towers],
        "floors": [dict(vars(floor)) for floor in case.floors],
        "old": [{"keep_cost": old.keep_cost} for old in case.old],
        "opds": [dict(vars(opd)) for opd in case.opds],
        "units": [_unit(unit) for unit in case.units],
        "flows": [list(flow) for flow in case.flows],
        "together": [list(pair) for pair in case.together],
        "apart": [list(pair) for pair in case.apart],
    }
    return record | _tables(case)


def _tables(case: Case) -> dict[str, object]:
    tables: dict[str, object] = {}
    if case.distance is not None:
        tables["distance"] = [list(row) for row in case.distance]
    else:
        tables["tree"] = [{"length": e.length, "beyond": list(e.beyond)} for e in case.tree]
    if case.rooms != Rooms():
        classes = [
            {"area": k.area, "cost": k.cost, "limit": list(k.limit)} for k in case.rooms.classes
        ]
        tables["rooms"] = {"classes": classes, "load": _profiles(case.rooms.load)}
    if case.parking is not None:
        tables["parking"] = {
            "vehicles": _profiles(case.parking.vehicles),
            "level_stalls": list(case.parking.level_stalls),
            "level_cost": list(case.parking.level_cost),
            "max_levels": case.parking.max_levels,
        }
    if case.limits:
        tables["limits"] = [_limit(limit) for limit in case.limits]
    return tables


def _tower(tower: Tower) -> dict[str, object]:
    record: dict[str, object] = {"site": tower.site}
    return record | {"open_cost": tower.open_cost} if tower.open_cost else record


def _unit(unit: Unit) -> dict[str, object]:
    return {
        "opd": unit.opd,
        "area": unit.area,
        "people": unit.people,
        "floors": list(unit.floors),
        "cost": list(unit.cost),
        "stay": unit.stay,
        "stay_cost": unit.stay_cost,
    }


def _profiles(table: tuple[tuple[tuple[int, ...], ...], ...]) -> list[list[list[int]]]:
    return [[list(row) for row in rows] for rows in table]


def _limit(limit: Limit) -> dict[str, object]:
    record: dict[str, object] = {"name": limit.name, "most": limit.most}
    if limit.unit:
        record["unit"] = [list(row) for row in limit.unit]
    for key in ("floor", "tower", "room", "level"):
        if getattr(limit, key):
            record[key] = list(getattr(limit, key))
    return record


def canonical_sha256(case: Case) -> str:
    """Return the SHA-256 of the case as JSON with sorted keys and no blanks.

    It tells whether two files hold the same case: the order of keys, blanks and empty tables do
    not matter, the name and the order of units, floors, flows do. The same problem under other
    numbers has another hash, though the same optimum.
    """
    text = json.dumps(write_case(case), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def write_solution(case: Case, outcome: Outcome) -> dict[str, object]:
    """Return an outcome as an office-solution/1 record; without a plan, `place` is null."""
    plan = outcome.plan
    return {
        "format": SOLUTION_FORMAT,
        "case": case.name,
        "case_sha256": outcome.case_sha256,
        "place": None if plan is None else list(plan.place),
        "rooms": None if plan is None else [list(room) for room in plan.rooms],
        "cost": outcome.cost,
        "bound": outcome.bound,
        "status": outcome.status.value,
        "parts": {term.value: amount for term, amount in outcome.parts},
        "seconds": round(outcome.seconds, 3),
        "seed": outcome.seed,
        "threads": outcome.threads,
    }
