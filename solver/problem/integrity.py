"""What is wrong with the records: bounds, empty names, dangling references, doubles, cycles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from solver.errors import Issue, Severity, issue
from solver.problem.estate import Building, Floor, Site
from solver.problem.organisation import Opd, Unit
from solver.problem.problem import KIND_OF, KINDS, Problem
from solver.problem.record import Record
from solver.problem.scenario import Scenario
from solver.units import Field, Kind, declared

NAMED: tuple[tuple[type[Record], str], ...] = (  # names that must differ, within which parent
    (Opd, ""),
    (Site, ""),
    (Building, "site"),
    (Floor, "building"),
    (Unit, "opd"),
    (Scenario, ""),
)


def integrity(problem: Problem) -> tuple[Issue, ...]:
    """Return everything wrong with the records, in the order of the kinds.

    The place of an Issue is ``<kind>/<id>/<field>``.
    """
    return (
        *_one_city(problem),
        *(found for kind in KINDS for found in _of_kind(problem, kind)),
        *_doubled_names(problem),
        *_parent_cycles(problem),
        *_levels(problem),
    )


def field_issue(record: type[Record], name: str, value: object, where: str) -> Issue | None:
    """Return what is wrong with one value of one field by its declaration, or None."""
    field = declared(record)[name]
    check = _CHECKS.get(field.kind)
    return check(field, value, where) if check else None


def _number(field: Field, value: object, where: str) -> Issue | None:
    if value is None:
        return None if field.optional else issue("number_missing", where)
    if not isinstance(value, int) or isinstance(value, bool):
        return issue("number_not_whole", where, value=value)
    if value < field.low:
        return issue("number_too_low", where, value=value, low=field.low)
    if value > field.high:
        return issue("number_too_high", where, value=value, high=field.high)
    return None


def _text(field: Field, value: object, where: str) -> Issue | None:
    if field.required and not str(value).strip():
        return issue("text_empty", where)
    return None


_CHECKS = {Kind.NUMBER: _number, Kind.TEXT: _text}


def _one_city(problem: Problem) -> Iterator[Issue]:
    if len(problem.city) != 1:
        yield issue("city_missing", "city", Severity.WARNING)


def _of_kind(problem: Problem, kind: str) -> Iterator[Issue]:
    record = KINDS[kind]
    fields = declared(record)
    rows = problem.rows(kind)
    for id, times in Counter(row.id for row in rows).items():
        if times > 1:
            yield issue("id_doubled", f"{kind}/{id}", id=id)
    for row in rows:
        for name, field in fields.items():
            where = f"{kind}/{row.id}/{name}"
            value = getattr(row, name)
            if field.kind is Kind.REF:
                if not value and not field.optional:
                    yield issue("reference_empty", where)
                elif value and problem.find(KINDS[field.refers], value) is None:
                    yield issue("reference_dangling", where, id=value)
            else:
                found = field_issue(record, name, value, where)
                if found:
                    yield found


def _doubled_names(problem: Problem) -> Iterator[Issue]:
    for record, parent in NAMED:
        kind = KIND_OF[record]
        seen: set[tuple[str, str]] = set()
        for row in problem.rows(kind):
            name = " ".join(str(getattr(row, "name")).casefold().split())  # noqa: B009 - by declaration
            key = (getattr(row, parent) if parent else "", name)
            if name and key in seen:
                yield issue("name_doubled", f"{kind}/{row.id}/name", Severity.WARNING, name=name)
            seen.add(key)


def _parent_cycles(problem: Problem) -> Iterator[Issue]:
    for unit in problem.unit:
        seen, at = {unit.id}, unit.parent
        while at and at not in seen:
            seen.add(at)
            above = problem.find(Unit, at)
            at = above.parent if above else ""
        if at == unit.id:
            yield issue("unit_cycle", f"unit/{unit.id}/parent", name=unit.name)


def _levels(problem: Problem) -> Iterator[Issue]:
    for floor in problem.floor:
        if floor.net is not None and floor.gross is not None and floor.net > floor.gross:
            yield issue("net_above_gross", f"floor/{floor.id}/net", name=floor.name)
    for unit in problem.unit:
        floor_of = problem.find(Floor, unit.floor) if unit.floor else None
        if floor_of and floor_of.building != unit.building:
            yield issue("floor_elsewhere", f"unit/{unit.id}/floor", name=unit.name)
