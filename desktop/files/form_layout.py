"""The forms of the OPD as data: sheets, columns and the names both the writer and reader use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop.document.document import Document
from desktop.document.text import SHAPES, format_choice
from desktop.system.translate import tr
from solver.problem.estate import Building, Floor
from solver.problem.organisation import Meeting, Opd, Post, SpecialSpace, Unit, Vehicle
from solver.problem.problem import KIND_OF, KINDS, Problem
from solver.problem.record import Record
from solver.units import Field, Kind, declared

FORM_FORMAT = 1
MARK = "satuatap"  # first cell of the hidden line of names: "satuatap/unit"
HIDDEN = "satuatap"  # hidden sheet: what the form was when it was written
LISTS = "daftar"  # hidden sheet: what can be chosen
NAMES_ROW = 3  # hidden line of field names, from 0
FIRST_ROW = 6  # first line of records, from 0

_LAST = ("source", "note")
# The sheets of a form in their order, and the spare lines for new records.
SHEETS: Mapping[str, tuple[type[Record], int]] = {
    "unit": (Unit, 15),
    "post": (Post, 60),
    "space": (SpecialSpace, 25),
    "vehicle": (Vehicle, 20),
    "meeting": (Meeting, 25),
}
_LEFT_OUT = {"opd", "status"}  # the form is of one OPD; how sure a figure is, the planner says


@dataclass(frozen=True)
class Column:
    """One column of a sheet: the field it holds."""

    name: str
    field: Field


def columns(kind: str) -> tuple[Column, ...]:
    """Return the columns of a sheet in order: where it is from and the note stand last."""
    fields = declared(KINDS[kind])
    own = [name for name in fields if name not in _LEFT_OUT and name not in _LAST]
    return tuple(Column(name, fields[name]) for name in (*own, *(n for n in _LAST if n in fields)))


def rows_of(problem: Problem, opd: str) -> dict[str, tuple[Record, ...]]:
    """Return the records of an OPD that its form shows, by sheet."""
    units = problem.where(Unit, "opd", opd)
    found: dict[str, tuple[Record, ...]] = {"unit": units}
    for kind, (record, _) in SHEETS.items():
        if record is not Unit:
            found[kind] = tuple(
                row for unit in units for row in problem.where(record, "unit", unit.id)
            )
    return found


def labels_of(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return a label for each (id, name), every label once: names that come twice are numbered."""
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for id, name in names:
        label, number = name, 1
        while label.casefold() in taken or not label:
            number += 1
            label = f"{name or id} ({number})"
        taken.add(label.casefold())
        labels[id] = label
    return labels


def references(document: Document, opd: str) -> dict[str, dict[str, str]]:
    """Return the label of every record that a reference of a form may name, by kind and id."""
    problem = document.problem
    buildings = labels_of((b.id, b.name) for b in problem.building)
    floors = labels_of(
        (f.id, f"{buildings.get(f.building, '?')} › {floor_name(f)}") for f in problem.floor
    )
    units = labels_of((u.id, u.name) for u in problem.where(Unit, "opd", opd))
    return {KIND_OF[Building]: buildings, KIND_OF[Floor]: floors, KIND_OF[Unit]: units}


def floor_name(floor: Floor) -> str:
    """Return what a floor is called."""
    return floor.name or tr("form.floor", level=floor.level)


def shown(field: Field, value: object, labels: Mapping[str, Mapping[str, str]]) -> object:
    """Return a value as a form shows it: numbers in the unit people use, labels for choices."""
    if value is None or value == "":
        return None
    if field.kind is Kind.NUMBER and field.measure and isinstance(value, int):
        return float(Decimal(value) / SHAPES[field.measure].scale)
    if field.kind is Kind.FLAG:
        return tr("word.yes") if value else tr("word.no")
    if field.kind is Kind.CHOICE:
        return format_choice(value)  # type: ignore[arg-type]  # a choice holds a StrEnum
    if field.kind is Kind.REF:
        return labels.get(field.refers, {}).get(str(value), "")
    return value


def stored(value: object) -> str:
    """Return a value as the hidden sheet keeps it, exactly."""
    if value is None:
        return "null"
    return "true" if value is True else "false" if value is False else str(value)


def unit_word(field: Field) -> str:
    """Return what stands under a heading: the unit of the figures, or how to fill the cell."""
    if field.kind is Kind.NUMBER and field.measure:
        shape = SHAPES[field.measure]
        after = tr(shape.after) if shape.after else ""
        return f"{shape.before}{after}" if shape.before else after or tr("form.number")
    return tr(f"form.kind.{field.kind.value}")


def form_name(opd: Opd) -> str:
    """Return the name of the file of an OPD."""
    plain = "".join(c if c.isalnum() or c in " -" else " " for c in opd.short or opd.name)
    return f"{tr('form.file')} {' '.join(plain.split())[:60] or opd.id}.xlsx"
