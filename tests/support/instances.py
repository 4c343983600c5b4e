"""The stored cases of tests/instances: a case, the best plan known and the bound proved for it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from solver.case.model import Case
from solver.case.read import read_case
from solver.case.write import write_case
from solver.plan import Plan

FOLDER = Path(__file__).resolve().parents[1] / "instances"


@dataclass(frozen=True)
class Stored:
    """What a file holds: no plan of the case costs less than `bound`, `plan` costs `cost`."""

    case: Case
    plan: Plan
    cost: int
    bound: int


def path_of(name: str) -> Path:
    """Return the file of a stored case."""
    return FOLDER / f"{name}.json"


def stored_names() -> list[str]:
    """Return the names of the stored cases."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


def read(name: str) -> Stored:
    """Read a stored case."""
    record = json.loads(path_of(name).read_text(encoding="utf-8"))
    case = read_case(record["case"])
    assert isinstance(case, Case), case
    rooms = tuple((c, f) for c, f in record["rooms"])
    return Stored(case, Plan(tuple(record["place"]), rooms), record["cost"], record["bound"])


def write(path: Path, stored: Stored) -> None:
    """Write a stored case, a part a line, so that a change of the plan is a small change."""
    parts = {
        "case": write_case(stored.case),
        "place": stored.plan.place,
        "rooms": stored.plan.rooms,
        "cost": stored.cost,
        "bound": stored.bound,
    }
    rows = [f'"{k}": {json.dumps(v, separators=(",", ":"))}' for k, v in parts.items()]
    path.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
