"""An inventory against the project: which buildings are new, which changed, which stay."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, replace

from desktop.document.edits import Edit, new_id, put
from desktop.document.text import format_value
from desktop.files.kib import KibBuilding, KibImport
from desktop.files.kib_floors import proposed
from desktop.files.kib_land import give_land
from desktop.files.kib_words import same_place
from desktop.system.translate import tr
from solver.errors import Issue, Severity, issue
from solver.problem.estate import Building, Floor, Site
from solver.problem.problem import Problem
from solver.problem.record import FactStatus
from solver.units import declared

# Fields an inventory may say something about.
FIELDS = ("gross", "storeys", "condition", "ownership", "built", "acquisition", "note")


@dataclass(frozen=True)
class KibMatch:
    """What an inventory would change.

    Parameters
    ----------
    records : tuple of Site, Building and Floor
        New and changed records; empty when the inventory says nothing new.
    taken, changed : tuple of str
        Names of the buildings that are new and that changed.
    issues : tuple of Issue
        Where a figure typed by the planner was kept against the inventory, and parcels without
        a site.
    floors : int
        How many floors are proposed for buildings that had none.
    land : int
        How many sites get another area of land.
    """

    records: tuple[Site | Building | Floor, ...]
    taken: tuple[str, ...]
    changed: tuple[str, ...]
    issues: tuple[Issue, ...]
    floors: int = 0
    land: int = 0


def kib_edit(match: KibMatch) -> Edit:
    """Return the one edit that takes an inventory in."""
    return put(*match.records)


def match_kib(found: KibImport, problem: Problem, source: str) -> KibMatch:
    """Match an inventory with the buildings of a project by register, code and name.

    A figure the planner typed (status ``own``) stays and the difference is told; all others follow
    the inventory. `source` is written beside every new building.
    """
    known = {_key(b.register, b.name): b for b in problem.building}
    sites = _Sites(problem)
    buildings: list[Building] = []
    taken, changed = [], []
    issues: list[Issue] = []
    for row in found.buildings:
        old = known.get(_key(row.register, row.name))
        if old is None:
            buildings.append(_new(row, sites.of(row), source))
            taken.append(row.name)
        else:
            new = _changed(old, row, source, issues)
            if new != old:
                buildings.append(new)
                changed.append(old.name)
    land, told = give_land(found.lands, (*problem.site, *sites.made), source)
    measured = {site.id: site for site in land}
    known_sites = {site.id for site in sites.made}
    made = [measured.get(site.id, site) for site in sites.made]
    made += [site for site in land if site.id not in known_sites]
    floors = proposed(problem, buildings)
    records: tuple[Site | Building | Floor, ...] = (*made, *buildings, *floors)
    issues += told
    return KibMatch(records, tuple(taken), tuple(changed), tuple(issues), len(floors), len(land))


def _key(register: str, name: str) -> tuple[str, str]:
    return register, " ".join(name.casefold().split())


def _said(row: KibBuilding) -> dict[str, object]:
    """Return what the inventory says of a building, by field."""
    values = {name: getattr(row, name) for name in FIELDS}
    return {name: value for name, value in values.items() if value not in (None, "")}


def _new(row: KibBuilding, site: str, source: str) -> Building:
    building = Building(id=new_id(), site=site, name=row.name, register=row.register)
    values = _said(row) | {"source": source, "status": FactStatus.SINGLE}
    return replace(building, **values)  # type: ignore[arg-type]  # names of declared fields


def _changed(old: Building, row: KibBuilding, source: str, issues: list[Issue]) -> Building:
    fields = declared(Building)
    defaults = {field.name: field.default for field in dataclasses.fields(Building)}
    values: dict[str, object] = {}
    for name, value in _said(row).items():
        had = getattr(old, name)
        if had == value:
            continue
        if old.status is FactStatus.OWN and had != defaults[name]:
            told = {
                "name": old.name,
                "field": tr(f"field.building.{name}"),
                "ours": format_value(fields[name], had, unit=True),
                "theirs": format_value(fields[name], value, unit=True),
            }
            issues.append(issue("kib_kept_ours", row.where, Severity.WARNING, **told))
        else:
            values[name] = value
    if not values:
        return old
    return replace(old, source=source, **values)  # type: ignore[arg-type]  # declared names


class _Sites:
    """The sites of a project by address, and those that must be made."""

    def __init__(self, problem: Problem) -> None:
        self.made: list[Site] = []
        self._known: dict[frozenset[str], str] = {}
        for site in problem.site:
            self._known.setdefault(same_place(site.name), site.id)
            if site.address:
                self._known.setdefault(same_place(site.address), site.id)

    def of(self, row: KibBuilding) -> str:
        """Return the id of the site of a building; made when no site has its address."""
        name = row.address or tr("import.kib.unknown_site")
        key = same_place(name)
        if key not in self._known:
            site = Site(
                id=new_id(),
                name=name,
                address=row.address,
                latitude=row.latitude,
                longitude=row.longitude,
                status=FactStatus.SINGLE,
            )
            self._known[key] = site.id
            self.made.append(site)
        return self._known[key]
