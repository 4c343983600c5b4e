"""A table is read by what it is, not by its name."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.files.kib import read_kib
from desktop.files.tables.table import read_table
from solver.errors import SatuAtapError


def refusal(path: Path) -> str:
    with pytest.raises(SatuAtapError) as caught:
        read_table(path)
    return caught.value.key


def test_a_workbook_called_csv(tmp_path: Path) -> None:
    path = tmp_path / "kib.csv"
    with xlsxwriter.Workbook(path) as made:
        made.add_worksheet("A").write(0, 0, "x")
    sheets, _ = read_table(path)
    assert sheets[0].name == "A"


def test_a_text_called_xlsx(tmp_path: Path) -> None:
    path = tmp_path / "kib.xlsx"
    path.write_text("Nama;Luas\nA;1\n", encoding="utf-8")
    sheets, _ = read_table(path)
    assert len(sheets[0].rows) == 2


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "table_empty"),
        (b" \r\n ", "table_empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "table_old_or_locked"),
        (b"PK\x03\x04 torn", "table_torn"),
        (b"%PDF-1.7\x00\x01\x02", "table_no_workbook"),
    ],
)
def test_what_is_no_table(tmp_path: Path, content: bytes, key: str) -> None:
    path = tmp_path / "kib.xlsx"
    path.write_bytes(content)
    assert refusal(path) == key


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"sep=;\n", b"\xff\xfe"]))
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes, start: bytes) -> None:
    path = tmp_path / "any.csv"
    path.write_bytes(start + content)
    with contextlib.suppress(SatuAtapError):
        read_kib(read_table(path)[0])


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(damage=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=8)), min_size=1))
def test_any_damage_of_a_workbook_is_read_or_refused(
    tmp_path: Path, damage: list[tuple[float, bytes]]
) -> None:
    path = tmp_path / "any.xlsx"
    with xlsxwriter.Workbook(path) as made:
        made.add_worksheet("A").write_column(0, 0, range(50))
    content = bytearray(path.read_bytes())
    for share, garbage in damage:
        at = int(share * (len(content) - len(garbage)))
        content[at : at + len(garbage)] = garbage
    path.write_bytes(content)
    with contextlib.suppress(SatuAtapError):
        read_table(path)


def test_what_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no.csv") == "file_missing"
    assert refusal(tmp_path) == "file_is_folder"
    huge = tmp_path / "huge.csv"
    huge.touch()
    os.truncate(huge, 2 * 2**30)
    assert refusal(huge) == "table_too_large"


def test_a_cell_without_an_end_is_a_torn_table(tmp_path: Path) -> None:
    path = tmp_path / "besar.csv"
    path.write_text("a;b\n" + "x" * 10_000_001, encoding="utf-8")
    with pytest.raises(SatuAtapError) as error:
        read_table(path)
    assert error.value.key == "table_torn"
