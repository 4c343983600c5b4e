"""The compiled kernel as functions: found beside this file, its records, its calls."""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache

from solver.errors import SatuAtapError

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "compiled")
ENDING = ".dll" if sys.platform == "win32" else ".so"

RULES = 8
STEPS = (
    "one_unit",
    "unit_inside",
    "two_units",
    "part_of_opd",
    "refill",
    "one_block",
    "two_floors",
    "one_cluster",
    "two_clusters",
    "torn_cluster",
    "like_units",
    "some_units",
)
KICKS = (
    "empty_old",
    "fill_old",
    "empty_floor",
    "use_floor",
    "other_cluster",
    "other_tower",
    "exchange_towers",
    "empty_tower",
)

Whole, Real, Address = ctypes.c_int64, ctypes.c_double, ctypes.c_void_p

SIZES = [
    "units",
    "floors",
    "olds",
    "towers",
    "sites",
    "opds",
    "zones",
    "classes",
    "slots",
    "types",
    "hours",
    "limits",
    "most_levels",
    "clusters",
    "symmetric",
    "fill_to",
]
TABLES = [
    "area",
    "people",
    "opd",
    "stay",
    "by_area",
    "rank",
    "cost",
    "places_start",
    "places",
    "floor_area",
    "floor_people",
    "floor_open",
    "level",
    "tower",
    "zone",
    "site",
    "tower_open",
    "keep",
    "span",
    "split",
    "members_start",
    "members",
    "mates_start",
    "mates",
    "apart_start",
    "apart",
    "partners_start",
    "partners",
    "zone_floors_start",
    "zone_floors",
    "tower_floors_start",
    "tower_floors",
    "weight_out",
    "weight_in",
    "weight",
    "distance",
    "distance_back",
    "loads",
    "vehicles",
    "has_load",
    "relief",
    "relief_area",
    "room_area",
    "room_cost",
    "room_order",
    "room_fill",
    "room_limit_start",
    "room_limit",
    "surface",
    "level_cost",
    "stalls",
    "limit_most",
    "limit_unit",
    "limit_floor",
    "limit_tower",
    "limit_room",
    "limit_level",
    "cluster_units_start",
    "cluster_units",
    "cluster_towers_start",
    "cluster_towers",
    "cluster_of",
]
SUMS = [
    "place",
    "used",
    "heads",
    "count",
    "tower_count",
    "old_count",
    "zone_load",
    "site_load",
    "need",
    "zone_cost",
    "zone_above",
    "zone_lack",
    "zone_free",
    "reserve",
    "levels",
    "site_cost",
    "site_over",
    "group_cost",
    "group_extra",
    "limit_used",
    "flow",
    "best_place",
    "best_rooms",
    "spare_rooms",
    "order",
    "undo",
    "saved",
    "kept",
    "held",
    "active",
    "scratch",
    "bias",
    "energy",
]

TOWER_TABLES = [
    "area",
    "people",
    "group",
    "low",
    "high",
    "starts",
    "partner",
    "members_start",
    "members",
    "cost",
    "trips",
    "span",
    "room",
    "floor_area",
    "floor_people",
    "unfit",
    "beside",
    "apart",
    "room_area",
    "room_count",
]


class Facts(ctypes.Structure):
    """The record `facts` of source/kernel.h."""

    _fields_ = [(name, Whole) for name in SIZES] + [(name, Address) for name in TABLES]


class State(ctypes.Structure):
    """The record `walk` of source/kernel.h."""

    _fields_ = [
        ("of", ctypes.POINTER(Facts)),
        *((name, Address) for name in SUMS),
        *(
            (name, Whole)
            for name in [
                "cost",
                "best",
                "has_best",
                "best_count",
                "spare_count",
                "biased",
                "actives",
                "elastic",
            ]
        ),
        ("over", Whole * RULES),
        ("sick", Whole * RULES),
        ("prices", Real * RULES),
        ("fair", Real * RULES),
        ("lowest", Real * RULES),
        ("aim", Real * RULES),
        ("temperature", Real),
        ("dearest", Real),
        ("softest", Real),
        ("least", Real),
        *((name, Whole) for name in ["looks", "astray"]),
        ("chance", ctypes.c_uint64 * 4),
    ]


class Matrix(ctypes.Structure):
    """The record `sparse` of source/descent.h."""

    _fields_ = [("lines", Whole), *((name, Address) for name in ("starts", "at", "values"))]


class Gradient(ctypes.Structure):
    """The record `descent` of source/descent.h."""

    _fields_ = [
        ("by_row", Matrix),
        ("by_column", Matrix),
        *((name, Address) for name in ("cost", "high", "low", "least", "most")),
        *((name, Address) for name in ("x", "y", "back")),
        *((name, Address) for name in ("next_x", "next_y", "next_back", "ahead")),
        *((name, Address) for name in ("sum_x", "sum_y")),
        *((name, Real) for name in ("size", "weight", "mass")),
    ]


class Tower(ctypes.Structure):
    """The record `tower` of source/tower.h."""

    _fields_ = [
        *((name, Whole) for name in ("units", "cuts", "groups", "total", "widest", "size")),
        *((name, Address) for name in TOWER_TABLES),
        ("aparts", Whole),
        ("classes", Whole),
        ("stop", Address),
    ]


RECORDS: dict[str, type[ctypes.Structure]] = {
    "size_of_facts": Facts,
    "size_of_walk": State,
    "size_of_descent": Gradient,
    "size_of_tower": Tower,
}

CALLS = {
    "begin_at": (None, (Address,)),
    "construct": (None, (Address, Address)),
    "settle": (Whole, (Whole, Address)),
    "anneal": (Whole, (Whole, Real, Real, Address)),
    "relink": (None, (Address, Whole)),
    "kick": (ctypes.c_int, (Whole, Real, Real, Real, Real)),
    "move": (None, (Whole, Whole)),
    "price": (Whole, (Whole, Whole)),
    "leave": (None, (Whole,)),
    "enter": (None, (Whole, Whole)),
    "note": (ctypes.c_int, ()),
    "lay_out": (Whole, ()),
    "restart": (None, (Address,)),
    "reinsert": (None, (Whole, Address, Whole)),
    "go_home": (None, (Address,)),
    "price_moves": (None, (Whole, Address, Address, Address)),
    "price_row": (None, (Whole, Address)),
    "price_exchange": (Real, (Whole, Whole, Real)),
    "patience": (Real, ()),
}


@cache
def gradient_calls() -> ctypes.CDLL:
    """Return the kernel, its steps of first order declared; the same for both widths of loads.

    Raises
    ------
    SatuAtapError
        As `library`.
    """
    found = library(64)
    found.product.restype = None
    found.product.argtypes = (ctypes.POINTER(Matrix), Address, Address)
    found.faults.restype = None
    found.faults.argtypes = (ctypes.POINTER(Gradient), Address, Address, Address)
    found.descend.restype = Whole
    found.descend.argtypes = (ctypes.POINTER(Gradient), Whole, Whole, Address, Address)
    return found


@cache
def chain_calls() -> ctypes.CDLL:
    """Return the kernel, its calls on towers as chains of cuts declared.

    Raises
    ------
    SatuAtapError
        As `library`.
    """
    found = library(64)
    found.least_of_cut.restype = found.raise_cut.restype = Whole
    tower = ctypes.POINTER(Tower)
    found.least_of_cut.argtypes = (tower, Whole, *(Address,) * 3, Whole, Whole)
    found.raise_cut.argtypes = (
        *(tower, Whole, Address, Address),
        *(Whole, Whole, Whole, Address, Whole, Whole, Address),
    )
    return found


@cache
def library(bits: int) -> ctypes.CDLL:
    """Return the kernel for loads of 32 or 64 bits.

    Raises
    ------
    SatuAtapError
        When the kernel was not compiled or cannot be loaded here.
    """
    path = os.path.join(FOLDER, f"kernel{bits}{ENDING}")
    try:
        found = ctypes.CDLL(path)
    except OSError as reason:
        raise SatuAtapError("kernel_missing", path=path, reason=reason) from reason
    _agree(found, path)
    for name, (result, arguments) in CALLS.items():
        call = getattr(found, name)
        call.restype = result
        call.argtypes = (ctypes.POINTER(State), *arguments)
    return found


def _agree(found: ctypes.CDLL, path: str) -> None:
    """Refuse a library that was compiled from other records than those above."""
    calls = [getattr(found, name, None) for name in RECORDS]
    sizes = [int(call()) for call in calls if call is not None]
    if sizes != [ctypes.sizeof(record) for record in RECORDS.values()]:
        raise SatuAtapError("kernel_missing", path=path, reason=f"records {sizes}")
