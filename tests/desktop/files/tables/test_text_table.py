"""Text tables in every dress that office programs give them."""

from __future__ import annotations

import pytest

from desktop.files.tables.text_table import decode, find_delimiter, read_text_table

ROWS = [["Nama", "Luas"], ["Gedung A; timur", "1.234,5"], ["Café, Mulyorejo", ""], ["C", "7"]]


def write(delimiter: str) -> str:
    def cell(text: str) -> str:
        return f'"{text}"' if any(mark in text for mark in ";,\t|") else text

    return "\r\n".join(delimiter.join(map(cell, row)) for row in ROWS) + "\r\n"


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiters_and_encodings(delimiter: str, encoding: str) -> None:
    sheet = read_text_table(write(delimiter).encode(encoding), "kib.csv")
    assert [[cell.text for cell in row] for row in sheet.rows] == [
        ["Nama", "Luas"],
        ["Gedung A; timur", "1.234,5"],
        ["Café, Mulyorejo"],
        ["C", "7"],
    ]
    assert sheet.rows[1][1].where == "kib.csv!B2"


def test_the_line_for_excel_is_no_row_but_counts_as_line() -> None:
    sheet = read_text_table(b"sep=;\r\nNama;Luas\r\nA;1\r\n", "x")
    assert [cell.where for cell in sheet.rows[0]] == ["x!A2", "x!B2"]


def test_breaks_within_a_cell_and_empty_lines() -> None:
    sheet = read_text_table(b'Nama;Luas\n"Gedung\nA";5\n;;\n\n', "x")
    assert [[cell.text for cell in row] for row in sheet.rows] == [
        ["Nama", "Luas"],
        ["Gedung A", "5"],
    ]


def test_one_column_and_nothing() -> None:
    assert find_delimiter("Nama\nA\n") in ";,\t|"
    assert len(read_text_table(b"Nama\nA\n", "x").rows) == 2
    assert read_text_table(b"\n\n", "x").rows == ()


def test_what_is_no_utf8_is_windows() -> None:
    assert decode("Café".encode("cp1252")) == "Café"
    assert decode(b"\x81") == "\ufffd"


def test_a_very_long_cell() -> None:
    assert len(read_text_table(b"a;" + b"x" * 200_000, "x").rows[0][1].text) == 200_000
