"""Read a core case from parsed JSON that nobody has checked before."""

from __future__ import annotations

from solver.case import sound
from solver.case.model import (
    BASIC_FORMAT,
    EXTENDED_FORMAT,
    Case,
    Edge,
    Floor,
    Limit,
    Old,
    Opd,
    Parking,
    RoomClass,
    Rooms,
    Site,
    Tower,
    Unit,
)
from solver.case.values import Values
from solver.errors import Issue
from solver.units import BIG

NEEDED = ("format", "name", "area_unit", "sites", "towers", "floors", "old", "opds", "units")
OPTIONAL = ("flows", "tree", "distance", "rooms", "parking", "together", "apart", "limits")
LEVELS = 1_000
INDEX = 1_000_000


def read_case(data: object) -> Case | tuple[Issue, ...]:
    """Read a core case (office-case/1 or office-case/2) from parsed JSON.

    Parameters
    ----------
    data : object
        What ``json.loads`` gave. Nothing about it is trusted.

    Returns
    -------
    Case or tuple of Issue
        The case, or everything that is wrong with it, each with its JSON path.
    """
    values = Values()
    top = values.record(data, "$", NEEDED, OPTIONAL)
    if top is None:
        return tuple(values.found)
    if top["format"] not in (BASIC_FORMAT, EXTENDED_FORMAT):
        values.wrong("format", "$.format", value=top["format"])
        return tuple(values.found)
    case = _case(values, top)
    if values.found:
        return tuple(values.found)
    return tuple(sound.findings(case)) or case


def _case(values: Values, top: dict[str, object]) -> Case:
    sites = values.each(top["sites"], "$.sites", lambda d, w: _site(values, d, w))
    towers = values.each(top["towers"], "$.towers", lambda d, w: _tower(values, d, w))
    floors = values.each(top["floors"], "$.floors", lambda d, w: _floor(values, d, w))
    units = values.each(top["units"], "$.units", lambda d, w: _unit(values, d, w))
    return Case(
        name=values.text(top["name"], "$.name"),
        area_unit=values.text(top["area_unit"], "$.area_unit"),
        sites=sites,
        towers=towers,
        floors=floors,
        old=values.each(top["old"], "$.old", lambda d, w: _old(values, d, w)),
        opds=values.each(top["opds"], "$.opds", lambda d, w: _opd(values, d, w)),
        units=units,
        flows=_flows(values, top.get("flows", [])),
        tree=values.each(top.get("tree", []), "$.tree", lambda d, w: _edge(values, d, w)),
        distance=_distance(values, top),
        rooms=_rooms(values, top),
        parking=_parking(values, top),
        together=_pairs(values, top.get("together", []), "$.together"),
        apart=_pairs(values, top.get("apart", []), "$.apart"),
        limits=values.each(top.get("limits", []), "$.limits", lambda d, w: _limit(values, d, w)),
    )


def _site(values: Values, data: object, where: str) -> Site:
    got = values.record(data, where, (), ("surface",))
    return Site(values.numbers((got or {}).get("surface", []), f"{where}.surface"))


def _tower(values: Values, data: object, where: str) -> Tower:
    got = values.record(data, where, ("site",), ("open_cost",))
    if got is None:
        return Tower(0)
    return Tower(
        values.number(got["site"], f"{where}.site", 0, INDEX),
        values.number(got.get("open_cost", 0), f"{where}.open_cost"),
    )


def _floor(values: Values, data: object, where: str) -> Floor:
    got = values.record(data, where, ("tower", "level", "zone", "area", "people", "open_cost"))
    if got is None:
        return Floor(0, 0, 0, 0, 0, 0)
    return Floor(
        tower=values.number(got["tower"], f"{where}.tower", 0, INDEX),
        level=values.number(got["level"], f"{where}.level", -LEVELS, LEVELS),
        zone=values.number(got["zone"], f"{where}.zone", 0, INDEX),
        area=values.number(got["area"], f"{where}.area"),
        people=values.number(got["people"], f"{where}.people"),
        open_cost=values.number(got["open_cost"], f"{where}.open_cost"),
    )


def _old(values: Values, data: object, where: str) -> Old:
    got = values.record(data, where, ("keep_cost",))
    return Old(values.number(got["keep_cost"], f"{where}.keep_cost", -BIG) if got else 0)


def _opd(values: Values, data: object, where: str) -> Opd:
    got = values.record(data, where, ("span_cost", "split_cost"))
    if got is None:
        return Opd(0, 0)
    return Opd(
        values.number(got["span_cost"], f"{where}.span_cost"),
        values.number(got["split_cost"], f"{where}.split_cost"),
    )


def _unit(values: Values, data: object, where: str) -> Unit:
    needed = ("opd", "area", "people", "floors", "cost")
    got = values.record(data, where, needed, ("stay", "stay_cost"))
    if got is None:
        return Unit(0, 0, 0, (), ())
    floors = values.numbers(got["floors"], f"{where}.floors", 0, INDEX)
    stay = got.get("stay")
    return Unit(
        opd=values.number(got["opd"], f"{where}.opd", 0, INDEX),
        area=values.number(got["area"], f"{where}.area"),
        people=values.number(got["people"], f"{where}.people"),
        floors=floors,
        cost=values.numbers(got["cost"], f"{where}.cost", -BIG, size=len(floors)),
        stay=None if stay is None else values.number(stay, f"{where}.stay", 0, INDEX),
        stay_cost=values.number(got.get("stay_cost", 0), f"{where}.stay_cost", -BIG),
    )


def _flows(values: Values, data: object) -> tuple[tuple[int, int, int], ...]:
    rows = values.each(data, "$.flows", lambda d, w: values.numbers(d, w, size=3))
    return tuple((row[0], row[1], row[2]) for row in rows if len(row) == 3)


def _pairs(values: Values, data: object, where: str) -> tuple[tuple[int, int], ...]:
    rows = values.each(data, where, lambda d, w: values.numbers(d, w, 0, INDEX, size=2))
    return tuple((row[0], row[1]) for row in rows if len(row) == 2)


def _edge(values: Values, data: object, where: str) -> Edge:
    got = values.record(data, where, ("length", "beyond"))
    if got is None:
        return Edge(0, ())
    return Edge(
        values.number(got["length"], f"{where}.length"),
        values.numbers(got["beyond"], f"{where}.beyond", 0, INDEX),
    )


def _distance(values: Values, top: dict[str, object]) -> tuple[tuple[int, ...], ...] | None:
    if "distance" not in top:
        return None
    return values.each(top["distance"], "$.distance", values.numbers)


def _rooms(values: Values, top: dict[str, object]) -> Rooms:
    if "rooms" not in top:
        return Rooms()
    got = values.record(top["rooms"], "$.rooms", ("classes", "load"))
    if got is None:
        return Rooms()
    classes = values.each(got["classes"], "$.rooms.classes", lambda d, w: _class(values, d, w))
    return Rooms(classes, _profiles(values, got["load"], "$.rooms.load"))


def _class(values: Values, data: object, where: str) -> RoomClass:
    got = values.record(data, where, ("area", "cost", "limit"))
    if got is None:
        return RoomClass(0, 0, (0,))
    return RoomClass(
        values.number(got["area"], f"{where}.area"),
        values.number(got["cost"], f"{where}.cost"),
        values.numbers(got["limit"], f"{where}.limit"),
    )


def _profiles(values: Values, data: object, where: str) -> tuple[tuple[tuple[int, ...], ...], ...]:
    return values.each(data, where, lambda d, w: values.each(d, w, values.numbers))


def _parking(values: Values, top: dict[str, object]) -> Parking | None:
    if "parking" not in top:
        return None
    needed = ("vehicles", "level_stalls", "level_cost", "max_levels")
    got = values.record(top["parking"], "$.parking", needed)
    if got is None:
        return None
    return Parking(
        vehicles=_profiles(values, got["vehicles"], "$.parking.vehicles"),
        level_stalls=values.numbers(got["level_stalls"], "$.parking.level_stalls", 1),
        level_cost=values.numbers(got["level_cost"], "$.parking.level_cost"),
        max_levels=values.number(got["max_levels"], "$.parking.max_levels", 0, LEVELS),
    )


def _limit(values: Values, data: object, where: str) -> Limit:
    counted = ("unit", "floor", "tower", "room", "level")
    got = values.record(data, where, ("name", "most"), counted)
    if got is None:
        return Limit("", 0)
    flat = {
        key: values.numbers(got.get(key, []), f"{where}.{key}") for key in counted if key != "unit"
    }
    return Limit(
        name=values.text(got["name"], f"{where}.name"),
        most=values.number(got["most"], f"{where}.most", -BIG),
        unit=values.each(got.get("unit", []), f"{where}.unit", values.numbers),
        **flat,
    )
