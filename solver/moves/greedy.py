"""An order of moves in plain Python: wave after wave, what saves most first, swing when stuck."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction

from solver.moves.model import MoveCase, MovePlan


@dataclass
class _Desk:
    """What is decided so far, and what is free in the present wave."""

    case: MoveCase
    room: list[int]  # free area of each space, dm²; what is promised counts as taken
    swing: int  # free swing area, dm²
    left: dict[int, int] = field(default_factory=dict)
    entered: dict[int, int] = field(default_factory=dict)
    people: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))
    units: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))
    freed: defaultdict[int, list[tuple[int, int]]] = field(
        default_factory=lambda: defaultdict(list)
    )  # wave -> (space, or -1 for the swing space; area)

    def fits_wave(self, mover: int, wave: int) -> bool:
        """Tell whether a wave has hands for one more move."""
        case = self.case
        people = self.people[wave] + case.load(case.movers[mover])
        return people <= case.people and (not case.units or self.units[wave] < case.units)

    def leave(self, mover: int, wave: int) -> None:
        """Let a unit leave its place in a wave; the place is free from the next one on."""
        who = self.case.movers[mover]
        self.left[mover] = wave
        if who.origin >= 0:
            self.freed[wave + 1].append((who.origin, who.held))

    def count(self, mover: int, wave: int) -> None:
        """Count a move in a wave."""
        self.people[wave] += self.case.load(self.case.movers[mover])
        self.units[wave] += 1

    def dawn(self, wave: int) -> None:
        """Take back what is free from a wave on."""
        for space, area in self.freed.pop(wave, ()):
            if space < 0:
                self.swing += area
            else:
                self.room[space] += area


def greedy(case: MoveCase) -> MovePlan | None:
    """Return an order that breaks nothing, or None when none was found within the waves.

    Notes
    -----
    Old buildings come by Smith's rule (cost over people left), so that a dear building with few
    people empties first. In each wave every unit that fits begins: its space is fitted out from
    then on and entered `fit_out` waves later. When nothing can begin and nothing is under way, the
    cheapest unit that stands in another's way goes to the swing space.
    """
    room = [space.room for space in case.spaces]
    for mover in case.movers:
        if mover.origin >= 0:
            room[mover.origin] -= mover.held
    desk = _Desk(case, room, case.swing)
    order = _order(case)
    for wave in range(1, case.waves + 1):
        desk.dawn(wave)
        begun = [i for i in order if i not in desk.entered and _begin(desk, i, wave)]
        if len(desk.entered) == len(case.movers):
            break
        if not begun and _stuck(desk, wave):
            _step_aside(desk, order, wave)
    if len(desk.entered) < len(case.movers) or max(desk.entered.values(), default=0) > case.waves:
        return None
    every = range(len(case.movers))
    return MovePlan(tuple(desk.left[i] for i in every), tuple(desk.entered[i] for i in every))


def _order(case: MoveCase) -> list[int]:
    """Return the movers as they are taken: buildings by Smith's rule, an OPD in one piece."""
    loads = [0] * len(case.leaving)
    for mover in case.movers:
        if mover.leaves >= 0:
            loads[mover.leaves] += case.load(mover)

    def urgency(i: int) -> tuple[bool, Fraction, int, int, int]:
        mover = case.movers[i]
        cost = case.leaving[mover.leaves].cost if mover.leaves >= 0 else 0
        share = Fraction(loads[mover.leaves], cost) if cost else Fraction(0)
        return (not cost, share, mover.leaves, mover.group, i)

    return sorted(range(len(case.movers)), key=urgency)


def _begin(desk: _Desk, mover: int, wave: int) -> bool:
    """Let a unit's space be fitted out from a wave on when everything fits."""
    case, who = desk.case, desk.case.movers[mover]
    enters, aside = wave + case.fit_out, mover in desk.left
    if wave < case.spaces[who.target].opens or (aside and enters <= desk.left[mover]):
        return False
    if not desk.fits_wave(mover, enters) or desk.room[who.target] < who.area:
        return False
    desk.room[who.target] -= who.area
    desk.entered[mover] = enters
    desk.count(mover, enters)
    if aside:
        desk.freed[enters].append((-1, who.area))
    else:
        desk.leave(mover, enters)
    return True


def _stuck(desk: _Desk, wave: int) -> bool:
    """Tell whether waiting alone changes nothing: nobody is about to leave, nothing opens."""
    waiting = (m for i, m in enumerate(desk.case.movers) if i not in desk.entered)
    opened = all(desk.case.spaces[m.target].opens <= wave for m in waiting)
    return opened and all(at <= wave for at, freed in desk.freed.items() if freed)


def _step_aside(desk: _Desk, order: list[int], wave: int) -> None:
    """Send the cheapest unit that stands in another's way to the swing space."""
    movers = desk.case.movers
    wanted = {movers[i].target for i in order if i not in desk.entered}
    can = [
        i
        for i in order
        if i not in desk.left
        and movers[i].origin in wanted
        and desk.case.may_wait(movers[i])
        and movers[i].area <= desk.swing
        and desk.fits_wave(i, wave)
    ]
    if can:
        chosen = min(can, key=lambda i: (movers[i].swing, i))
        desk.swing -= movers[chosen].area
        desk.leave(chosen, wave)
        desk.count(chosen, wave)
