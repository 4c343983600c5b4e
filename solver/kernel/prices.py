"""Single prices by the kernel: one move, one exchange, every place of a unit; nothing moves."""

from __future__ import annotations

from dataclasses import dataclass

from solver.kernel.walker import Walker
from solver.ledger.ledger import RULES
from solver.ledger.tables import Ints
from solver.rules import RuleId


@dataclass(frozen=True)
class Price:
    """What a change costs.

    Parameters
    ----------
    change : int
        Change of cost in the money of the case, rooms pooled per zone; negative saves.
    broken : tuple of (RuleId, int)
        By how much more each rule is broken than now, negative for less; rules that stay as they
        are left out. Area of shared rooms counts what corners of the floors cannot hold.
    """

    change: int
    broken: tuple[tuple[RuleId, int], ...]

    @property
    def worse(self) -> tuple[RuleId, ...]:
        """Return the rules that are broken more than now."""
        return tuple(rule for rule, more in self.broken if more > 0)


def price_of_move(walker: Walker, unit: int, place: int) -> Price:
    """Return what it changes when a unit goes to a place, or NOWHERE.

    A place that the unit may not take costs nothing and breaks PLACE.
    """
    return price_of_group(walker, ((unit, place),))


def price_of_swap(walker: Walker, one: int, other: int) -> Price:
    """Return what it changes when two units change places."""
    return price_of_group(walker, ((one, walker.at(other)), (other, walker.at(one))))


def price_of_group(walker: Walker, moves: tuple[tuple[int, int], ...]) -> Price:
    """Return what several moves (unit, place) of different units change when made together."""
    column = walker.tables.column
    wrong = sum(place >= 0 and place not in column[unit] for unit, place in moves)
    if wrong:
        return Price(0, ((RuleId.PLACE, wrong),))
    return _price(walker.changes(moves))


def prices_by_place(walker: Walker, unit: int) -> tuple[Price, ...]:
    """Return what a unit at each of its places changes, in the order of `Tables.allowed`."""
    return tuple(_price(row) for row in walker.changes_by_place(unit))


def _price(row: Ints) -> Price:
    change, *amounts = row.tolist()
    return Price(change, tuple((rule, by) for rule, by in zip(RULES, amounts, strict=True) if by))
