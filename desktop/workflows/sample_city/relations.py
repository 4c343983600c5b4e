"""Trips between units, and the rules of pairs and places of the sample city."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from desktop.workflows.sample_city.organisation import HOME, Seat, districts
from desktop.workflows.sample_city.tables import illustration, invented, table
from solver.problem.organisation import UnitKind
from solver.problem.relations import PairKind, PairRule, PlaceKind, PlaceRule, Trip

HEADED = "pimpinan"  # last word of the unit that leads an OPD


def trips(seats: tuple[Seat, ...]) -> tuple[Trip, ...]:
    """Return the trips per week: within every OPD, to the hubs of the city, and as listed."""
    found: dict[tuple[str, str], int] = {}
    for a, b, span in (*_within(seats), *_hubs(seats), *_listed()):
        key = (a, b) if a < b else (b, a)
        if a != b and key not in found:
            found[key] = 100 * invented(f"{key[0]}+{key[1]}", span)
    return tuple(
        Trip(id=f"{a}+{b}", unit_a=a, unit_b=b, per_week=count, **illustration("trip"))
        for (a, b), count in found.items()
    )


def _within(seats: tuple[Seat, ...]) -> Iterator[tuple[str, str, list[int]]]:
    rule = table("relations")["within"]
    units = defaultdict(list)
    for seat in seats:
        units[seat.unit.opd].append(seat.unit)
    for opd, own in units.items():
        secretariat = f"{opd}-sekretariat"
        if not any(unit.id == secretariat for unit in own):
            continue
        for unit in own:
            if unit.kind is UnitKind.LEADERSHIP:
                yield unit.id, secretariat, rule["leadership_secretariat"]
            elif unit.detached:
                yield unit.id, secretariat, rule["secretariat_branch"]
            else:
                yield unit.id, secretariat, rule["secretariat_division"]


def _hubs(seats: tuple[Seat, ...]) -> Iterator[tuple[str, str, list[int]]]:
    for hub, span in table("relations")["hubs"].items():
        for seat in seats:
            if seat.unit.kind is UnitKind.SEKRETARIAT:
                yield seat.unit.id, hub, span


def _listed() -> Iterator[tuple[str, str, list[int]]]:
    for office in table("relations")["office"]:
        for a, b, low, high in office["trip"]:
            yield a, b, [low, high]


def pair_rules() -> tuple[PairRule, ...]:
    """Return who must be on one floor and who must not."""
    return tuple(
        PairRule(
            id=f"{kind}+{a}+{b}",
            kind=PairKind(kind),
            unit_a=a,
            unit_b=b,
            reason=reason,
            **illustration("rule"),
        )
        for kind, a, b, reason in table("relations")["pair"]
    )


def place_rules() -> tuple[PlaceRule, ...]:
    """Return who must stay or must not come; every kecamatan office stays in its kecamatan."""
    reason = "Kantor camat melayani warga di wilayahnya."
    offices = [
        ["pinned", f"{HOME}{row['id']}-camat", f"{HOME}{row['id']}", reason] for row in districts()
    ]
    offices.append(
        ["pinned", f"{HOME}sukarami-mpp", f"{HOME}sukarami", "Gerai mini MPP ada di kantor camat."]
    )
    return tuple(
        PlaceRule(
            id=f"{kind}+{unit}+{building}",
            kind=PlaceKind(kind),
            unit=unit,
            building=building,
            reason=why,
            **illustration("rule"),
        )
        for kind, unit, building, why in (*table("relations")["place"], *offices)
    )
