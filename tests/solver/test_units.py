"""Declarations of fields: what is declared once can be read everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pytest

from solver.units import (
    BIG,
    Field,
    Kind,
    Measure,
    blob,
    choice,
    day,
    declared,
    flag,
    quantity,
    ref,
    text,
)


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, kw_only=True)
class Sample:
    id: str
    area: int = quantity(Measure.AREA, low=1, high=9, default=4)
    maybe: int | None = quantity(Measure.RUPIAH, default=None)
    name: str = text(required=True)
    colour: Colour = choice(Colour.RED)
    open: bool = flag(True)
    since: date | None = day()
    owner: str = ref("opd")
    helper: str = ref("unit", optional=True)
    trace: str = blob()


FIELDS = declared(Sample)


def test_fields_come_in_order_and_without_the_id() -> None:
    assert list(FIELDS) == [
        "area", "maybe", "name", "colour", "open", "since", "owner", "helper", "trace"
    ]  # fmt: skip


def test_a_number_has_measure_and_bounds() -> None:
    assert FIELDS["area"] == Field(Kind.NUMBER, measure=Measure.AREA, low=1, high=9)
    assert FIELDS["maybe"].optional
    assert (FIELDS["maybe"].low, FIELDS["maybe"].high) == (0, BIG)


def test_the_other_kinds_say_what_they_hold() -> None:
    kinds = [FIELDS[name].kind for name in ("name", "colour", "open", "since", "owner", "trace")]
    assert kinds == [Kind.TEXT, Kind.CHOICE, Kind.FLAG, Kind.DAY, Kind.REF, Kind.BLOB]
    assert FIELDS["name"].required
    assert FIELDS["colour"].choices is Colour
    assert (FIELDS["owner"].refers, FIELDS["owner"].optional) == ("opd", False)
    assert (FIELDS["helper"].refers, FIELDS["helper"].optional) == ("unit", True)


def test_defaults_are_the_declared_ones_and_a_needed_reference_has_none() -> None:
    row = Sample(id="x", owner="o")
    assert (row.area, row.maybe, row.colour, row.open, row.since) == (4, None, "red", True, None)
    assert (row.helper, row.trace, row.name) == ("", "", "")
    with pytest.raises(TypeError):
        Sample(id="x")  # type: ignore[call-arg]
