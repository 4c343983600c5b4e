"""What a new building costs: gross area · price per m² · multiplier for its storeys."""

from __future__ import annotations

from solver.costs.annuity import annual
from solver.costs.line import CostKey, CostLine, Input
from solver.costs.running import building_gross
from solver.demand.norms import Norms
from solver.demand.rounding import half_up, thousands
from solver.problem.estate import Building
from solver.problem.problem import Problem
from solver.units import Measure

HIGHEST = 8  # Permen PU 45/2007 lists multipliers to eight storeys


def storey_key(storeys: int) -> str:
    """Return the standard of the multiplier, empty for one storey; above eight that of eight."""
    return f"building.storeys_{min(storeys, HIGHEST)}" if storeys > 1 else ""


def construction(problem: Problem, building: Building) -> CostLine:
    """Return the building of a new building, annualised; its own recorded cost comes first."""
    norms = Norms(problem)
    gross = building_gross(problem, building)
    key = storey_key(building.storeys)
    inputs: tuple[Input, ...]
    if building.build_cost is not None:
        one_off = building.build_cost
        inputs = (
            Input(
                "field.building.build_cost",
                one_off,
                Measure.RUPIAH,
                building.source,
                building.status,
            ),
        )
    else:
        multiplier = norms[key] if key else 10_000
        one_off = half_up(gross * norms["building.cost"] * multiplier, 100 * 10_000)
        inputs = (
            Input("input.gross", gross, Measure.AREA, building.source, building.status),
            norms.input("building.cost"),
            *((norms.input(key),) if key else ()),
        )
    yearly = annual(one_off, norms["finance.discount"], norms["finance.years_building"])
    finance = (norms.input("finance.discount"), norms.input("finance.years_building"))
    return CostLine(
        CostKey.CONSTRUCTION,
        "building",
        building.id,
        thousands(yearly),
        (*inputs, *finance),
        one_off,
    )
