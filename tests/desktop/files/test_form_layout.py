"""The layout of forms holds every field a clerk knows, each name once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.files.form_layout import (
    SHEETS,
    columns,
    form_name,
    labels_of,
    references,
    rows_of,
    shown,
    stored,
    unit_word,
)
from solver.problem.organisation import Opd, Unit
from solver.problem.problem import KINDS
from solver.units import declared
from tests.support.forms import organisation


def test_every_field_of_a_unit_is_asked_for() -> None:
    for kind in SHEETS:
        names = [column.name for column in columns(kind)]
        assert set(names) == set(declared(KINDS[kind])) - {"opd", "status"}
    unit = [column.name for column in columns("unit")]
    assert unit[0] == "name"
    assert unit[-2:] == ["source", "note"]


def test_the_records_of_one_opd() -> None:
    rows = rows_of(organisation().problem, "disdik")
    assert {kind: [row.id for row in found] for kind, found in rows.items()} == {
        "unit": ["u1", "u2"],
        "post": ["p1", "p2", "p3"],
        "space": ["x1"],
        "vehicle": ["v1"],
        "meeting": ["m1"],
    }


@given(st.lists(st.tuples(st.uuids().map(str), st.sampled_from(["", "A", "a", "A (2)", "B"]))))
def test_labels_differ_in_every_case(names: list[tuple[str, str]]) -> None:
    labels = labels_of(names)
    assert len({label.casefold() for label in labels.values()}) == len(names)


def test_references_are_named_with_their_building() -> None:
    labels = references(organisation(), "disdik")
    assert labels["floor"] == {
        "f1": "Gedung A › Lantai 1",
        "f2": "Gedung A › Lantai 2",
        "g1": "Gedung B › Lantai 0",
    }
    assert labels["unit"] == {"u1": "Bidang PAUD", "u2": "Sekretariat"}


def test_values_as_people_read_them() -> None:
    fields = declared(Unit)
    assert shown(fields["archive"], 12_500, {}) == 12.5
    assert shown(fields["occupied"], None, {}) is None
    assert shown(fields["detached"], True, {}) == "Ya"
    assert shown(fields["building"], "b", {"building": {"b": "Gedung"}}) == "Gedung"
    assert [unit_word(fields[n]) for n in ("archive", "growth", "visitors", "counters")] == [
        "m³",
        "%",
        "orang",
        "bilangan",
    ]
    assert [stored(v) for v in (None, True, 12, "x", "")] == ["null", "true", "12", "x", ""]


def test_names_of_files_hold_nothing_a_disk_refuses() -> None:
    assert form_name(Opd(id="o", name="", short='Dinas A/B: "C"?')) == "Formulir Dinas A B C.xlsx"
    assert form_name(Opd(id="o", name="", short="///")) == "Formulir o.xlsx"
