"""Which place of a unit is looked at first: the kernel prices all bare moves at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from solver.kernel.prices import prices_by_place
from solver.kernel.walker import Walker
from solver.rules import RuleId


def in_order(walker: Walker, unit: int, certain: Mapping[int, Sequence[object]]) -> tuple[int, ...]:
    """Return the places of a unit: where it is, then what is cheapest as it stands.

    Places that break a rule come after those that do not, those that tear its OPD after these,
    those that no plan can have last. The check would take seconds for all places of a large case.

    Parameters
    ----------
    walker : Walker
        A walk that stands at the plan; nothing moves.
    unit : int
        The unit.
    certain : mapping
        Place → rules that no plan can keep with the unit there.
    """
    here = walker.at(unit)
    places = walker.tables.allowed[unit].tolist()
    bare = dict(zip(places, prices_by_place(walker, unit), strict=True))

    def eagerness(place: int) -> tuple[bool, bool, bool, bool, int]:
        worse = bare[place].worse
        torn = RuleId.ONE_TOWER in worse
        return place != here, bool(certain[place]), torn, bool(worse), bare[place].change

    return tuple(sorted(places, key=eagerness))
