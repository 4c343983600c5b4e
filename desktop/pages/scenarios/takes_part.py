"""What takes part in a scenario, as tables: buildings by role, floors, OPD, and rules by mode."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.document.edits import Edit, new_id, put, remove, together
from desktop.document.grid import Cell, Column
from desktop.document.session import Session
from desktop.document.text import format_number, parse
from desktop.system.translate import tr
from desktop.workflows.seats import floor_label, roles
from solver.errors import Issue
from solver.problem.estate import Building, Floor, Site
from solver.problem.organisation import Opd, Unit
from solver.problem.problem import Problem
from solver.problem.scenario import (
    BuildingRole,
    RuleMode,
    ScenarioBuilding,
    ScenarioFloor,
    ScenarioOpd,
    ScenarioRule,
    ScenarioRuleKey,
)
from solver.units import Kind, Measure, declared


@dataclass(frozen=True)
class PartGrid:
    """The frame of these tables: rows are other records, cells say how they take part.

    Parameters
    ----------
    session : Session
        The gate to the document.
    scenario : str
        Id of the scenario.
    """

    session: Session
    scenario: str

    @property
    def problem(self) -> Problem:
        """The project as it is now."""
        return self.session.document.problem

    @property
    def can_add(self) -> bool:
        """Rows come from elsewhere."""
        return False

    def add(self) -> str | None:
        """Add nothing."""
        return None

    def remove(self, rows: Sequence[str]) -> None:
        """Remove nothing."""

    def order(self, row: str, column: str) -> Any:
        """Sort by what is shown."""
        return self.text(row, column).casefold()

    def tone(self, row: str, column: str) -> str:
        """Plain cells."""
        return ""

    def options(self, row: str, column: str) -> Sequence[tuple[str, str]]:
        """Nothing to choose from."""
        return ()

    def text(self, row: str, column: str) -> str:
        """Return what a cell shows."""
        return ""

    def value(self, row: str, column: str) -> str:
        """Return the value of a cell."""
        return ""

    def write(self, cells: Sequence[Cell]) -> tuple[Issue, ...]:
        """Write cells as one step."""
        edits: list[Edit] = []
        document = self.session.document
        for cell in cells:
            found = self.edit(document.problem, cell)
            if isinstance(found, Issue):
                return (found,)
            if found:
                edits.append(found)
                document = found(document)  # the next cell may be of the same row
        if edits and not self.session.read_only:
            self.session.do(self.label(), together(*edits))
        return ()

    def edit(self, problem: Problem, cell: Cell) -> Edit | Issue | None:
        """Return the edit that a cell stands for."""
        return None

    def label(self) -> str:
        """Return what a change is called in the list of undo."""
        return tr("scenarios.do.part")

    @property
    def free(self) -> bool:
        """Whether cells may be edited."""
        return not self.session.read_only


_ROLES = tuple(BuildingRole)
_MODES = tuple(RuleMode)


class BuildingsGrid(PartGrid):
    """The role of every building."""

    def columns(self) -> Sequence[Column]:
        """Return building, site, floors, area, units today, role."""
        return (
            Column("name", tr("record.building"), editable=False, width=24),
            Column("site", tr("record.site"), editable=False, width=16),
            Column("floors", tr("scenarios.floors"), kind=Kind.NUMBER, editable=False),
            Column("net", tr("scenarios.net"), "m²", kind=Kind.NUMBER, editable=False),
            Column("units", tr("scenarios.units_today"), kind=Kind.NUMBER, editable=False),
            Column(
                "role",
                tr("field.scenario_building.role"),
                kind=Kind.CHOICE,
                editable=self.free,
                width=24,
            ),
        )

    def rows(self) -> Sequence[str]:
        """Return the buildings by site."""
        return tuple(
            b.id
            for site in self.problem.site
            for b in self.problem.where(Building, "site", site.id)
        )

    def text(self, row: str, column: str) -> str:
        """Return what a cell shows."""
        if column == "role":
            return tr(f"choice.BuildingRole.{self.value(row, column)}")
        building = self.problem.get(Building, row)
        if column == "name":
            return building.name
        if column == "site":
            site = self.problem.find(Site, building.site)
            return (site.short or site.name) if site else ""
        measure = Measure.AREA if column == "net" else Measure.COUNT
        return format_number(self.order(row, column), measure, unit=False)

    def order(self, row: str, column: str) -> Any:
        """Sort figures by size."""
        floors = self.problem.where(Floor, "building", row)
        if column == "floors":
            return len(floors)
        if column == "net":
            return sum(floor.net or 0 for floor in floors)
        if column == "units":
            return len(self.problem.where(Unit, "building", row))
        return self.text(row, column).casefold()

    def value(self, row: str, column: str) -> str:
        """Return the role."""
        return roles(self.problem, self.scenario)[row].value if column == "role" else ""

    def options(self, row: str, column: str) -> Sequence[tuple[str, str]]:
        """Return the roles."""
        if column != "role":
            return ()
        return tuple((r.value, tr(f"choice.BuildingRole.{r.value}")) for r in _ROLES)

    def edit(self, problem: Problem, cell: Cell) -> Edit | Issue | None:
        """Return the edit of a role."""
        field = declared(ScenarioBuilding)["role"]
        role = parse(field, cell.text, f"{cell.row}/role")
        if isinstance(role, Issue) or cell.column != "role":
            return role if isinstance(role, Issue) else None
        rows = problem.where(ScenarioBuilding, "scenario", self.scenario)
        found = next((r for r in rows if r.building == cell.row), None)
        fresh = found or ScenarioBuilding(id=new_id(), scenario=self.scenario, building=cell.row)
        return put(replace(fresh, role=BuildingRole(str(role))))


class _Without(PartGrid):
    """Tables in which everything takes part unless a row says otherwise."""

    record: type[ScenarioFloor] | type[ScenarioOpd]
    field: str

    def _row(self, problem: Problem, id: str) -> ScenarioFloor | ScenarioOpd | None:
        rows = problem.where(self.record, "scenario", self.scenario)
        return next((row for row in rows if getattr(row, self.field) == id), None)

    def text(self, row: str, column: str) -> str:
        """Return yes or no."""
        return tr("word.no") if self._row(self.problem, row) else tr("word.yes")

    def value(self, row: str, column: str) -> str:
        """Return whether it takes part."""
        return "" if self._row(self.problem, row) else "1"

    def edit(self, problem: Problem, cell: Cell) -> Edit | Issue | None:
        """Return the edit of a tick."""
        if cell.column != "part":
            return None
        found = self._row(problem, cell.row)
        inside = cell.text.casefold() in ("1", "ya", "yes", "true", "v", "✓")
        if inside:
            return remove(self.record, [found.id]) if found else None
        values = {"id": new_id(), "scenario": self.scenario, self.field: cell.row}
        return None if found else put(self.record(**values))


class FloorsGrid(_Without):
    """The floors of the candidate buildings."""

    record = ScenarioFloor
    field = "floor"

    def columns(self) -> Sequence[Column]:
        """Return tick, building, floor, area."""
        return (
            Column("part", tr("scenarios.part"), kind=Kind.FLAG, editable=self.free),
            Column("building", tr("record.building"), editable=False, width=17),
            Column("name", tr("record.floor"), editable=False, width=9),
            Column("net", tr("scenarios.net"), "m²", kind=Kind.NUMBER, editable=False),
        )

    def rows(self) -> Sequence[str]:
        """Return the floors of the buildings that receive units."""
        role = roles(self.problem, self.scenario)
        return tuple(
            floor.id
            for floor in self.problem.floor
            if role.get(floor.building) is BuildingRole.CANDIDATE
        )

    def text(self, row: str, column: str) -> str:
        """Return what a cell shows."""
        floor = self.problem.get(Floor, row)
        if column == "name":
            return floor_label(floor)
        if column == "net":
            return format_number(floor.net, Measure.AREA, unit=False)
        if column == "building":
            building = self.problem.find(Building, floor.building)
            return building.name if building else ""
        return super().text(row, column)

    def order(self, row: str, column: str) -> Any:
        """Sort areas by size and floors by level."""
        floor = self.problem.get(Floor, row)
        figures = {"net": floor.net or 0, "name": floor.level}
        return figures.get(column, self.text(row, column))


class OpdsGrid(_Without):
    """The OPD; those left out stay where they are."""

    record = ScenarioOpd
    field = "opd"

    def columns(self) -> Sequence[Column]:
        """Return tick, name, units."""
        return (
            Column("part", tr("scenarios.part"), kind=Kind.FLAG, editable=self.free),
            Column("name", tr("record.opd"), editable=False, width=32),
            Column("units", tr("record.unit"), kind=Kind.NUMBER, editable=False),
        )

    def rows(self) -> Sequence[str]:
        """Return the OPD."""
        return tuple(opd.id for opd in self.problem.opd)

    def text(self, row: str, column: str) -> str:
        """Return what a cell shows."""
        if column == "name":
            return self.problem.get(Opd, row).name
        if column == "units":
            return format_number(self.order(row, column), Measure.COUNT)
        return super().text(row, column)

    def order(self, row: str, column: str) -> Any:
        """Sort units by number."""
        if column == "units":
            return len(self.problem.where(Unit, "opd", row))
        return self.text(row, column).casefold()


class RulesGrid(PartGrid):
    """How each rule is held, and the price of breaking a wish."""

    def columns(self) -> Sequence[Column]:
        """Return rule, mode, price."""
        free = self.free
        price = tr("field.scenario_rule.price")
        return (
            Column("rule", tr("field.scenario_rule.rule"), editable=False, width=40),
            Column(
                "mode", tr("field.scenario_rule.mode"), kind=Kind.CHOICE, editable=free, width=16
            ),
            Column("price", price, kind=Kind.NUMBER, editable=free, width=22),
        )

    def rows(self) -> Sequence[str]:
        """Return the rules."""
        return tuple(key.value for key in ScenarioRuleKey)

    def _row(self, problem: Problem, rule: str) -> ScenarioRule:
        rows = problem.where(ScenarioRule, "scenario", self.scenario)
        found = next((row for row in rows if row.rule == rule and not row.subject), None)
        fresh = ScenarioRule(id=new_id(), scenario=self.scenario, rule=ScenarioRuleKey(rule))
        return found or fresh

    def text(self, row: str, column: str) -> str:
        """Return what a cell shows; only a wish has a price."""
        if column == "rule":
            return tr(f"choice.ScenarioRuleKey.{row}")
        held = self._row(self.problem, row)
        if column == "mode":
            return tr(f"choice.RuleMode.{held.mode.value}")
        return format_number(held.price, Measure.RUPIAH_YEAR) if held.mode == "wish" else "–"

    def value(self, row: str, column: str) -> str:
        """Return the mode."""
        return self._row(self.problem, row).mode.value if column == "mode" else ""

    def options(self, row: str, column: str) -> Sequence[tuple[str, str]]:
        """Return the modes."""
        if column != "mode":
            return ()
        return tuple((m.value, tr(f"choice.RuleMode.{m.value}")) for m in _MODES)

    def edit(self, problem: Problem, cell: Cell) -> Edit | Issue | None:
        """Return the edit of a mode or a price."""
        if cell.column not in ("mode", "price"):
            return None
        field = declared(ScenarioRule)[cell.column]
        value = parse(field, cell.text, f"{cell.row}/{cell.column}")
        if isinstance(value, Issue):
            return value
        return put(replace(self._row(problem, cell.row), **{cell.column: value}))  # type: ignore[arg-type]
