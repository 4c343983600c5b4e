"""Parking of a scenario by site and hour: what stands there, what decks it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from solver.case.build_tables import KINDS, ParkingTables, ParkingType
from solver.costs.fitting import deck_stalls
from solver.demand.parking import HOURS, accessible, stalls_for
from solver.demand.rounding import ceil_div
from solver.problem.estate import Site
from solver.problem.organisation import Unit, VehicleKind
from solver.rules import RuleId
from solver.study.assess_seats import Seats
from solver.study.assessment import Broken, ParkingNeed


@dataclass(frozen=True)
class SiteParking:
    """Parking at the sites of a scenario."""

    seats: Seats

    @cached_property
    def tables(self) -> ParkingTables:
        """The parking types and surfaces the engine reckons with."""
        return ParkingTables(self.seats.prices)

    def _hours(self, units: list[Unit], kind: VehicleKind) -> tuple[int, ...]:
        """Return the vehicles times 10 of units by hour."""
        k = KINDS.index(kind)
        rows = [self.seats.prices.needs[unit.id].vehicles[k] for unit in units]
        return tuple(map(sum, zip(*rows, strict=True))) or (0,) * len(HOURS)

    @cached_property
    def _at(self) -> dict[str, list[Unit]]:
        """Seated units by site."""
        site = {b.id: b.site for b in self.seats.scope.problem.building}
        found: dict[str, list[Unit]] = {}
        for id, seat in self.seats.of.items():
            found.setdefault(site[seat.building], []).append(self.seats.units[id])
        return found

    @cached_property
    def levels(self) -> dict[tuple[str, ParkingType], int]:
        """Parking levels by site and type, as the engine counts them: of moved units only."""
        if self.seats.today:
            return {}
        found = {}
        for site in self.tables.sites:
            units = [u for u in self._at.get(site.id, ()) if self.seats.moved_in(u.id)]
            for kind in self.tables.types:
                lack = max(self._hours(units, kind.kind)) - self.tables.held(site, kind)
                stalls = self.tables.stalls_of(kind)
                found[site.id, kind] = max(0, ceil_div(lack, 10 * stalls))
        return found

    def needs(self) -> tuple[ParkingNeed, ...]:
        """Return parking by site and kind, of everybody who sits on the site."""
        problem = self.seats.scope.problem
        shown = {tower.site for tower in self.seats.scope.towers} | set(self._at)
        return tuple(
            need
            for site in problem.site
            if site.id in shown
            for kind in KINDS
            if (need := self._need(site, kind)).peak or need.supply
        )

    def _need(self, site: Site, kind: VehicleKind) -> ParkingNeed:
        problem = self.seats.scope.problem
        by_hour = tuple(
            stalls_for(problem, n) for n in self._hours(self._at.get(site.id, []), kind)
        )
        return ParkingNeed(
            site=site.id,
            kind=kind,
            by_hour=by_hour,
            supply=getattr(site, f"{kind.value}_stalls"),
            levels=self._decks(site, kind),
            level_stalls=deck_stalls(problem, kind),
            accessible=accessible(problem, max(by_hour)).value if kind is VehicleKind.CAR else 0,
        )

    def _decks(self, site: Site, kind: VehicleKind) -> int:
        """Return the deck levels built: never more than the site allows.

        Where none may be built the engine counts missing stalls one by one as levels.
        """
        counted = self.levels.get((site.id, ParkingType(kind)), 0)
        return min(counted, self.tables.decks(site, kind))

    def broken(self) -> Iterator[Broken]:
        """Yield sites that need more levels than they allow; the amount is stalls missing."""
        for (site, kind), levels in self.levels.items():
            over = levels - self.tables.most
            if over > 0:
                missing = over * self.tables.stalls_of(kind)
                yield Broken(RuleId.PARKING, (site, kind.kind.value), missing)
