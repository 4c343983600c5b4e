"""Cheap tests for why there is no plan: sums that cannot fit, in exact figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from solver.case.model import Case
from solver.case.ties import Group, Ties, ties
from solver.explain.clashes import Rule, rules_of
from solver.ledger.tables import Ints
from solver.rules import RuleId


class ShortageKind(StrEnum):
    """What does not fit; the sentence is ``why_none.<value>``."""

    AREA = "area"  # units confined to floors need more area than these have
    PEOPLE = "people"  # units confined to floors are more people than these take
    NO_PLACE = "no_place"  # units that must be together have no place in common
    GROUP_AREA = "group_area"  # units that must be together are larger than every common floor
    GROUP_PEOPLE = "group_people"
    NO_TOWER = "no_tower"  # OPDs that must share a tower have none in common
    TOWER_AREA = "tower_area"  # OPDs that must share a tower are larger than every one
    TOWER_PEOPLE = "tower_people"
    TOGETHER_APART = "together_apart"  # two units must be together and apart
    CROWDED = "crowded"  # more units that must be apart than floors
    ROOM_TABLE = "room_table"  # more meetings than the table of a room class reaches
    PARKING = "parking"  # more parking levels than allowed
    LIMIT = "limit"  # the least possible is above the most allowed


@dataclass(frozen=True)
class Shortage:
    """One thing that cannot fit, with its figures.

    Parameters
    ----------
    kind : ShortageKind
        What.
    need, have : int
        Area, people, vehicle places (times 10), levels, loads or the limit's measure; need > have
        where there is a figure.
    units, opds, floors : tuple of int
        Whom and what it is about.
    rooms : int
        How much of `need` is area of shared rooms.
    subject : tuple of int
        Room class; (site or -1 for all, vehicle type); limit; tower: as the kind has it.
    rules : tuple of Rule
        Rules that make it impossible, all that the sum used; perhaps fewer would do.
    """

    kind: ShortageKind
    need: int = 0
    have: int = 0
    units: tuple[int, ...] = ()
    opds: tuple[int, ...] = ()
    floors: tuple[int, ...] = ()
    rooms: int = 0
    subject: tuple[int, ...] = ()
    rules: tuple[Rule, ...] = ()

    @property
    def lacking(self) -> int:
        """How much is missing."""
        return self.need - self.have


class View:
    """A case with its ties and what the tests ask of it again and again."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.ties: Ties = ties(case)
        self._known = frozenset(rules_of(case))
        self._cluster = {i: c for c, one in enumerate(self.ties.clusters) for i in one.groups}
        self.moving = [i for i, group in enumerate(self.ties.groups) if group.must_move]

    @cached_property
    def room_load(self) -> Ints:
        """Return the load of each unit by class and slot."""
        return np.array(self.case.rooms.load, dtype=np.int64)

    @cached_property
    def vehicles(self) -> Ints:
        """Return the vehicles of each unit by type and hour."""
        return np.array(self.case.parking.vehicles if self.case.parking else (), dtype=np.int64)

    def area(self, group: int) -> int:
        """Return the area of a group."""
        return sum(self.case.units[u].area for u in self.ties.groups[group].units)

    def people(self, group: int) -> int:
        """Return the people of a group."""
        return sum(self.case.units[u].people for u in self.ties.groups[group].units)

    def units(self, groups: list[int]) -> tuple[int, ...]:
        """Return the units of groups, rising."""
        return tuple(sorted(u for i in groups for u in self.ties.groups[i].units))

    def why(self, groups: list[int]) -> set[Rule]:
        """Return the rules that confine groups to their floors, narrowed ones too."""
        found: set[Rule] = set()
        for i in groups:
            found |= self.own(self.ties.groups[i])
            if self.ties.groups[i].floors != self.ties.loose[i].floors:
                found |= self.shared(self._cluster[i])
        return found & self._known

    def shared(self, cluster: int) -> set[Rule]:
        """Return the rules that keep a cluster in its towers."""
        one = self.ties.clusters[cluster]
        found: set[Rule] = {(RuleId.ONE_TOWER, "opd", (g,)) for g in one.opds}
        for i in one.groups:
            found |= self.own(self.ties.groups[i])
        return found & self._known

    def own(self, group: Group) -> set[Rule]:
        """Return the rules that confine the units of a group, and tie them."""
        inside = set(group.units)
        found: set[Rule] = {(RuleId.PLACE, "unit", (u,)) for u in inside}
        found |= {
            (RuleId.TOGETHER, "pair", pair) for pair in self.case.together if pair[0] in inside
        }
        return found

    def pick(self, *rules: set[Rule]) -> tuple[Rule, ...]:
        """Return rules in a lasting order, those that cannot clash left out."""
        return tuple(sorted(set().union(*rules) & self._known))


def area_rules(floors: frozenset[int]) -> set[Rule]:
    """Return AREA of each floor."""
    return {(RuleId.AREA, "floor", (f,)) for f in floors}


def people_rules(floors: frozenset[int]) -> set[Rule]:
    """Return PEOPLE of each floor."""
    return {(RuleId.PEOPLE, "floor", (f,)) for f in floors}


def room_rules(case: Case) -> set[Rule]:
    """Return ROOMS of each class."""
    return {(RuleId.ROOMS, "class", (c,)) for c in range(len(case.rooms.classes))}
