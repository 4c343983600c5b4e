"""Inventory cards of buildings (KIB C and its kin): rows to buildings, nothing lost in silence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from desktop.document.text import format_money
from desktop.files.kib_columns import CONDITIONS, Columns, find_columns, is_heading, squeeze
from desktop.files.kib_land import KibLand, is_land
from desktop.files.kib_words import is_coded, is_name, reason_not_taken, same_place, telling
from desktop.files.tables.cell import Cell, Sheet
from desktop.files.tables.number import decimal_mark, read_area, read_number, smallest
from solver.errors import Issue, Severity, issue
from solver.problem.estate import Condition, Ownership

_YEARS = range(1600, 2201)


@dataclass(frozen=True)
class KibBuilding:
    """A building of an inventory; None for what the card does not say.

    Areas in dm², money in rupiah, coordinates in 1/1,000,000 degree.
    """

    where: str
    name: str
    register: str
    address: str
    gross: int | None = None
    storeys: int | None = None
    condition: Condition | None = None
    ownership: Ownership = Ownership.OWNED
    built: int | None = None
    acquisition: int | None = None
    latitude: int | None = None
    longitude: int | None = None
    note: str = ""


@dataclass(frozen=True)
class _Part:
    """A row that is no building of its own: why, where, what it calls itself, its price."""

    reason: str
    where: str
    name: str
    amount: int


@dataclass(frozen=True)
class KibImport:
    """What an inventory table holds.

    Parameters
    ----------
    buildings : tuple of KibBuilding
        Buildings, each name once.
    skipped : tuple of Issue
        Rows that are no building of their own, each with its reason.
    merged : tuple of Issue
        Repairs and parts whose value went into a building of the table.
    issues : tuple of Issue
        What was taken and needs care: no area, a price of zero, a condition nobody knows.
    rows : int
        Lines of the table below its headings.
    lands : tuple of KibLand
        Parcels of land: rows of a KIB A.
    """

    buildings: tuple[KibBuilding, ...] = ()
    skipped: tuple[Issue, ...] = ()
    merged: tuple[Issue, ...] = ()
    issues: tuple[Issue, ...] = ()
    rows: int = 0
    lands: tuple[KibLand, ...] = ()


def read_kib(sheets: Sequence[Sheet]) -> KibImport:
    """Read every sheet that looks like an inventory of buildings."""
    found = [_read_sheet(sheet) for sheet in sheets]
    known = [reader for reader in found if reader is not None]
    if not known:
        names = ", ".join(sheet.name for sheet in sheets)
        return KibImport(issues=(issue("kib_no_columns", names, names=names),))
    buildings, doubled = _told_apart([b for sheet in known for b in sheet.buildings])
    skipped, merged = _give_home([p for sheet in known for p in sheet.parts], buildings)
    ignored = [i for sheet in known for i in sheet.ignored]
    issues = [i for sheet in known for i in sheet.issues]
    rows = sum(sheet.rows for sheet in known)
    lands = tuple(land for sheet in known for land in sheet.lands)
    told = (*issues, *doubled)
    return KibImport(tuple(buildings), (*skipped, *ignored), tuple(merged), told, rows, lands)


def _read_sheet(sheet: Sheet) -> _Reader | None:
    columns = find_columns(sheet.rows)
    if columns is None:
        return None
    reader = _Reader(sheet, columns)
    if columns.by_content:
        reader.issues.append(issue("kib_no_headings", sheet.name, Severity.WARNING))
    for row in sheet.rows[columns.first :]:
        reader.read(row)
    return reader


_HEADINGS = 3  # headings again in a line: the top of the next printed page


class _Reader:
    """Reads the rows of one sheet."""

    def __init__(self, sheet: Sheet, columns: Columns) -> None:
        self._at = columns.at
        self._marks = {name: decimal_mark(self._column(sheet, name)) for name in columns.at}
        self.buildings: list[KibBuilding] = []
        self.parts: list[_Part] = []
        self.lands: list[KibLand] = []
        self.ignored: list[Issue] = []
        self.issues: list[Issue] = []
        self.rows = 0

    def _column(self, sheet: Sheet, name: str) -> list[object]:
        at = self._at[name]
        return [row[at].value for row in sheet.rows if at < len(row)]

    def _text(self, row: Sequence[Cell], name: str) -> str:
        at = self._at.get(name)
        return row[at].text if at is not None and at < len(row) else ""

    def _where(self, row: Sequence[Cell], name: str) -> str:
        at = self._at.get(name, 0)
        return row[at].where if at < len(row) else row[0].where

    def read(self, row: Sequence[Cell]) -> None:
        texts = [cell.text for cell in row if cell.text]
        if not texts or _is_numbering(texts):
            return
        kind, label = self._text(row, "kind"), self._label(row)
        if not (kind or label) or self._is_no_data(row, texts):
            self._tell(self.ignored, "kib_line_ignored", row, "kind", text=" | ".join(texts)[:80])
            return
        self.rows += 1
        if is_land(kind, self._text(row, "code")):
            area = self._number(row, "land_area", 100) or self._area(row)
            address = self._text(row, "address")
            self.lands.append(KibLand(row[0].where, label or kind, address, area))
            return
        building = self._building(row, kind, label)
        reason = reason_not_taken(kind, label)
        if reason:
            amount = building.acquisition or 0
            self.parts.append(_Part(reason, row[0].where, label or kind, amount))
            return
        self._warn(row, building)
        self.buildings.append(building)

    def _label(self, row: Sequence[Cell]) -> str:
        """Return what the row calls itself: its own name, a telling note, else nothing."""
        name, kind, note = (self._text(row, each) for each in ("name", "kind", "note"))
        if name:
            return name
        if kind and not is_coded(kind):
            return kind
        return note if is_name(note) else ""

    def _is_no_data(self, row: Sequence[Cell], texts: list[str]) -> bool:
        """Tell sums, signatures and repeated headings from rows of the inventory."""
        if squeeze(texts[0]) in ("jumlah", "total", "jumlahharga", "subtotal", "jumlahtotal"):
            return True
        again = sum(is_heading(name, self._text(row, name)) for name in self._at)
        if again >= _HEADINGS:
            return True
        fields = ("code", "register", "price", "area", "address", "storeyed", "year", "acquired")
        return not any(re.search(r"\d", self._text(row, f)) for f in fields if f in self._at)

    def _building(self, row: Sequence[Cell], kind: str, label: str) -> KibBuilding:
        address = self._text(row, "address")
        place = address or self._text(row, "city")
        name = label or kind
        tells = bool(label) and len(telling(name)) > 0
        if place and not tells and place.casefold() not in name.casefold():
            name = f"{name}, {place}"
        codes = (self._text(row, "code").rstrip("."), self._text(row, "register"))
        note = self._text(row, "note")
        building = KibBuilding(
            row[0].where,
            name,
            " / ".join(code for code in codes if code) or self._text(row, "nibar"),
            address,
            note="" if note in (name, label) else note,
        )
        return replace(building, **self._facts(row))

    def _facts(self, row: Sequence[Cell]) -> dict[str, Any]:
        latitude, longitude = self._coordinates(row)
        return {
            "gross": self._area(row),
            "storeys": self._storeys(row),
            "condition": self._condition(row),
            "ownership": _ownership(self._text(row, "origin")),
            "built": self._built(row),
            "acquisition": self._number(row, "price", 1),
            "latitude": latitude,
            "longitude": longitude,
        }

    def _number(self, row: Sequence[Cell], name: str, scale: int) -> int | None:
        at = self._at.get(name)
        if at is None or at >= len(row):
            return None
        read = read_area if name == "area" else read_number
        try:
            number = read(row[at].value, self._marks[name])
        except ValueError:
            self._tell(self.issues, "kib_unreadable", row, name, text=row[at].text)
            return None
        if number is None or abs(number) > 10**15:
            return None
        if number < 0:
            self._tell(self.issues, "kib_unreadable", row, name, text=row[at].text)
            return None
        return smallest(number, scale)

    def _area(self, row: Sequence[Cell]) -> int | None:
        area = self._number(row, "area", 100)
        if area:
            return area
        if squeeze(self._text(row, "measure")) in ("", "m", "meterpersegi") and self._text(
            row, "measure"
        ):
            return self._number(row, "quantity", 100) or None  # the newer form: 120 | m²
        found = re.search(r"([\d.,]+(\s*[x×]\s*[\d.,]+)?)\s*m(2|²)", self._text(row, "other"))
        if found:  # "Luas 120 m2" in the specification
            try:
                return smallest(read_area(found.group(1)) or Decimal(0), 100) or None
            except ValueError:
                return None
        return None

    def _storeys(self, row: Sequence[Cell]) -> int | None:
        storeys = self._number(row, "storeys", 1)
        if storeys:
            return min(storeys, 100)
        word = self._text(row, "storeyed").casefold()
        if word in ("bertingkat", "ya", "y"):
            self._tell(self.issues, "kib_storeys_assumed", row, "storeyed")
            return 2
        return 1 if word in ("tidak", "tidak bertingkat", "t") else None

    def _condition(self, row: Sequence[Cell]) -> Condition | None:
        word = self._text(row, "condition").casefold().strip(" .")
        if word and word not in CONDITIONS:
            self._tell(self.issues, "kib_condition", row, "condition", text=word)
        return Condition(CONDITIONS[word]) if word in CONDITIONS else None

    def _built(self, row: Sequence[Cell]) -> int | None:
        """Return the year of acquisition; the date of the document is that of the entry."""
        for name in ("year", "acquired"):
            found = re.search(r"\b(1[6-9]\d\d|2[01]\d\d)\b", self._text(row, name))
            if found and int(found.group()) in _YEARS:
                return int(found.group())
        return None

    def _coordinates(self, row: Sequence[Cell]) -> tuple[int | None, int | None]:
        both = re.findall(r"-?\d{1,3}[.,]\d+", self._text(row, "coordinates"))
        texts = both if len(both) == 2 else [self._text(row, n) for n in ("latitude", "longitude")]
        try:
            degrees = [Decimal(text.replace(",", ".")) for text in texts]
        except ArithmeticError:
            return None, None
        if abs(degrees[0]) > 90 or abs(degrees[1]) > 180:
            return None, None
        return smallest(degrees[0], 10**6), smallest(degrees[1], 10**6)

    def _warn(self, row: Sequence[Cell], building: KibBuilding) -> None:
        if building.gross is None:
            self._tell(self.issues, "kib_area_missing", row, "area", name=building.name)
        if building.acquisition == 0:
            self._tell(self.issues, "kib_price_zero", row, "price", name=building.name)

    def _tell(
        self, to: list[Issue], key: str, row: Sequence[Cell], column: str, **values: object
    ) -> None:
        to.append(issue(key, self._where(row, column), Severity.WARNING, **values))


def _is_numbering(texts: list[str]) -> bool:
    """Tell the line under the headings that numbers the columns: 1 2 3 4 ..."""
    digits = [text.strip("()") for text in texts]
    return len(texts) > 2 and all(d.isdigit() and int(d) < 60 for d in digits)


def _ownership(origin: str) -> Ownership:
    word = origin.casefold()
    if "sewa" in word:
        return Ownership.RENTED
    return Ownership.BORROWED if "pinjam" in word else Ownership.OWNED


def _give_home(
    parts: Sequence[_Part], buildings: list[KibBuilding]
) -> tuple[list[Issue], list[Issue]]:
    """Give parts to their buildings, in place; returns what has none and what was given."""
    skipped: list[Issue] = []
    merged: list[Issue] = []
    known = [(telling(b.name), telling(b.name) | same_place(b.address)) for b in buildings]
    for part in parts:
        told = {"name": part.name, "amount": format_money(part.amount)}
        home = None if part.reason == "kib_no_rooms" else _home(part.name, known)
        if home is None:
            skipped.append(issue(part.reason, part.where, Severity.WARNING, **told))
            continue
        building = buildings[home]
        if part.amount:
            total = (building.acquisition or 0) + part.amount
            buildings[home] = replace(building, acquisition=total)
        told["into"] = building.name
        merged.append(issue("kib_merged", part.where, Severity.WARNING, **told))
    return skipped, merged


def _home(name: str, known: Sequence[tuple[frozenset[str], frozenset[str]]]) -> int | None:
    """Return the one building that has every telling word of a part.

    `known` are the telling words of each building's name, and those with its address.
    """
    words = telling(name)
    fits = [at for at, (own, all_) in enumerate(known) if words <= all_ and words & own]
    return fits[0] if len(fits) == 1 and len(words) > 1 else None


def _told_apart(found: Sequence[KibBuilding]) -> tuple[list[KibBuilding], list[Issue]]:
    """Number names that come more than once; the same row twice is taken once."""
    buildings: list[KibBuilding] = []
    issues: list[Issue] = []
    rows: dict[KibBuilding, str] = {}
    names: dict[str, str] = {}
    for building in found:
        bare = replace(building, where="")
        values = {"name": building.name, "other": rows.get(bare, "")}
        if bare in rows:
            issues.append(issue("kib_row_doubled", building.where, Severity.WARNING, **values))
            continue
        rows[bare] = building.where
        name = _free_name(building, names)
        if name != building.name:
            values = {"name": building.name, "other": names[building.name.casefold()]}
            issues.append(issue("kib_name_doubled", building.where, Severity.WARNING, **values))
        names[name.casefold()] = building.where
        buildings.append(replace(building, name=name))
    return buildings, issues


def _free_name(building: KibBuilding, taken: dict[str, str]) -> str:
    name, number = building.name, 1
    place = building.address
    if name.casefold() in taken and place and place.casefold() not in name.casefold():
        name = f"{name}, {building.address}"
    start = name
    while name.casefold() in taken:
        number += 1
        name = f"{start} ({number})"
    return name
