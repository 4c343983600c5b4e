"""Whole-number measures, and `quantity()`: a number declared once with measure, bounds and label.

Every number of the product is a Python int in the smallest measure that is exact for its use;
nothing is stored as a float. The label of a field is ``field.<record kind>.<field name>`` in the
catalogue, made from the declaration, so that table, form, file and report name it the same way.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

BIG = 10**15  # Rp1,000,000 billion: above every budget, far below 2**63 after sums


class Measure(StrEnum):
    """What one whole number counts. Shown through ``desktop.document.text`` only."""

    RUPIAH = "rupiah"  # Rp
    RUPIAH_YEAR = "rupiah_year"  # Rp per year
    AREA = "dm2"  # square decimetres; shown in m²
    VOLUME = "dm3"  # cubic decimetres; shown in m³
    PERSON = "person"
    COUNT = "count"
    HUNDREDTH = "hundredth"  # 1/100 of a plain number
    BASIS_POINT = "basis_point"  # 1/10,000; shown in percent
    MINUTE = "minute"
    METRE = "metre"
    LEVEL = "level"  # floor level, ground = 0, may be negative
    YEAR = "year"  # calendar year, shown without separators
    YEARS = "years"  # a duration
    KG_M2 = "kg_m2"  # live load
    MICRODEGREE = "microdegree"  # latitude or longitude times 1,000,000
    KWH_M2_MONTH = "hundredth_kwh_m2_month"  # 1/100 kWh per m² and month
    RUPIAH_M2 = "rupiah_m2"  # Rp per m²
    RUPIAH_M2_YEAR = "rupiah_m2_year"  # Rp per m² and year
    RUPIAH_KWH = "hundredth_rupiah_kwh"  # 1/100 Rp per kWh
    RUPIAH_MINUTE = "rupiah_minute"  # Rp per minute of a person


class Kind(StrEnum):
    """What a declared field holds."""

    NUMBER = "number"
    TEXT = "text"
    CHOICE = "choice"
    FLAG = "flag"
    DAY = "day"
    REF = "ref"
    BLOB = "blob"  # JSON text that no person edits


@dataclass(frozen=True)
class Field:
    """The declaration of one field of a record.

    Parameters
    ----------
    kind : Kind
        What the field holds.
    measure : Measure or None
        For numbers: what one counts.
    low, high : int
        For numbers: bounds, both allowed.
    optional : bool
        None ("not known yet") is allowed and differs from zero.
    choices : type of StrEnum or None
        For choices: the enumeration; its labels are ``choice.<class name>.<value>``.
    refers : str
        For references: the record kind referred to.
    required : bool
        For texts: an empty text is an Issue.
    """

    kind: Kind
    measure: Measure | None = None
    low: int = -BIG
    high: int = BIG
    optional: bool = False
    choices: type[StrEnum] | None = None
    refers: str = ""
    required: bool = False


def _declare(field: Field, default: Any) -> Any:
    if default is dataclasses.MISSING:
        return dataclasses.field(metadata={"field": field})
    return dataclasses.field(default=default, metadata={"field": field})


def quantity(measure: Measure, *, low: int = 0, high: int = BIG, default: int | None = 0) -> Any:
    """Declare a whole number. ``default=None`` means it may be unknown."""
    return _declare(
        Field(Kind.NUMBER, measure=measure, low=low, high=high, optional=default is None), default
    )


def text(*, required: bool = False, default: str = "") -> Any:
    """Declare a text."""
    return _declare(Field(Kind.TEXT, required=required), default)


def choice(default: StrEnum) -> Any:
    """Declare a choice from the enumeration of the default."""
    return _declare(Field(Kind.CHOICE, choices=type(default)), default)


def flag(default: bool = False) -> Any:
    """Declare a yes or no."""
    return _declare(Field(Kind.FLAG), default)


def day(default: date | None = None) -> Any:
    """Declare a calendar day that may be unknown."""
    return _declare(Field(Kind.DAY, optional=True), default)


def ref(kind: str, *, optional: bool = False) -> Any:
    """Declare a reference to the id of a record of `kind`; optional references may be empty."""
    return _declare(
        Field(Kind.REF, refers=kind, optional=optional), "" if optional else dataclasses.MISSING
    )


def blob() -> Any:
    """Declare JSON text that the program writes and reads and no person edits."""
    return _declare(Field(Kind.BLOB), "")


def declared(record: type) -> dict[str, Field]:
    """Return the declared fields of a record class by name, in order, without ``id``."""
    return {
        f.name: f.metadata["field"] for f in dataclasses.fields(record) if "field" in f.metadata
    }
