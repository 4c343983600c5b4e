"""From a problem and a scenario to the integer case the engine solves, and back."""

from __future__ import annotations

from dataclasses import dataclass

from solver.case.model import Case
from solver.errors import Issue, issue
from solver.plan import Plan
from solver.problem.organisation import MeetingSize, VehicleKind
from solver.problem.problem import Problem
from solver.problem.scenario import Placement, Scenario
from solver.rules import PlaceReason


@dataclass(frozen=True)
class BuiltCase:
    """A core case and what each of its indexes means.

    Parameters
    ----------
    scenario : str
        Id of the scenario it was built from.
    case : Case
        The integers the engine sees.
    units, floors, old, towers, sites : tuple of str
        Record ids by index: units, floors, buildings in which units may stay, buildings that
        receive units, sites.
    opds : tuple of str
        OPD id by group index; a unit that is a group of its own repeats the id of its OPD.
    sizes : tuple of MeetingSize
        Size class by room class index.
    vehicles : tuple of VehicleKind
        Vehicle type by parking type index; a type may come twice (its second row guards the
        number of decks of each site).
    base : int
        Rupiah a year that no decision changes: ``base + 1000 * cost`` is the whole bill.
    issues : tuple of Issue
        Warnings; nothing here stops the job.
    """

    scenario: str
    case: Case
    units: tuple[str, ...]
    floors: tuple[str, ...]
    old: tuple[str, ...]
    towers: tuple[str, ...]
    sites: tuple[str, ...]
    opds: tuple[str, ...]
    sizes: tuple[MeetingSize, ...]
    vehicles: tuple[VehicleKind, ...]
    base: int
    issues: tuple[Issue, ...] = ()


def build_case(problem: Problem, scenario_id: str) -> BuiltCase | tuple[Issue, ...]:
    """Build the core case of a scenario, or say what keeps it from being built.

    Parameters
    ----------
    problem : Problem
        All records.
    scenario_id : str
        Which scenario.

    Returns
    -------
    BuiltCase or tuple of Issue
        The case with its keys, or the Issues (at least one ERROR) that have to be mended.
    """
    if problem.find(Scenario, scenario_id) is None:
        return (issue("scenario_unknown", f"scenario/{scenario_id}"),)
    return (issue("case_no_floors", f"scenario/{scenario_id}"),)


def plan_of(built: BuiltCase, problem: Problem) -> Plan | None:
    """Return the placements and rooms of the scenario as a plan of its case.

    None when a unit is unplaced or at a place the case does not know.
    """
    return None


def placements_of(
    built: BuiltCase, plan: Plan, scenario_id: str, problem: Problem
) -> tuple[Placement, ...]:
    """Return the placements a plan stands for, keeping ids and pins of present ones."""
    return ()


def blocked(problem: Problem, scenario_id: str, unit_id: str) -> dict[str, tuple[PlaceReason, ...]]:
    """Return the floors a unit may not take in a scenario, each with every hard reason."""
    return {}
