"""What the page of buildings and costs shows and changes: no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from desktop.document import edits
from desktop.document.grid import Column, Grid, Reckoned, RecordGrid, blank
from desktop.document.matrix import HEAD
from desktop.document.names import floor_name
from desktop.document.outline import Node
from desktop.document.session import Session
from desktop.document.text import format_choice, format_money_short, format_number
from desktop.pages.estate.cost_compare import CostCompare, CostMatrix, category_rows, costs_at
from desktop.pages.estate.map_model import MapModel
from desktop.pages.estate.photos import PhotosModel
from desktop.system.translate import tr
from solver.problem.estate import Building, CostCategory, Floor, RunningCost, Site
from solver.problem.organisation import Unit
from solver.problem.problem import KINDS, Problem
from solver.problem.record import Record
from solver.units import Kind, Measure, declared

SOURCE = ("source", "status", "note")
Groups = tuple[tuple[str, tuple[str, ...]], ...]
GROUPS: dict[str, Groups] = {
    "site": (
        ("estate.group.site", ("name", "short", "address", "kecamatan")),
        ("estate.group.place", ("latitude", "longitude", "land")),
        (
            "estate.group.parking",
            ("car_stalls", "motorcycle_stalls", "truck_stalls", "deck_levels"),
        ),
    ),
    "building": (
        ("estate.group.building", ("name", "short", "site", "state", "building_class", "storeys")),
        ("estate.group.owner", ("ownership", "lease_end", "lease_penalty", "register")),
        (
            "estate.group.body",
            ("gross", "built", "condition", "heritage", "accessible", "lift"),
        ),
        ("estate.group.energy", ("tariff", "conditioned")),
        (
            "estate.group.money",
            ("acquisition", "build_cost", "available", "empty_cost", "reuse_income"),
        ),
    ),
    "floor": (
        ("estate.group.floor", ("name", "level", "building")),
        ("estate.group.room", ("gross", "net", "people_limit", "live_load")),
        ("estate.group.use", ("public", "available", "zone")),
    ),
}
FLOOR_COLUMNS = (
    "level", "name", "gross", "net", "people_limit", "live_load", "public", "zone", "available",
    *SOURCE,
)  # fmt: skip
BUILDING_COLUMNS = (
    "name", "state", "ownership", "storeys", "gross", "condition", "heritage", "status",
)  # fmt: skip
COST_COLUMNS = ("category", "year", "amount", "fixed", *SOURCE)
YEARS_BACK = 2  # years before the base year that can be written without a record in them
ALL = "all"  # kind and id of the entry for everything together
ICONS = {"site": "map-pin", "building": "building-2", "floor": "layers"}
for _kind, _groups in GROUPS.items():
    assert set(declared(KINDS[_kind])) == {n for _, group in _groups for n in group} | set(SOURCE)


@dataclass(frozen=True)
class Bars:
    """Costs of a building by year and category, for a chart."""

    years: tuple[str, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]


class EstateModel:
    """Sites, buildings and floors at the left, the chosen one at the right."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.map = MapModel(session)
        self.photos = PhotosModel(session)
        self.compare = CostCompare(session)

    @property
    def _problem(self) -> Problem:
        return self._session.document.problem

    @property
    def free(self) -> bool:
        """Whether anything may be changed."""
        return not self._session.read_only

    # The tree

    def nodes(self) -> tuple[Node, ...]:
        """Return all together, then sites with buildings with floors; those without a site last."""
        sites = tuple(self._site(site) for site in self._problem.site)
        known = {site.id for site in self._problem.site}
        lost = tuple(self._building(b) for b in self._problem.building if b.site not in known)
        whole = Node("all", ALL, tr("estate.all"), str(len(self._problem.building)), "landmark")
        return (whole, *sites, *lost) if sites or lost else ()

    def _site(self, site: Site) -> Node:
        buildings = self._problem.where(Building, "site", site.id)
        below = tuple(self._building(building) for building in buildings)
        return Node("site", site.id, site.short or site.name, str(len(below)), "map-pin", below)

    def _building(self, building: Building) -> Node:
        floors = sorted(self._floors(building.id), key=lambda f: -f.level)  # the top one on top
        below = tuple(
            Node("floor", f.id, floor_name(f), format_number(f.net, Measure.AREA), "layers")
            for f in floors
        )
        note = tr("estate.new") if building.state.value == "new" else ""
        title = building.short or building.name
        return Node("building", building.id, title, note, "building-2", below)

    def _floors(self, building: str) -> tuple[Floor, ...]:
        return self._problem.where(Floor, "building", building)

    def count(self) -> str:
        """Return how many buildings there are."""
        return tr("estate.count", n=len(self._problem.building))

    def title(self, kind: str, id: str) -> tuple[str, str]:
        """Return the name of a record and a line about it."""
        if kind == ALL:
            return tr("estate.all"), f"{self.count()} · {self.compare.summary()}"
        row: Any = self._problem.find(KINDS[kind], id) if kind else None
        if row is None:
            return "", ""
        if kind == "floor":
            return floor_name(row), self._about_floor(row)
        return row.name, self._about_site(row) if kind == "site" else self._about_building(row)

    def _about_site(self, site: Site) -> str:
        parts = [site.address, site.kecamatan and tr("estate.kecamatan", name=site.kecamatan)]
        return " · ".join(part for part in parts if part)

    def _about_building(self, building: Building) -> str:
        units = self._problem.where(Unit, "building", building.id)
        site = self._problem.find(Site, building.site)
        parts = [
            site.name if site else "",
            format_choice(building.ownership),
            tr("estate.condition_of", condition=format_choice(building.condition).lower()),
            tr("estate.units", n=len(units)),
        ]
        return " · ".join(part for part in parts if part)

    def _about_floor(self, floor: Floor) -> str:
        building = self._problem.find(Building, floor.building)
        units = self._problem.where(Unit, "floor", floor.id)
        return f"{building.name if building else ''} · {tr('estate.units', n=len(units))}"

    # Adding and removing

    def add(self, kind: str, near_kind: str, near: str) -> str:
        """Add a record of a kind beside or below the chosen one; empty when it has no place."""
        record = KINDS[kind]
        values: dict[str, Any] = {}
        if kind == "building":
            values["site"] = self._owner("site", near_kind, near)
        if kind == "floor":
            building = self._owner("building", near_kind, near)
            values |= {"building": building, "level": _next_level(self._problem, building)}
        if "" in values.values():
            return ""
        row = blank(record, **values)
        self._session.do(tr("edit.add", kind=tr(f"record.{kind}", n=1)), edits.put(row))
        return row.id

    def _owner(self, wanted: str, kind: str, id: str) -> str:
        """Climb from the chosen record to the site or building it is or belongs to."""
        floor = self._problem.find(Floor, id) if kind == "floor" else None
        kind, id = ("building", floor.building) if floor else (kind, id)
        if kind == wanted:
            return id
        building = self._problem.find(Building, id) if kind == "building" else None
        return building.site if building and wanted == "site" else ""

    def may_add(self, kind: str, near_kind: str) -> bool:
        """Tell whether a record of a kind has a place near the chosen one."""
        near = {
            "site": True,
            "building": near_kind in ("site", "building", "floor"),
            "floor": near_kind in ("building", "floor"),
        }
        return self.free and near[kind]

    def remove(self, kind: str, id: str) -> str:
        """Remove a record and what hangs on it; returns the sentence about it."""
        name, _ = self.title(kind, id)
        self._session.do(tr("estate.removed.step", name=name), edits.remove(KINDS[kind], (id,)))
        return tr("estate.removed", name=name)

    # Forms and tables

    def form_grid(self, kind: str) -> Grid:
        """Return all records of a kind, for the form of one."""
        names = (*(n for _, group in GROUPS[kind] for n in group), *SOURCE)
        wide = {"name": 40, "address": 40, "register": 40}
        return RecordGrid(self._session, KINDS[kind], names, lambda p: p.rows(kind), widths=wide)

    def form_groups(self, kind: str) -> Groups:
        """Return the headings and fields of the form of a kind."""
        return tuple((tr(heading), names) for heading, names in GROUPS[kind])

    def buildings(self, site: str) -> Grid:
        """Return the buildings of a site as a table."""
        return self._table(Building, BUILDING_COLUMNS, "site", site, {"name": 28})

    def floors(self, building: str) -> Grid:
        """Return the floors of a building as a table."""
        return _FloorTable(
            self._session,
            Floor,
            FLOOR_COLUMNS,
            lambda p: sorted(p.where(Floor, "building", building), key=lambda f: -f.level),
            fresh={"building": building} if building else None,
            reckoned=(_units_column(),),
            widths={"name": 16, "level": 8, "source": 22, "note": 22},
        )

    def costs(self, building: str) -> Grid:
        """Return every cost record of a building."""
        wide = {"category": 18, "source": 28, "note": 24}
        return self._table(RunningCost, COST_COLUMNS, "building", building, wide)

    def _table(
        self,
        record: type[Record],
        names: tuple[str, ...],
        owner: str,
        id: str,
        widths: dict[str, int],
    ) -> Grid:
        return RecordGrid(
            self._session,
            record,
            names,
            lambda p: p.where(record, owner, id),
            fresh={owner: id} if id else None,
            widths=widths,
        )

    def years(self, building: str) -> tuple[int, ...]:
        """Return the years with costs, the base year and those before it."""
        base = self._problem.city[0].base_year if self._problem.city else 0
        near = range(base - YEARS_BACK, base + 1) if base else ()
        found = {row.year for row in self._problem.where(RunningCost, "building", building)}
        return tuple(sorted(found | set(near)))

    def building_of(self, cost: str) -> str:
        """Return the building of a cost; empty when it is not there."""
        found = self._problem.find(RunningCost, cost)
        return found.building if found else ""

    def costs_by_year(self, building: str) -> Grid:
        """Return the costs of a building by category and year."""
        return CostMatrix(
            self._session,
            RunningCost,
            "amount",
            Column(HEAD, tr("field.running_cost.category"), width=20),
            tuple(
                Column(str(year), str(year), unit="Rp", width=14) for year in self.years(building)
            ),
            lambda p: category_rows(),
            lambda p, row, column: costs_at(p, building, row, column),
            lambda row, column: {
                "building": building,
                "category": CostCategory(row),
                "year": int(column),
            },
            sum_across=False,
            marked=lambda row, column: self.compare.is_outlier(building, row, column),
        )

    def bars(self, building: str) -> Bars:
        """Return the costs of a building for a chart."""
        years = [str(year) for year in self.years(building)]
        rows = self._problem.where(RunningCost, "building", building)
        series = tuple(
            (
                format_choice(category),
                tuple(
                    sum(r.amount for r in rows if r.category is category and str(r.year) == year)
                    for year in years
                ),
            )
            for category in CostCategory
        )
        return Bars(tuple(years), series)

    def cost_words(self, building: str) -> str:
        """Return the sum of the last year that has costs."""
        rows = self._problem.where(RunningCost, "building", building)
        last = max((row.year for row in rows), default=0)
        total = sum(row.amount for row in rows if row.year == last)
        if not last:
            return tr("estate.no_costs")
        return tr("estate.cost_words", year=last, amount=format_money_short(total))

    def why(self, building: str) -> str:
        """Return why costs of a building stand out; empty when they do not."""
        return self.compare.why(building)


class _FloorTable(RecordGrid):
    """The floors of a building; a new one comes on top."""

    def blank(self) -> Record:
        """Return a new floor above the others."""
        floor = super().blank()
        assert isinstance(floor, Floor)
        return replace(floor, level=_next_level(self._problem, floor.building))


def _next_level(problem: Problem, building: str) -> int:
    floors = problem.where(Floor, "building", building)
    return max((floor.level for floor in floors), default=-1) + 1


def _units_column() -> Reckoned:
    return Reckoned(
        Column("units", tr("estate.units_today"), kind=Kind.NUMBER, editable=False),
        lambda p, floor: format_number(len(p.where(Unit, "floor", floor.id)), Measure.COUNT),
        lambda p, floor: len(p.where(Unit, "floor", floor.id)),
    )
