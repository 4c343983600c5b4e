"""Parking of a scenario by site and kind: who stands there when, what is missing, decks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.document.names import record_name
from desktop.reports.freshness import is_stale
from solver.case.build_needs import Need
from solver.case.build_prices import Prices
from solver.case.build_scope import scope_of
from solver.demand.parking import HOURS, stalls_for, vehicles
from solver.demand.rounding import ceil_div
from solver.problem.estate import Building, Site
from solver.problem.organisation import Unit, VehicleKind
from solver.problem.problem import Problem
from solver.study.assess_parking import SiteParking
from solver.study.assess_seats import Seats
from solver.study.assessment import ParkingNeed

KINDS = tuple(VehicleKind)
Hours = tuple[int, ...]
Parts = tuple[Hours, Hours, Hours]  # staff, official vehicles, visitors


@dataclass(frozen=True)
class SiteNeed:
    """One kind of vehicle at one site, in stalls by hour.

    `apart` is the sum of the peaks that every OPD would need alone; `levels` are the parking
    levels of the plan, `allowed` how many the site bears; `one_off` and `yearly` are the price of
    one level in rupiah. `known` is False when nothing about the parking of the site is recorded.
    """

    site: str
    name: str
    kind: VehicleKind
    by_hour: Hours
    parts: Parts
    supply: int
    known: bool
    accessible: int
    apart: int
    levels: int
    level_stalls: int
    allowed: int
    one_off: int
    yearly: int

    @property
    def peak(self) -> int:
        """Stalls needed at the busiest hour."""
        return max(self.by_hour, default=0)

    @property
    def missing(self) -> int:
        """Stalls missing on the ground; 0 when nothing is known about it."""
        return max(0, self.peak - self.supply) if self.known else 0

    @property
    def wanted(self) -> int:
        """Levels that would hold what is missing; 0 where decks do not help."""
        return ceil_div(self.missing, self.level_stalls) if self.level_stalls else 0


@dataclass(frozen=True)
class OpdNeed:
    """The vehicles of an OPD at a site: at most at once, by kind, and of whom."""

    opd: str
    name: str
    site: str
    site_name: str
    peaks: tuple[int, ...]  # by kind, vehicles times 10
    official: int
    visitors: int


@dataclass(frozen=True)
class Parked:
    """Everything the page shows of a scenario."""

    scenario: str
    today: bool
    sites: tuple[SiteNeed, ...]
    opds: tuple[OpdNeed, ...]
    stale: bool
    unplaced: int


def reckon(problem: Problem, scenario_id: str) -> Parked | None:
    """Reckon the parking of a scenario; None when there is no such scenario."""
    scope = scope_of(problem, scenario_id)
    if scope is None:
        return None
    seats = Seats(Prices(scope))
    parking = SiteParking(seats)
    of_site = _by_site(seats)
    needs = seats.prices.needs
    parts = {id: parts_of(problem, unit, needs[id], scope.year) for id, unit in seats.units.items()}
    return Parked(
        scenario_id,
        seats.today,
        tuple(_site(parking, need, of_site.get(need.site, []), parts) for need in parking.needs()),
        tuple(_opds(problem, of_site, parts)),
        is_stale(problem, scenario_id),
        len(seats.unplaced),
    )


def _by_site(seats: Seats) -> dict[str, list[Unit]]:
    problem = seats.scope.problem
    found: dict[str, list[Unit]] = defaultdict(list)
    for id, seat in seats.of.items():
        found[problem.get(Building, seat.building).site].append(seats.units[id])
    return found


def parts_of(problem: Problem, unit: Unit, need: Need, year: int) -> tuple[Parts, ...]:
    """Return the vehicles of a unit by kind: of staff, official ones, of visitors; times 10.

    The three add up to what the plan reckons with: who stays away is left out step by step.
    """
    without_staff = vehicles(problem, replace(unit, presence=0), year)
    official = vehicles(problem, replace(unit, presence=0, visitors=0), year)
    return tuple(
        (_less(all_, some), own, _less(some, own))
        for all_, some, own in zip(need.vehicles, without_staff, official, strict=True)
    )


def _less(one: Hours, other: Hours) -> Hours:
    return tuple(max(0, a - b) for a, b in zip(one, other, strict=True))


def added(rows: Sequence[Hours]) -> Hours:
    """Return the sum by hour."""
    return tuple(map(sum, zip(*rows, strict=True))) if rows else (0,) * len(HOURS)


def shared_out(total: Hours, parts: Parts) -> Parts:
    """Share stalls by hour out in proportion to parts; they add up to the total exactly."""
    columns = []
    for i, whole in enumerate(total):
        amounts = [part[i] for part in parts]
        base, taken, sums = max(1, sum(amounts)), 0, 0
        column = []
        for amount in amounts:
            sums += amount
            upto = whole * sums // base
            column.append(upto - taken)
            taken = upto
        column[0] += whole - taken
        columns.append(column)
    staff, official, visitors = (tuple(column[p] for column in columns) for p in range(3))
    return staff, official, visitors


def _site(
    parking: SiteParking,
    need: ParkingNeed,
    units: Sequence[Unit],
    parts: dict[str, tuple[Parts, ...]],
) -> SiteNeed:
    problem, prices = parking.seats.scope.problem, parking.seats.prices
    k = KINDS.index(need.kind)
    site = problem.get(Site, need.site)
    mine = [parts[unit.id][k] for unit in units]
    staff, official, visitors = (added([part[p] for part in mine]) for p in range(3))
    deck = prices.deck(need.kind, need.site) if need.level_stalls else None
    allowed = site.deck_levels if deck else 0
    return SiteNeed(
        need.site,
        record_name(problem, "site", need.site),
        need.kind,
        need.by_hour,
        shared_out(need.by_hour, (staff, official, visitors)),
        need.supply,
        parking.tables.known(site),
        need.accessible,
        _apart(problem, units, parts, k),
        min(need.levels, allowed),  # where no deck may be built the engine counts single stalls
        need.level_stalls,
        allowed,
        deck.one_off if deck else 0,
        deck.amount if deck else 0,
    )


def _apart(
    problem: Problem, units: Sequence[Unit], parts: dict[str, tuple[Parts, ...]], k: int
) -> int:
    """Return the stalls when every OPD has its own, each for its own busiest hour."""
    by_opd: dict[str, list[Hours]] = defaultdict(list)
    for unit in units:
        by_opd[unit.opd] += parts[unit.id][k]
    return stalls_for(problem, sum(max(added(rows)) for rows in by_opd.values()))


def _opds(
    problem: Problem, of_site: dict[str, list[Unit]], parts: dict[str, tuple[Parts, ...]]
) -> list[OpdNeed]:
    found = []
    for site, units in of_site.items():
        by_opd: dict[str, list[Unit]] = defaultdict(list)
        for unit in units:
            by_opd[unit.opd].append(unit)
        for opd, mine in by_opd.items():
            of_kind = [[parts[unit.id][k] for unit in mine] for k in range(len(KINDS))]
            peaks = tuple(max(added([h for p in rows for h in p])) for rows in of_kind)
            official, visitors = (
                max(added([p[which] for rows in of_kind for p in rows])) for which in (1, 2)
            )
            names = record_name(problem, "opd", opd), record_name(problem, "site", site)
            found.append(OpdNeed(opd, names[0], site, names[1], peaks, official, visitors))
    order = {opd.id: i for i, opd in enumerate(problem.opd)}
    return sorted(found, key=lambda need: order.get(need.opd, 0))
