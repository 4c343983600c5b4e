"""One name per rule of the core case, used by model, checker, explainer, docs and report."""

from __future__ import annotations

from enum import StrEnum


class RuleId(StrEnum):
    """The hard rules of the core case; each has the sentence ``rule.<value>``."""

    PLACE = "place"  # every unit at exactly one place it may take
    AREA = "area"  # unit area + room area <= net usable area of the floor
    PEOPLE = "people"  # headcount <= people limit of the floor
    ONE_TOWER = "one_tower"  # the moved units of an OPD in one tower
    TOGETHER = "together"  # the two units at the same place
    APART = "apart"  # the two units at different places
    ROOMS = "rooms"  # per zone and class at least the rooms the peak pooled load needs
    PARKING = "parking"  # parking levels per site and vehicle type <= the most allowed
    LIMIT = "limit"  # a sum over the plan (moves, one-off money) <= the most allowed


class PlaceReason(StrEnum):
    """Why a unit may not take a floor, before the engine sees it; all are parts of PLACE."""

    PINNED = "pinned"  # a pin sends it elsewhere
    FORBIDDEN = "forbidden"  # the planner forbade the floor
    PUBLIC = "public"  # service counters need a floor open to the public
    GROUND = "ground"  # a special space needs the ground floor
    LIVE_LOAD = "live_load"  # archives need a stronger floor
    ACCESS = "access"  # visitors need an accessible route
    DATE = "date"  # the floor is available only after the planning year
    NOT_CANDIDATE = "not_candidate"  # the building receives nobody in this scenario


class CostTerm(StrEnum):
    """The terms of the core bill; the label of each is ``term.<value>`` in the catalogue."""

    OPEN = "open"  # floors and towers in use
    UNIT = "unit"  # units at their places
    OLD = "old"  # old buildings kept
    ROOM = "room"  # shared rooms
    PARKING = "parking"  # parking levels
    SPAN = "span"  # floors between the top and the bottom unit of an OPD
    SPLIT = "split"  # OPD partly moved, partly staying
    FLOW = "flow"  # trips between units
