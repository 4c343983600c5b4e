"""What the numbers of a core case are called: by records of the project, or by their number."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.document.text import digits, format_money_short, format_number
from desktop.system.translate import has, tr
from desktop.workflows.broken_text import place_words, unit_words
from desktop.workflows.solve_scenario import in_rupiah
from solver.case.build import BuiltCase, blocked
from solver.case.build_limits import BUDGET
from solver.case.model import Case
from solver.problem.estate import Building, Floor, Site
from solver.problem.organisation import Opd
from solver.problem.problem import Problem
from solver.rules import PlaceReason
from solver.units import Measure

THOUSAND = 1000
MOST_ASKED = 60  # units whose reasons are looked up


class CaseNames:
    """Names in a case from a file: kinds and numbers."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def unit(self, u: int) -> str:
        """Return what a unit is called."""
        return tr("why_none.case.unit", n=u)

    def floor(self, f: int) -> str:
        """Return what a floor is called; a number too high is a floor to be added."""
        floor = self.case.floors[f]
        return tr("why_none.case.floor", level=floor.level, tower=floor.tower)

    def opd(self, g: int) -> str:
        """Return what a group of units is called."""
        return tr("why_none.case.opd", n=g)

    def tower(self, t: int) -> str:
        """Return what a building is called."""
        return tr("why_none.case.tower", n=t)

    def site(self, s: int) -> str:
        """Return what a site is called."""
        return tr("why_none.case.site", n=s)

    def room(self, c: int) -> str:
        """Return what a class of rooms is called."""
        return tr("why_none.case.room", n=c)

    def vehicle(self, k: int) -> str:
        """Return what a type of vehicle is called."""
        return tr("why_none.case.kind", n=k)

    def limit(self, i: int) -> str:
        """Return what a limit is called."""
        name = self.case.limits[i].name
        return tr(f"limit_name.{name}") if has(f"limit_name.{name}") else name

    def area(self, n: int) -> str:
        """Return an area in whole m²; only sums are written, so nothing is lost by rounding up."""
        dm2 = n * 100 if self.case.area_unit == "m2" else n
        return format_number(dm2, Measure.AREA, decimals=0 if dm2 >= 10_000 else None)

    def counted(self, i: int, n: int) -> str:
        """Return an amount of a limit."""
        return digits(n, 1, 0)

    def money(self, cost: int) -> str:
        """Return the cost of a plan."""
        return digits(cost, 1, 0)

    def reasons(self, units: Iterable[int], floors: frozenset[int]) -> frozenset[PlaceReason]:
        """Return why units may not take other floors; a case does not know."""
        return frozenset()


class BuiltNames(CaseNames):
    """Names in a case built from a scenario."""

    def __init__(self, built: BuiltCase, problem: Problem) -> None:
        super().__init__(built.case)
        self.built = built
        self.problem = problem

    def unit(self, u: int) -> str:
        """Return OPD and unit."""
        return unit_words(self.problem, self.built.units[u])

    def floor(self, f: int) -> str:
        """Return building and floor."""
        floor = self.problem.get(Floor, self.built.floors[f])
        return place_words(self.problem, floor.building, floor.id)

    def opd(self, g: int) -> str:
        """Return the short name of an OPD."""
        return self.problem.get(Opd, self.built.opds[g]).short or super().opd(g)

    def tower(self, t: int) -> str:
        """Return the name of a building."""
        building = self.problem.get(Building, self.built.towers[t])
        return building.short or building.name

    def site(self, s: int) -> str:
        """Return the name of a site."""
        site = self.problem.get(Site, self.built.sites[s])
        return site.short or site.name

    def room(self, c: int) -> str:
        """Return the size class of rooms."""
        return tr(f"choice.MeetingSize.{self.built.sizes[c].value}").lower()

    def vehicle(self, k: int) -> str:
        """Return the type of vehicle."""
        return tr(f"choice.VehicleKind.{self.built.vehicles[k].value}").lower()

    def counted(self, i: int, n: int) -> str:
        """Return money of the budget in rupiah, moves as a number."""
        if self.case.limits[i].name == BUDGET:
            return format_money_short(THOUSAND * n)
        return super().counted(i, n)

    def money(self, cost: int) -> str:
        """Return the whole bill in rupiah."""
        return format_money_short(in_rupiah(self.built, cost))

    def reasons(self, units: Iterable[int], floors: frozenset[int]) -> frozenset[PlaceReason]:
        """Return the reasons that keep all the units from every other floor."""
        outside = [id for f, id in enumerate(self.built.floors) if f not in floors]
        shared: frozenset[PlaceReason] | None = None
        for u in list(units)[:MOST_ASKED]:
            found = blocked(self.problem, self.built.scenario, self.built.units[u])
            always = [frozenset(found.get(id, ())) for id in outside]
            own = frozenset.intersection(*always) if always else frozenset()
            shared = own if shared is None else shared & own
        return shared or frozenset()
