"""The order of moves as integers: spaces, movers, buildings that empty, and what an order is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from solver.plan import SolveStatus


@dataclass(frozen=True)
class Space:
    """A floor, or a building whose floors are not told apart. Areas in dm².

    `capacity` is what may be held at once, `fixed` what is held all the time by those who stay.
    `opens` is the first wave in which it may be fitted out.
    """

    id: str
    building: str
    capacity: int
    fixed: int = 0
    opens: int = 1

    @property
    def room(self) -> int:
        """Area that movers may hold."""
        return self.capacity - self.fixed


@dataclass(frozen=True)
class Mover:
    """A unit on its way. Spaces, group and old building are positions; -1 is none.

    `held` is what it occupies where it sits, `area` what it takes where it goes (dm²); `swing` is
    what a stay in between costs (rupiah).
    """

    unit: str
    people: int
    area: int
    target: int
    origin: int = -1
    held: int = 0
    group: int = -1
    leaves: int = -1
    swing: int = 0


@dataclass(frozen=True)
class Leaving:
    """An old building that empties, and what a wave costs while anybody is still in it, rupiah."""

    building: str
    cost: int


@dataclass(frozen=True)
class MoveCase:
    """Everything an order is made from.

    Parameters
    ----------
    waves : int
        The last wave allowed; waves count from 1.
    people, units : int
        The most that move in one wave; 0 units is no limit. A unit of more people takes a whole
        wave of people for itself.
    fit_out : int
        Waves that a space is fitted out before somebody enters; it must be free by then.
    swing : int
        Area for units between two places, dm²; 0 is none.
    wave_cost, spread_cost : int
        Rupiah for each wave until all is done, and for each wave an OPD is torn.
    """

    waves: int
    people: int
    spaces: tuple[Space, ...]
    movers: tuple[Mover, ...]
    leaving: tuple[Leaving, ...] = ()
    groups: tuple[str, ...] = ()
    units: int = 0
    fit_out: int = 0
    swing: int = 0
    wave_cost: int = 0
    spread_cost: int = 0

    def load(self, mover: Mover) -> int:
        """Return the people a move counts for in its wave."""
        return min(mover.people, self.people)

    def may_wait(self, mover: Mover) -> bool:
        """Tell whether a unit may use the swing space: somebody else waits for its place."""
        return mover.origin in self._wanted and 0 < mover.area <= self.swing

    @cached_property
    def _wanted(self) -> frozenset[int]:
        return frozenset(mover.target for mover in self.movers)

    def earliest(self, mover: Mover) -> int:
        """Return the first wave in which a unit may enter."""
        return self.spaces[mover.target].opens + self.fit_out


@dataclass(frozen=True)
class MovePlan:
    """In which wave each unit leaves its place and enters its new one.

    Leaving earlier than entering is a stay in the swing space.
    """

    left: tuple[int, ...]
    entered: tuple[int, ...]


@dataclass(frozen=True)
class MoveCost:
    """What an order costs, rupiah: `double` and `swing` are cash, the others are weights."""

    double: int
    swing: int
    duration: int
    spread: int

    @property
    def total(self) -> int:
        """Return the sum that is made least."""
        return self.double + self.swing + self.duration + self.spread


@dataclass(frozen=True)
class Circle:
    """Spaces whose units wait for each other: each gives to and receives from the others.

    `units` move inside the circle; `missing` is the area (dm²) by which its spaces together lack
    room to let all enter at once.
    """

    spaces: tuple[str, ...]
    buildings: tuple[str, ...]
    units: tuple[str, ...]
    missing: int


class Hindrance(StrEnum):
    """Why no order was found; label ``moves.hindrance.<value>``."""

    SWING = "swing"  # a circle and too little swing space; `amount` dm² would do
    WAVES = "waves"  # too few waves; `amount` waves would do
    OPENS = "opens"  # a space opens after the last wave; `amount` is the first wave that would do
    UNKNOWN = "unknown"  # the time was up


@dataclass(frozen=True)
class Obstacle:
    """What stands in the way of any order: why, which buildings and units, and how much."""

    why: Hindrance
    amount: int = 0
    buildings: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class MoveOrder:
    """What came of ordering.

    Parameters
    ----------
    case : MoveCase
        What was ordered.
    status : SolveStatus
        What is proved; a plan only with OPTIMAL or FEASIBLE.
    plan, cost : MovePlan, MoveCost or None
        The order and what it costs; checked by `solver.moves.check`.
    bound : int or None
        No order costs less, rupiah.
    circles : tuple of Circle
        Circles among the spaces, the tightest first.
    obstacles : tuple of Obstacle
        With INFEASIBLE: what would help.
    seconds, seed : float, int
        How long it took and the seed of all chance.
    """

    case: MoveCase
    status: SolveStatus
    plan: MovePlan | None = None
    cost: MoveCost | None = None
    bound: int | None = None
    circles: tuple[Circle, ...] = ()
    obstacles: tuple[Obstacle, ...] = field(default=())
    seconds: float = 0.0
    seed: int = 0

    @property
    def gap(self) -> int | None:
        """Return how much better an order could be at most, basis points of the cost."""
        if self.cost is None or self.bound is None:
            return None
        over = max(0, self.cost.total - self.bound)
        return 0 if not over else -(-10_000 * over // max(1, self.cost.total))
