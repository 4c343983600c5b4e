"""A cost line: one named amount with its formula and the inputs it was made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from solver.demand.explained import Input

__all__ = ["GROUP_OF", "CostGroup", "CostKey", "CostLine", "Input"]


class CostKey(StrEnum):
    """Every line of the bill; label ``cost.<value>``, formula in words ``cost.<value>.formula``."""

    RUNNING_FIXED = "running_fixed"  # of an existing building in use, paid while anybody stays
    RUNNING_USE = "running_use"  # of an existing building, by area used
    EMPTY = "empty"  # guarding and upkeep of an emptied building
    REUSE = "reuse"  # income of its new use (negative)
    LEASE_PENALTY = "lease_penalty"  # annualised
    FLOOR_ENERGY = "floor_energy"
    FLOOR_CLEANING = "floor_cleaning"
    FLOOR_MAINTENANCE = "floor_maintenance"
    BUILDING_GUARDS = "building_guards"
    BUILDING_INTERNET = "building_internet"
    BUILDING_LIFT = "building_lift"
    CONSTRUCTION = "construction"  # new building, annualised
    FIT_OUT = "fit_out"  # annualised
    MOVING = "moving"  # annualised
    ROOMS = "rooms"  # shared rooms, annualised fit-out and upkeep
    PARKING_DECK = "parking_deck"  # annualised deck and upkeep
    STAFF_TIME = "staff_time"  # trips between units
    VISITOR_TIME = "visitor_time"
    SPAN = "span"  # an OPD over several floors
    SPLIT = "split"  # an OPD partly moved
    WISH = "wish"  # the price of rules that are wishes and are not met; no money is paid


class CostGroup(StrEnum):
    """How lines are added up for the reader; label ``cost_group.<value>``."""

    RUNNING = "running"  # cash every year
    ONE_OFF = "one_off"  # cash, annualised
    TIME = "time"  # biaya waktu: never mixed with cash
    WISH = "wish"  # weight of unmet wishes: neither cash nor time


GROUP_OF: dict[CostKey, CostGroup] = dict.fromkeys(CostKey, CostGroup.RUNNING) | {
    CostKey.LEASE_PENALTY: CostGroup.ONE_OFF,
    CostKey.CONSTRUCTION: CostGroup.ONE_OFF,
    CostKey.FIT_OUT: CostGroup.ONE_OFF,
    CostKey.MOVING: CostGroup.ONE_OFF,
    CostKey.PARKING_DECK: CostGroup.ONE_OFF,
    CostKey.STAFF_TIME: CostGroup.TIME,
    CostKey.VISITOR_TIME: CostGroup.TIME,
    CostKey.SPAN: CostGroup.TIME,
    CostKey.SPLIT: CostGroup.TIME,
    CostKey.WISH: CostGroup.WISH,
}


@dataclass(frozen=True)
class CostLine:
    """One amount of the bill.

    Parameters
    ----------
    key : CostKey
        Which line.
    subject_kind, subject : str
        The record it is about: ``building``, ``floor``, ``unit``, ``site`` or ``opd`` and its id.
    amount : int
        Rupiah a year; income is negative. A multiple of Rp1,000 for lines the engine decides on.
    inputs : tuple of Input
        What it was made of, in the order of the formula.
    one_off : int
        For annualised lines the sum before annualising, in rupiah.
    """

    key: CostKey
    subject_kind: str
    subject: str
    amount: int
    inputs: tuple[Input, ...] = ()
    one_off: int = 0

    @property
    def group(self) -> CostGroup:
        """Return the group the line is added to."""
        return GROUP_OF[self.key]
