"""Text tables (csv): any usual delimiter and encoding, found by looking."""

from __future__ import annotations

import codecs
import csv
import io

from desktop.files.tables.cell import Cell, Sheet, clean, place

_DELIMITERS = (";", ",", "\t", "|")
_LOOKED_AT = 60  # rows
_LONGEST = 10_000  # characters of a row looked at
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"))


def read_text_table(content: bytes, name: str) -> Sheet:
    """Read a text table as one sheet of texts.

    Parameters
    ----------
    content : bytes
        The whole file.
    name : str
        Name of the sheet in the places of cells; the name of the file.
    """
    text = decode(content)
    delimiter = None
    if text[:4].casefold() == "sep=":  # written by Excel for Excel
        first, _, text = text.partition("\n")
        delimiter = first.strip()[4:5] or None
    shift = 1 if delimiter else 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter or find_delimiter(text))
    rows = []
    for number, values in enumerate(_lenient(reader), shift):
        texts = [clean(value) for value in values]
        while texts and not texts[-1]:
            texts.pop()
        cells = (Cell(t or None, place(name, number, column)) for column, t in enumerate(texts))
        rows.append(tuple(cells))
    while rows and not rows[-1]:
        rows.pop()
    return Sheet(name, tuple(rows))


def _lenient(reader: object) -> list[list[str]]:
    limit = csv.field_size_limit(10**7)
    try:
        return list(reader)  # type: ignore[call-overload,no-any-return]
    finally:
        csv.field_size_limit(limit)


def decode(content: bytes) -> str:
    """Return the text of a file: by its mark, else UTF-8, else Windows-1252."""
    for mark, encoding in (*_BOMS, (codecs.BOM_UTF16_BE, "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def find_delimiter(text: str) -> str:
    """Return the delimiter that cuts the first rows into the same number of many columns."""
    lines = [line[:_LONGEST] for line in text.splitlines(keepends=True)[:_LOOKED_AT]]

    def score(delimiter: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if any(row)]
        common = max(set(widths), key=widths.count) if widths else 1
        return (common > 1) * widths.count(common), common

    return max(_DELIMITERS, key=score)
