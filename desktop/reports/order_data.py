"""The order of moves as figures for paper: waves, who moves in each, what empties, what became."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from solver.moves.build import Place
from solver.problem.realisation import MoveStatus


@dataclass(frozen=True)
class UnitMove:
    """A unit on its way: waves count from 1; 0 while there is no order.

    `left` before `entered` is a stay in the swing space in between.
    """

    unit: str
    opd: str
    people: int
    origin: Place
    target: Place
    left: int
    entered: int


@dataclass(frozen=True)
class OrderWave:
    """A wave: its days, who moves, swing area in use (dm²), old buildings still paid (rupiah).

    `emptied` are the old buildings left for good in it.
    """

    number: int
    first: date
    last: date
    swing: int
    double: int
    emptied: tuple[str, ...] = ()
    moves: tuple[UnitMove, ...] = ()

    @property
    def people(self) -> int:
        """Return how many people move."""
        return sum(move.people for move in self.moves)

    @property
    def quiet(self) -> bool:
        """Tell whether nobody moves and nothing is special: such waves are printed together."""
        return not (self.moves or self.emptied or self.swing)


@dataclass(frozen=True)
class Emptying:
    """An old building: the wave and the day after which it is empty, and what a wave costs."""

    building: str
    cost: int
    wave: int
    day: date

    @property
    def paid(self) -> int:
        """Return what is paid for it until it is empty, rupiah."""
        return self.cost * self.wave


@dataclass(frozen=True)
class Become:
    """What became of a unit's move beside the plan.

    Parameters
    ----------
    unit : str
        Whose.
    move : MoveStatus
        As recorded; planned when nothing is.
    day : date or None
        When it moved.
    place : Place or None
        Where it moved to.
    planned_day : date or None
        The first day of its wave.
    late : int or None
        Days after the wave, before it negative.
    elsewhere : bool
        It went to another building than planned.
    """

    unit: str
    move: MoveStatus
    day: date | None
    place: Place | None
    planned_day: date | None
    late: int | None
    elsewhere: bool


@dataclass(frozen=True)
class OrderData:
    """The order of the moves of a scenario.

    Parameters
    ----------
    remarks : tuple of (str, str)
        Key of a title ``report.order.<key>`` and what is said: in short, what the order rests on,
        what is proved of it, its terms, notes.
    waves : tuple of OrderWave
        From the first to the last; empty when nobody moves or there is no order.
    emptied : tuple of Emptying
        In the order in which they empty.
    become : tuple of Become
        Of every unit that the plan moves or of which there are news.
    """

    remarks: tuple[tuple[str, str], ...]
    waves: tuple[OrderWave, ...] = ()
    emptied: tuple[Emptying, ...] = ()
    become: tuple[Become, ...] = ()

    @property
    def double(self) -> int:
        """Return what old buildings cost until they are empty, rupiah."""
        return sum(wave.double for wave in self.waves)

    @cached_property
    def told(self) -> tuple[Become, ...]:
        """Return what became of the moves of which anything is recorded."""
        return tuple(each for each in self.become if each.move is not MoveStatus.PLANNED)
