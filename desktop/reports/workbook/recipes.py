"""How each cost line is made of its inputs, as formulas that a spreadsheet recomputes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from desktop.reports.workbook.term import (
    Term,
    absolute,
    constant,
    largest,
    payment,
    rounded,
    summed,
)
from solver.costs.line import CostKey, CostLine


@dataclass(frozen=True)
class Cells:
    """The inputs of one line in their order, each as (label, the cell that holds it)."""

    terms: Sequence[tuple[str, Term]]
    once: Term | None = None

    def __call__(self, *patterns: str) -> Term:
        """Return the first input whose label ends like a pattern (``*`` stands for anything)."""
        found = self.all(*patterns)
        if not found:
            raise KeyError(patterns)
        return found[0]

    def all(self, *patterns: str) -> list[Term]:
        """Return every input whose label ends like a pattern."""
        return [
            term
            for label, term in self.terms
            if any(fnmatchcase(label, f"*{pattern}") for pattern in patterns)
        ]


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


def _of_recorded(cells: Cells) -> tuple[Term, Term]:
    """Return all that is recorded, and the part of it that follows area."""
    amounts, shares = cells.all("choice.CostCategory.*"), cells.all("input.fixed_share")
    fixed = [rounded(a * s) for a, s in zip(amounts, shares, strict=True)]
    every = summed(amounts)
    return every, every - summed(fixed)


def _fixed(cells: Cells) -> Term:
    every, use = _of_recorded(cells)
    if not cells.all("input.spread"):
        return _thousands(every)
    used_up = _thousands(use * cells("input.area_today") / cells("input.spread"))
    return _thousands(every - used_up - cells("input.rounding"))


def _use(cells: Cells) -> Term:
    if cells.all("input.spread"):
        _, use = _of_recorded(cells)
        exact = _thousands(use * cells("input.area") / cells("input.spread"))
    else:
        water = rounded(cells("running.water_person") * cells("running.water_price"))
        exact = _thousands(cells("input.people") * (water + cells("running.internet_person")))
    return exact + cells("input.rounding")


def _rooms(cells: Cells) -> Term:
    upkeep = rounded(cells("rooms.area_*") * cells("rooms.upkeep"))
    one = _yearly(Cells(cells.terms, _one_room(cells)))
    return cells("input.rooms") * _thousands(one + upkeep)


def _one_room(cells: Cells) -> Term:
    return rounded(cells("rooms.area_*") * cells("rooms.fit_out"))


def _deck(cells: Cells) -> Term:
    upkeep = rounded(_one_deck(cells) * cells("parking.deck_upkeep"))
    one = _yearly(Cells(cells.terms, _one_deck(cells)))
    return cells("input.levels") * _thousands(one + upkeep)


def _one_deck(cells: Cells) -> Term:
    area = cells("parking.deck_[cm]*") * cells("parking.area_*")
    return rounded(area * cells("parking.deck_cost"))


def _visitors(cells: Cells) -> Term:
    visits = cells("unit.visitors") * cells("time.days")
    minutes = constant(2) * absolute(cells("input.level")) * cells("time.floor")
    return _thousands(visits * minutes * cells("time.visitor"))


def _trips(cells: Cells) -> Term:
    year = cells("input.travel_minutes") * cells("time.weeks") * cells("time.wage")
    return _thousands(year) + cells("input.rounding")


def _span(cells: Cells) -> Term:
    trips = cells("input.people") * cells("time.internal_trips") * cells("time.weeks")
    return cells("input.span") * _thousands(trips * cells("time.floor") * cells("time.wage"))


def _split(cells: Cells) -> Term:
    trips = cells("time.split_trips") * cells("time.weeks")
    return _thousands(trips * cells("input.split_minutes") * cells("time.wage"))


def _wish(cells: Cells) -> Term:
    if cells.all("input.steps"):
        return cells("input.wish_step") * cells("input.steps")
    return cells("input.wish_price")


AMOUNTS: Mapping[CostKey, Recipe] = {
    CostKey.RUNNING_FIXED: _fixed,
    CostKey.RUNNING_USE: _use,
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
    CostKey.STAFF_TIME: _trips,
    CostKey.VISITOR_TIME: _visitors,
    CostKey.SPAN: _span,
    CostKey.SPLIT: _split,
    CostKey.WISH: _wish,
}


def _construction_once(cells: Cells) -> Term:
    if cells.all("building.build_cost"):
        return cells("building.build_cost")
    price = cells("input.gross") * cells("building.cost")
    storeys = cells.all("standard.building.storeys_*")
    return rounded(price * storeys[0] if storeys else price)


def _moving_once(cells: Cells) -> Term:
    archive = rounded(cells("unit.archive") * cells("moving.archive"))
    return cells("input.people") * cells("moving.person") + archive


ONCE: Mapping[CostKey, Recipe] = {
    CostKey.CONSTRUCTION: _construction_once,
    CostKey.FIT_OUT: lambda cells: rounded(cells("input.area") * cells("moving.fit_out")),
    CostKey.MOVING: _moving_once,
    CostKey.ROOMS: lambda cells: cells("input.rooms") * _one_room(cells),
    CostKey.PARKING_DECK: lambda cells: cells("input.levels") * _one_deck(cells),
    CostKey.LEASE_PENALTY: lambda cells: cells("building.lease_penalty"),
}


def amount_formula(line: CostLine, cells: Cells) -> Term | None:
    """Return the formula of the yearly amount, None when its inputs do not tell the whole of it.

    A formula is given only when it comes to the very amount of the line. What an empty building
    costs beyond using it is taken off again.
    """
    recipe = AMOUNTS.get(line.key)
    if recipe is None:
        return None
    return _checked(lambda given: _less_cap(recipe(given), given), cells, line.amount)


def _less_cap(term: Term, cells: Cells) -> Term:
    caps = cells.all("input.capped")
    return term - caps[0] if caps else term


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
