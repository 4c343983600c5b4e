"""The name of a record for a reader, and records found again by such a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from desktop.document.text import format_choice
from desktop.system.translate import tr
from solver.errors import Issue, issue
from solver.problem.estate import Building, Floor, RunningCost, Site
from solver.problem.organisation import Meeting, Opd, Post, SpecialSpace, Unit, Vehicle
from solver.problem.problem import KINDS, City, Problem
from solver.problem.record import Record
from solver.problem.scenario import Scenario
from solver.problem.standards import Standard
from solver.units import Kind, declared


def record_name(problem: Problem, kind: str, id: str) -> str:
    """Return the name of a record; empty for an empty id, ``?`` for one that is not there."""
    if not id:
        return ""
    row = problem.find(KINDS[kind], id)
    return "?" if row is None else name_of(problem, row)


def name_of(problem: Problem, row: Record) -> str:
    """Return the name of a record as lists show it."""
    write = _NAMES.get(type(row))
    return write(problem, row) if write else ""


def _owned(problem: Problem, owner: str, word: str) -> str:
    name = record_name(problem, "unit", owner)
    return f"{name} · {word}" if name else word


def _unit(problem: Problem, row: Any) -> str:
    opd = problem.find(Opd, row.opd)
    return f"{opd.short} · {row.name}" if opd else str(row.name)


def _floor(problem: Problem, row: Any) -> str:
    building = problem.find(Building, row.building)
    return f"{building.short or building.name} · {floor_name(row)}" if building else floor_name(row)


def floor_name(floor: Floor) -> str:
    """Return the name of a floor without its building."""
    return floor.name or tr("name.floor", level=floor.level)


def _cost(problem: Problem, row: Any) -> str:
    building = record_name(problem, "building", row.building)
    return f"{building} · {format_choice(row.category)} · {row.year}"


_NAMES: dict[type[Record], Callable[[Problem, Any], str]] = {
    City: lambda p, r: str(r.name),
    Opd: lambda p, r: str(r.short or r.name),
    Site: lambda p, r: str(r.short or r.name),
    Building: lambda p, r: str(r.short or r.name),
    Floor: _floor,
    Unit: _unit,
    Post: lambda p, r: _owned(p, r.unit, format_choice(r.level)),
    SpecialSpace: lambda p, r: _owned(p, r.unit, format_choice(r.kind)),
    Vehicle: lambda p, r: _owned(p, r.unit, format_choice(r.kind)),
    Meeting: lambda p, r: _owned(p, r.unit, format_choice(r.size)),
    RunningCost: _cost,
    Scenario: lambda p, r: str(r.name),
    Standard: lambda p, r: tr(f"standard.{r.id}"),
}


def options_for(problem: Problem, row: Record, name: str) -> Sequence[tuple[str, str]]:
    """Return (value, label) of everything that may be chosen for a field of a record."""
    spec = declared(type(row))[name]
    if spec.kind is Kind.CHOICE and spec.choices:
        return tuple((value.value, format_choice(value)) for value in spec.choices)
    if spec.kind is not Kind.REF:
        return ()
    rows = _allowed(problem, row, spec.refers)
    nothing = (("", tr("word.none")),) if spec.optional else ()
    named = sorted(((r.id, name_of(problem, r)) for r in rows), key=lambda o: o[1].casefold())
    if spec.refers == "floor":
        short = bool(vars(row).get("building"))
        named = [
            (r.id, floor_name(r) if short and isinstance(r, Floor) else name_of(problem, r))
            for r in rows
        ]
    return (*nothing, *named)


def _allowed(problem: Problem, row: Record, kind: str) -> Sequence[Record]:
    building = str(vars(row).get("building", ""))
    if kind == "floor" and building:
        floors = problem.where(Floor, "building", building)
        return sorted(floors, key=lambda floor: floor.level)
    if kind == "unit" and isinstance(row, Unit):  # the parent: of the same OPD, not itself
        return [unit for unit in problem.where(Unit, "opd", row.opd) if unit.id != row.id]
    return problem.rows(kind)


def resolve(problem: Problem, row: Record, name: str, text: str, where: str) -> str | Issue:
    """Return the id that a text means: an id, the name shown, or the own name of a record."""
    spec = declared(type(row))[name]
    wanted = " ".join(text.split()).casefold()
    if not wanted or wanted in ("–", "-", tr("word.none").casefold()):
        return "" if spec.optional else issue("reference_empty", where)
    near = _allowed(problem, row, spec.refers)
    for other in (*near, *problem.rows(spec.refers)):  # a floor of this building comes first
        if wanted in _known_as(problem, other):
            return other.id
    return issue("reference_unknown", where, text=text, kind=tr(f"record.{spec.refers}"))


def _known_as(problem: Problem, row: Record) -> set[str]:
    words = {row.id, name_of(problem, row)}
    words |= {floor_name(row)} if isinstance(row, Floor) else set()
    words |= {str(getattr(row, part)) for part in ("name", "short") if hasattr(row, part)}
    return {" ".join(word.split()).casefold() for word in words if word}
