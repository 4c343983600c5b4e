"""What the indexes of a core case are called: names of the project, or numbers for a bare case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.document.text import format_choice, format_money_short, format_number
from desktop.system.translate import tr
from desktop.workflows.broken_text import place_words, unit_words
from solver.case.build import BuiltCase
from solver.case.model import Case
from solver.check.violation import Violation
from solver.explain.why_here_rules import Parts
from solver.problem.estate import Building, Floor, Site
from solver.problem.organisation import Opd
from solver.problem.problem import Problem
from solver.rules import CostTerm, RuleId
from solver.units import Measure

THOUSAND = 1000  # the engine reckons in thousand rupiah
AREA_SCALE = {"m2": 100, "dm2": 1}  # to dm²


@dataclass(frozen=True)
class Names:
    """Names by index of a case.

    Parameters
    ----------
    case : Case
        The case.
    places, units, opds, towers, old, sites, vehicles, sizes : tuple of str
        By location, unit, OPD, tower, old building, site, vehicle type, room class.
    zones : mapping of int to str
        By zone label.
    """

    case: Case
    places: tuple[str, ...]
    units: tuple[str, ...]
    opds: tuple[str, ...]
    towers: tuple[str, ...]
    old: tuple[str, ...]
    sites: tuple[str, ...]
    vehicles: tuple[str, ...]
    sizes: tuple[str, ...]
    zones: Mapping[int, str]

    def limit(self, index: int) -> str:
        """Return the name of a limit."""
        name = self.case.limits[index].name
        return tr(f"limit_name.{name}") if name in ("moves", "budget") else name

    def area(self, amount: int) -> str:
        """Write an area of the case, whole square metres."""
        return format_number(amount * AREA_SCALE[self.case.area_unit], Measure.AREA, decimals=0)

    def limited(self, index: int, amount: int) -> str:
        """Write an amount of a limit in its own measure."""
        if self.case.limits[index].name == "budget":
            return money(amount)
        return format_number(amount, Measure.COUNT)

    def broken(self, violation: Violation) -> str:
        """Return a broken rule in words, without a full stop."""
        words = dict(zip(_ABOUT[violation.kind], self._about(violation), strict=True))
        words["amount"] = self._amount(violation)
        return tr(f"explain_floor.broken.{violation.rule.value}", **words)

    def _about(self, violation: Violation) -> tuple[str, ...]:
        """Return the names of the subject of a violation, in the order of its indexes."""
        if violation.kind == "limit":
            return (self.limit(violation.subject[0]),)
        tables: dict[str, tuple[Mapping[int, str], ...]] = {
            "unit": (_by_index(self.units),),
            "floor": (_by_index(self.places),),
            "opd": (_by_index(self.opds),),
            "pair": (_by_index(self.units), _by_index(self.units)),
            "zone class": (self.zones, _by_index(self.sizes)),
            "site vehicle": (_by_index(self.sites), _by_index(self.vehicles)),
        }
        rows = tables[violation.kind]
        return tuple(row[i] for row, i in zip(rows, violation.subject, strict=True))

    def _amount(self, violation: Violation) -> str:
        if violation.rule is RuleId.AREA:
            return self.area(violation.by)
        if violation.rule is RuleId.LIMIT:
            return self.limited(violation.subject[0], violation.by)
        measure = Measure.PERSON if violation.rule is RuleId.PEOPLE else Measure.COUNT
        return format_number(violation.by, measure)


_ABOUT = {  # kind of subject -> what its parts are called in the sentences
    "unit": ("unit",),
    "floor": ("place",),
    "opd": ("opd",),
    "pair": ("unit", "other"),
    "zone class": ("place", "size"),
    "site vehicle": ("site", "kind"),
    "limit": ("name",),
}


def _by_index(names: tuple[str, ...]) -> dict[int, str]:
    return dict(enumerate(names))


def names_in(problem: Problem, built: BuiltCase) -> Names:
    """Return the names of the records behind a built case."""
    floors = [place_words(problem, problem.get(Floor, id).building, id) for id in built.floors]
    towers = tuple(_building(problem, id) for id in built.towers)
    return Names(
        case=built.case,
        places=(*floors, *(_building(problem, id) for id in built.old)),
        units=tuple(unit_words(problem, id) for id in built.units),
        opds=tuple(problem.get(Opd, id).short for id in built.opds),
        towers=towers,
        old=tuple(_building(problem, id) for id in built.old),
        sites=tuple(_site(problem, id) for id in built.sites),
        vehicles=tuple(format_choice(kind).lower() for kind in built.vehicles),
        sizes=tuple(format_choice(size).lower() for size in built.sizes),
        zones={floor.zone: towers[floor.tower] for floor in built.case.floors},
    )


def _building(problem: Problem, id: str) -> str:
    building = problem.get(Building, id)
    return building.short or building.name


def _site(problem: Problem, id: str) -> str:
    site = problem.get(Site, id)
    return site.short or site.name


def numbers_of(case: Case) -> Names:
    """Return names for a bare case: every index counted from 1, as the sentences count."""
    floors = [
        tr("explain_floor.bare.floor", n=f + 1, level=floor.level, tower=floor.tower + 1)
        for f, floor in enumerate(case.floors)
    ]
    kinds = case.parking.level_stalls if case.parking else ()
    old = _numbered("old", len(case.old))
    return Names(
        case=case,
        places=(*floors, *old),
        units=_numbered("unit", len(case.units)),
        opds=_numbered("opd", len(case.opds)),
        towers=_numbered("tower", len(case.towers)),
        old=old,
        sites=_numbered("site", len(case.sites)),
        vehicles=_numbered("kind", len(kinds)),
        sizes=_numbered("size", len(case.rooms.classes)),
        zones={f.zone: tr("explain_floor.bare.zone", n=f.zone + 1) for f in case.floors},
    )


def _numbered(word: str, count: int) -> tuple[str, ...]:
    return tuple(tr(f"explain_floor.bare.{word}", n=i + 1) for i in range(count))


def money(thousands: int) -> str:
    """Write an amount of the case, shortened."""
    return format_money_short(THOUSAND * thousands)


def cause_words(term: CostTerm, amount: int) -> str:
    """Return one cause with its amount: ``perjalanan antarunit (+Rp9,2 juta)``."""
    sign = "+" if amount > 0 else ""
    return tr(
        "explain_floor.cause",
        cause=tr(f"explain_floor.term.{term.value}"),
        amount=sign + money(amount),
    )


def causes_words(causes: Parts, most: int = 2, *, dearer: bool = True) -> str:
    """Return the largest causes that point one way, joined as a list; empty without any."""
    found = [(t, a) for t, a in causes if (a > 0) is dearer][:most]
    return listed([cause_words(term, amount) for term, amount in found])


def listed(words: list[str], most: int = 4) -> str:
    """Return words as a list of a sentence; those past `most` are only counted."""
    if len(words) > most:
        rest = tr("explain_floor.others", n=len(words) - most + 1)
        words = [*words[: most - 1], rest]
    if len(words) < 2:
        return "".join(words)
    return tr("explain_floor.list", first=", ".join(words[:-1]), last=words[-1])
