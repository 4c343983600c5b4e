"""A small organisation, and what a data clerk does to its forms in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from desktop.document.document import Document
from desktop.files.form_layout import FIRST_ROW, NAMES_ROW
from solver.problem.estate import Building, Floor, Site
from solver.problem.organisation import (
    Meeting,
    Opd,
    Post,
    PostLevel,
    SpecialSpace,
    Unit,
    UnitKind,
    Vehicle,
)
from solver.problem.problem import City, Problem
from solver.problem.scenario import Placement, Scenario

SHEETS = {
    "unit": "Unit kerja",
    "post": "Jabatan",
    "space": "Ruang khusus",
    "vehicle": "Kendaraan dinas",
    "meeting": "Rapat",
}


def organisation() -> Document:
    """Return two OPD with units, posts and everything else a form asks for."""
    return Document(
        Problem(
            city=(City(id="city", name="Palembang"),),
            opd=(
                Opd(id="disdik", name="Dinas Pendidikan", short="Disdik"),
                Opd(id="dinkes", name="Dinas Kesehatan", short="Dinkes"),
            ),
            site=(Site(id="s", name="Kompleks"),),
            building=(
                Building(id="b1", site="s", name="Gedung A"),
                Building(id="b2", site="s", name="Gedung B"),
            ),
            floor=(
                Floor(id="f1", building="b1", name="Lantai 1", level=0),
                Floor(id="f2", building="b1", name="Lantai 2", level=1),
                Floor(id="g1", building="b2", level=0),
            ),
            unit=(
                Unit(
                    id="u1",
                    opd="disdik",
                    name="Bidang PAUD",
                    building="b1",
                    floor="f1",
                    growth=250,
                    archive=12_500,
                    occupied=8_475,
                    visitors=30,
                    public_floor=True,
                    source="SK 2025",
                ),
                Unit(id="u2", opd="disdik", name="Sekretariat", kind=UnitKind.SEKRETARIAT),
                Unit(id="k1", opd="dinkes", name="Bidang Yankes", building="b2"),
            ),
            post=(
                Post(id="p1", unit="u1", level=PostLevel.ESELON_3B, headcount=1),
                Post(id="p2", unit="u1", level=PostLevel.STAFF, headcount=12),
                Post(id="p3", unit="u2", level=PostLevel.STAFF, title="Arsiparis", headcount=2),
                Post(id="p4", unit="k1", level=PostLevel.STAFF, headcount=9),
            ),
            space=(SpecialSpace(id="x1", unit="u1", area=4_050, live_load=500),),
            vehicle=(Vehicle(id="v1", unit="u2", count=3, out_by_day=3_333),),
            meeting=(Meeting(id="m1", unit="u1", per_week=150, minutes=90),),
            scenario=(Scenario(id="z", name="Z"),),
            placement=(Placement(id="q", scenario="z", unit="u1", building="b2"),),
        ),
        "proyek",
    )


def fill(path: Path, change: Callable[[Any], None]) -> None:
    """Open a form as a spreadsheet program does, change it and save it."""
    book = load_workbook(path)
    change(book)
    book.save(path)
    book.close()


def at(book: Any, kind: str, id: str, field: str) -> Any:
    """Return the cell of a field of a record; an empty id is the first spare line."""
    sheet = book[SHEETS[kind]]
    column = next(c.column for c in sheet[NAMES_ROW + 1] if c.value == field)
    for row in range(FIRST_ROW + 1, sheet.max_row + 1):
        if (sheet.cell(row, 1).value or "") == id and (id or sheet.cell(row, 2).value is None):
            return sheet.cell(row, column)
    raise KeyError(id)


def empty(book: Any, kind: str, id: str) -> None:
    """Empty the line of a record, all but its hidden id."""
    first = at(book, kind, id, "source" if kind != "post" else "unit")
    for cell in book[SHEETS[kind]][first.row][1:]:
        cell.value = None
