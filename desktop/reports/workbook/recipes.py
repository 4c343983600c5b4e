"""How each cost line is made of its inputs, as formulas that a spreadsheet recomputes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from desktop.reports.workbook.term import Term, constant, largest, payment, rounded
from solver.costs.line import CostKey, CostLine


@dataclass(frozen=True)
class Cells:
    """The inputs of one line by label, each as the cell that holds it."""

    terms: Mapping[str, Term]
    once: Term | None = None

    def __call__(self, *patterns: str) -> Term:
        """Return the first input whose label ends like a pattern (``*`` stands for anything)."""
        for label, term in self.terms.items():
            if any(fnmatchcase(label, f"*{pattern}") for pattern in patterns):
                return term
        raise KeyError(patterns)


Recipe = Callable[[Cells], Term]


def _yearly(cells: Cells) -> Term:
    if cells.once is None:
        raise KeyError("once")
    rate, years = cells("finance.discount"), cells("finance.years_*", "finance.horizon")
    return rounded(payment(rate, years, cells.once))


def _thousands(term: Term) -> Term:
    return rounded(term, -3)


def _wage(cells: Cells, key: str) -> Term:
    month = largest(cells(key), cells("running.minimum_wage"))
    one = constant(1)
    return rounded(month * cells("running.months") * (one + cells("running.uplift")))


def _energy(cells: Cells) -> Term:
    share, one = cells("building.conditioned"), constant(1)
    ike = share * cells("energy.conditioned") + (one - share) * cells("energy.plain")
    return _thousands(constant(12) * ike * cells("input.gross") * cells("energy.tariff_*"))


def _cleaning(cells: Cells) -> Term:
    heads = cells("input.gross") / cells("running.cleaner_area")
    return _thousands(heads * _wage(cells, "running.cleaner_wage"))


def _guards(cells: Cells) -> Term:
    posts = cells("running.guard_posts") * cells("running.guards_per_post")
    return _thousands(posts * _wage(cells, "running.guard_wage"))


def _product(first: str, second: str) -> Recipe:
    return lambda cells: _thousands(cells(first) * cells(second))


def _direct(label: str) -> Recipe:
    return lambda cells: _thousands(cells(label))


def _rooms(cells: Cells) -> Term:
    upkeep = rounded(cells("rooms.area_*") * cells("rooms.upkeep"))
    return cells("input.rooms") * _thousands(_yearly(Cells(cells.terms, _one_room(cells))) + upkeep)


def _one_room(cells: Cells) -> Term:
    return rounded(cells("rooms.area_*") * cells("rooms.fit_out"))


def _visitors(cells: Cells) -> Term:
    visits = cells("unit.visitors") * cells("time.days")
    minutes = constant(2) * cells("input.level") * cells("time.floor")
    return _thousands(visits * minutes * cells("time.visitor"))


def _deck(cells: Cells) -> Term:
    if cells.once is None:
        raise KeyError("once")
    upkeep = rounded(cells.once * cells("parking.deck_upkeep"))
    return _thousands(_yearly(cells) + upkeep)


AMOUNTS: Mapping[CostKey, Recipe] = {
    CostKey.FLOOR_ENERGY: _energy,
    CostKey.FLOOR_CLEANING: _cleaning,
    CostKey.FLOOR_MAINTENANCE: _product("input.gross", "running.maintenance_*"),
    CostKey.BUILDING_GUARDS: _guards,
    CostKey.BUILDING_INTERNET: _direct("running.internet"),
    CostKey.BUILDING_LIFT: _direct("running.lift"),
    CostKey.EMPTY: _direct("building.empty_cost"),
    CostKey.REUSE: lambda cells: -_direct("building.reuse_income")(cells),
    CostKey.LEASE_PENALTY: lambda cells: _thousands(_yearly(cells)),
    CostKey.CONSTRUCTION: lambda cells: _thousands(_yearly(cells)),
    CostKey.FIT_OUT: lambda cells: _thousands(_yearly(cells)),
    CostKey.MOVING: lambda cells: _thousands(_yearly(cells)),
    CostKey.ROOMS: _rooms,
    CostKey.PARKING_DECK: _deck,
    CostKey.VISITOR_TIME: _visitors,
}


def _construction_once(cells: Cells) -> Term:
    if any(label.endswith("building.build_cost") for label in cells.terms):
        return cells("building.build_cost")
    price = cells("input.gross") * cells("building.cost")
    storeys = [label for label in cells.terms if fnmatchcase(label, "standard.building.*storey*")]
    return rounded(price * cells(storeys[0]) if storeys else price)


def _moving_once(cells: Cells) -> Term:
    archive = rounded(cells("unit.archive") * cells("moving.archive"))
    return cells("input.people") * cells("moving.person") + archive


def _deck_once(cells: Cells) -> Term:
    area = cells("parking.deck_[cm]*") * cells("parking.area_*")
    return rounded(area * cells("parking.deck_cost"))


ONCE: Mapping[CostKey, Recipe] = {
    CostKey.CONSTRUCTION: _construction_once,
    CostKey.FIT_OUT: lambda cells: rounded(cells("input.area") * cells("moving.fit_out")),
    CostKey.MOVING: _moving_once,
    CostKey.ROOMS: lambda cells: cells("input.rooms") * _one_room(cells),
    CostKey.PARKING_DECK: _deck_once,
    CostKey.LEASE_PENALTY: lambda cells: cells("building.lease_penalty"),
}


def amount_formula(line: CostLine, cells: Cells) -> Term | None:
    """Return the formula of the yearly amount, None when its inputs do not tell the whole of it.

    A formula is given only when it comes to the very amount of the line; so a figure the inputs
    explain in part (a trip reckoned over the whole tree of distances) stays a plain number.
    """
    return _checked(AMOUNTS.get(line.key), cells, line.amount)


def once_formula(line: CostLine, cells: Cells) -> Term | None:
    """Return the formula of the sum before annualising, None when it is no product of inputs."""
    return _checked(ONCE.get(line.key), cells, line.one_off) if line.one_off else None


def _checked(recipe: Recipe | None, cells: Cells, expected: int) -> Term | None:
    if recipe is None:
        return None
    try:
        term = recipe(cells)
    except KeyError:  # an input is not among those of the line
        return None
    return term if term.value == expected else None
