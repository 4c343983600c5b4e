"""What a study works on: a scenario of a project, or a core case from a file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.document.document import Document
from solver.case.build import BuiltCase, build_case, plan_of
from solver.case.build_limits import MOVES
from solver.case.model import Case
from solver.case.write import canonical_sha256
from solver.errors import Issue
from solver.plan import Plan
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.scenario import Scenario
from solver.study.disruption import today_plan
from solver.study.question import Blend, Moves, blend, moves_rows, only_way, without_way

FULL = 10_000  # basis points: time at its full value
THOUSAND = 1000
MANY = 100_000  # moves nobody can make


@dataclass(frozen=True)
class StudySource:
    """A case with the questions a study may ask of it.

    Parameters
    ----------
    case : Case
        As the engine solves it; for scenarios without their own limit on moves.
    way : Blend
        Cash against the time of ways.
    moves : Moves
        Cost against the number of moves; no move means today.
    today : Plan or None
        Where everybody is now, when the case knows all those places.
    known : tuple of Plan
        Plans to begin with.
    sent : int
        Moves that no plan decides about: units pinned to buildings that receive nobody.
    built : BuiltCase or None
        For scenarios: what the indexes mean.
    base : tuple of int
        Rupiah a year that no plan changes: of the whole cost, of cash, of time.
    scale : int
        Rupiah in one unit of the case's money; 1 for case files, whose money is as it is.
    """

    case: Case
    way: Blend
    moves: Moves
    today: Plan | None
    known: tuple[Plan, ...] = ()
    sent: int = 0
    built: BuiltCase | None = None
    base: tuple[int, int, int] = (0, 0, 0)
    scale: int = 1

    def whole(self, cost: int) -> int:
        """Return a whole cost in rupiah a year, what no plan changes included."""
        return self.base[0] + self.scale * cost

    def cash(self, amount: int) -> int:
        """Return cash in rupiah a year, what no plan changes included."""
        return self.base[1] + self.scale * amount

    def time(self, amount: int) -> int:
        """Return the value of time in rupiah a year, what no plan changes included."""
        return self.base[2] + self.scale * amount


def source_of_case(case: Case) -> StudySource:
    """Return what a study of a core case works on: time is the terms SPAN, SPLIT and FLOW."""
    key = canonical_sha256(case)
    today = today_plan(case)
    return StudySource(
        case=case,
        way=Blend(f"way {key}", without_way(case), only_way(case)),
        moves=Moves(f"moves {key}", case, moves_rows(case)),
        today=today,
        known=(today,) if today else (),
    )


def source_of_scenario(document: Document, scenario_id: str) -> StudySource | tuple[Issue, ...]:
    """Return what a study of a scenario works on, or what keeps its case from being built.

    Cash is the bill with time at no value; time is what full value adds to it, visitors included.
    A move is a unit that leaves its building, as in the limit of the scenario.
    """
    problem = document.problem
    given = build_case(problem, scenario_id)
    if isinstance(given, tuple):
        return given
    found = problem.get(Scenario, scenario_id)
    variants = {
        "counted": replace(found, most_moves=MANY),
        "cash": replace(found, time_weight=0, visitor_weight=0),
        "full": replace(found, time_weight=FULL, visitor_weight=FULL),
    }
    built = {name: _built(problem, scenario) for name, scenario in variants.items()}
    counted, cash, full = built["counted"], built["cash"], built["full"]
    limit = next(each for each in counted.case.limits if each.name == MOVES)
    free = replace(counted.case, limits=tuple(x for x in counted.case.limits if x.name != MOVES))
    key = canonical_sha256(full.case)
    plan, today = plan_of(given, problem), _today(given, problem)
    return StudySource(
        case=given.case,
        way=Blend(f"way {key}", cash.case, blend(full.case, cash.case, 1, -1)),
        moves=Moves(f"moves {canonical_sha256(free)}", free, limit.unit),
        today=today,
        known=tuple(each for each in (plan, today) if each),
        sent=MANY - limit.most,
        built=given,
        base=(given.base, cash.base, full.base - cash.base),
        scale=THOUSAND,
    )


def _built(problem: Problem, scenario: Scenario) -> BuiltCase:
    """Build a scenario with another limit or other weights, which cannot keep it from being."""
    rows = tuple(scenario if row.id == scenario.id else row for row in problem.scenario)
    found = build_case(replace(problem, scenario=rows), scenario.id)
    assert isinstance(found, BuiltCase)
    return found


def _today(built: BuiltCase, problem: Problem) -> Plan | None:
    """Return where everybody is now; None when the case does not know a place."""
    floor = {id: f for f, id in enumerate(built.floors)}
    place = []
    for id, unit in zip(built.units, built.case.units, strict=True):
        record = problem.get(Unit, id)
        if unit.stay is not None and built.old[unit.stay] == record.building:
            place.append(len(built.floors) + unit.stay)
        elif floor.get(record.floor, -1) in unit.floors:
            place.append(floor[record.floor])
        else:
            return None
    return Plan(tuple(place))
