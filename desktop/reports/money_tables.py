"""The money as tables: line by line today and in the plan, with the formula and its inputs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from desktop.reports.places import building_label, buildings_in_order, site_label
from desktop.reports.reckoning import Reckoning
from desktop.reports.table import (
    Cell,
    Column,
    Line,
    LineStyle,
    Table,
    any_illustration,
    change,
    group,
    left,
    number,
    right,
)
from desktop.system.translate import has, tr
from solver.costs.line import CostGroup, CostKey, CostLine
from solver.problem.estate import Building, Floor, Site
from solver.problem.problem import Problem
from solver.units import Measure

_Place = Building | Site  # two records of different kinds may have the same id
_ByPlace = dict[tuple[_Place, CostKey], list[CostLine]]


def cost_table(reckoning: Reckoning) -> Table:
    """Return the bill by kind of cost: today, the plan, the difference, and the formula."""
    before, after = _lines(reckoning)
    lines: list[Line] = []
    for cost_group in CostGroup:
        old = [x for x in before if x.group is cost_group]
        new = [x for x in after if x.group is cost_group]
        keys = [k for k in CostKey if any(x.key is k for x in (*old, *new))]
        if keys:
            label = tr(f"cost_group.{cost_group.value}")
            lines.append(group(label))
            lines.extend(_key_line(key, old, new) for key in keys)
            lines.append(_sum_line(tr("report.word.sum_of", name=label), old, new))
    if lines:
        cash = tr("report.word.cash_total")
        lines.append(_sum_line(cash, _cash(before), _cash(after)))
    return Table(
        tr("report.title.costs"),
        _columns(),
        tuple(lines),
        tr("report.note.costs"),
        tr("report.empty.costs"),
    )


def _columns() -> tuple[Column, ...]:
    return (
        left(tr("report.column.cost"), 43),
        right(tr("report.column.today"), 19),
        right(tr("report.column.plan"), 19),
        right(tr("report.column.difference"), 19),
    )


def _lines(reckoning: Reckoning) -> tuple[tuple[CostLine, ...], tuple[CostLine, ...]]:
    today = reckoning.today
    return (today.lines if today else ()), reckoning.main.assessment.lines


def _cash(lines: Iterable[CostLine]) -> list[CostLine]:
    return [line for line in lines if line.group in (CostGroup.RUNNING, CostGroup.ONE_OFF)]


def _key_line(key: CostKey, old: list[CostLine], new: list[CostLine]) -> Line:
    formula = f"cost.{key.value}.formula"
    label = Cell(tr(f"cost.{key.value}"), note=tr(formula) if has(formula) else "")
    return Line(
        (label, *_amounts([x for x in old if x.key is key], [x for x in new if x.key is key]))
    )


def _sum_line(label: str, old: list[CostLine], new: list[CostLine]) -> Line:
    return Line((Cell(label), *_amounts(old, new)), LineStyle.TOTAL)


def _amounts(old: list[CostLine], new: list[CostLine]) -> tuple[Cell, Cell, Cell]:
    before, after = (sum(x.amount for x in lines) for lines in (old, new))
    marks = [is_illustrated(lines) for lines in (old, new)]
    return (
        number(before, Measure.RUPIAH, illustration=marks[0]),
        number(after, Measure.RUPIAH, illustration=marks[1]),
        change(after - before, illustration=any(marks)),
    )


def is_illustrated(lines: Iterable[CostLine]) -> bool:
    """Tell whether one of the lines was made from an illustration."""
    return any(any_illustration(i.status for i in line.inputs) for line in lines)


def building_cost_table(reckoning: Reckoning) -> Table:
    """Return what changes in the bill by building and site; the workbook has every input."""
    before, after = _lines(reckoning)
    old, new = _by_place(reckoning.problem, before), _by_place(reckoning.problem, after)
    lines: list[Line] = []
    for place in _places(reckoning.problem):
        keys = [k for k in CostKey if _sum(old, place, k) != _sum(new, place, k)]
        if sum(_sum(new, place, k) - _sum(old, place, k) for k in keys):
            lines.append(group(_place_label(place)))
            lines.extend(_place_line(place, key, old, new) for key in keys)
    return Table(
        tr("report.title.building_costs"),
        (left(tr("report.column.cost_only"), 43), *_columns()[1:]),
        tuple(lines),
        tr("report.note.building_costs"),
        tr("report.empty.building_costs"),
    )


def _place_line(place: _Place, key: CostKey, old: _ByPlace, new: _ByPlace) -> Line:
    was, now = old.get((place, key), []), new.get((place, key), [])
    return Line((Cell(tr(f"cost.{key.value}")), *_amounts(was, now)))


def _sum(found: _ByPlace, place: _Place, key: CostKey) -> int:
    return sum(line.amount for line in found.get((place, key), ()))


def _places(problem: Problem) -> list[_Place]:
    return [*buildings_in_order(problem), *problem.site]


def _place_label(place: _Place) -> str:
    return building_label(place) if isinstance(place, Building) else site_label(place)


def _by_place(problem: Problem, lines: Iterable[CostLine]) -> _ByPlace:
    """Group the lines of buildings, floors and sites; the workbook has those of units and OPD."""
    found: _ByPlace = defaultdict(list)
    for line in lines:
        place = _place_of(problem, line)
        if place is not None:
            found[place, line.key].append(line)
    return found


def _place_of(problem: Problem, line: CostLine) -> _Place | None:
    if line.subject_kind == "floor":
        floor = problem.find(Floor, line.subject)
        return problem.find(Building, floor.building) if floor else None
    if line.subject_kind == "building":
        return problem.find(Building, line.subject)
    return problem.find(Site, line.subject) if line.subject_kind == "site" else None
