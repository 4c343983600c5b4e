"""The tables are made from the declarations and held to the written format."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.files.schema import APPLICATION_ID, FORMAT, columns, from_row, script, to_row
from solver.problem.estate import Building, Condition
from solver.problem.problem import KINDS
from solver.problem.record import Record
from tests.support.records import records

ROOT = Path(__file__).resolve().parents[3]
FORMATS = Path(__file__).with_name("formats")
ANY = st.sampled_from(list(KINDS)).flatmap(lambda kind: st.tuples(st.just(kind), records(kind)))


def test_the_format_is_the_written_one() -> None:
    """What to do when this fails: docs/file-format.md, "When a field changes"."""
    written = (FORMATS / f"format_{FORMAT}.sql").read_text(encoding="utf-8")
    assert script() == written


def test_the_page_about_the_format_names_everything() -> None:
    page = (ROOT / "docs" / "file-format.md").read_text(encoding="utf-8")
    missing = [kind for kind in KINDS if f"`{kind}`" not in page]
    assert missing == []
    assert f"the format, now {FORMAT}" in page
    assert f"{APPLICATION_ID:#X}".replace("0X", "0x") in page


def test_sqlite_takes_the_tables() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript(script())
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    assert set(KINDS) < names
    connection.close()


@given(ANY)
def test_row_and_back(given_record: tuple[str, Record]) -> None:
    kind, record = given_record
    row = dict(zip(columns(kind), to_row(kind, 7, record), strict=True))
    assert from_row(kind, row) == (record, [])
    assert row["position"] == 7


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("condition", "burnt"),
        ("heritage", 7),
        ("lease_end", "2026-02-30"),
        ("lease_end", 5),
        ("storeys", "many"),
        ("storeys", None),
        ("gross", 1.5),
        ("name", None),
    ],
)
def test_a_value_of_another_world_becomes_the_default_and_is_told(name: str, value: object) -> None:
    building = Building(id="b", site="s", name="Gedung", condition=Condition.GOOD, storeys=4)
    row = dict(zip(columns("building"), to_row("building", 0, building), strict=True))
    record, issues = from_row("building", row | {name: value})
    assert [(i.key, i.where) for i in issues] == [("file_value_unknown", f"building/b/{name}")]
    plain = Building(id="b", site="s", name="")
    assert getattr(record, name) == getattr(plain, name)
    kept = "condition" if name != "condition" else "storeys"
    assert getattr(record, kept) == getattr(building, kept)
