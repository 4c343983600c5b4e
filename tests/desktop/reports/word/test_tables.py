"""Tables in Word: heads come again, figures stand at the right, no figure is broken."""

from __future__ import annotations

from typing import Any

import pytest
from docx import Document

from desktop.reports.table import Table, Tone, group, left, line, number, right, total, words
from desktop.reports.word.markup import put
from desktop.reports.word.tables import (
    column_widths,
    least_widths,
    needs_wide,
    table_xml,
    text_mm,
)
from solver.units import Measure

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def table(columns: int = 1, amount: int = 12_345_678_901) -> Table:
    cells = [number(amount, Measure.RUPIAH, illustration=at == 0) for at in range(columns)]
    return Table(
        "Biaya <&>",
        (left("Jenis", 40), *(right(f"Skenario {n}", 16) for n in range(columns))),
        (
            group("Uang"),
            line(words("Listrik", note="kWh × tarif"), *cells),
            line(words("Sewa", tone=Tone.BAD), *[words("0")] * columns),
            total(words("Jumlah"), *cells),
        ),
    )


def made(asked: Table, width: float = 170) -> Any:
    document = Document()
    put(document, table_xml(asked, width, "i"))
    return document.tables[0]


def test_the_head_is_repeated_and_no_line_is_parted() -> None:
    rows = made(table()).rows
    assert rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
    assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for row in rows)
    assert [len(row._tr.tc_lst) for row in rows] == [2, 1, 2, 2, 2]


def test_a_cell_longer_than_a_page_may_be_parted() -> None:
    long = Table("T", (left("A"),), (line(words("kata " * 400)),))
    assert made(long).rows[1]._tr.trPr.find(f"{W}cantSplit") is None


def test_figures_stand_at_the_right_in_a_style_of_their_own() -> None:
    rows = made(table()).rows
    styles = [p.get(f"{W}val") for p in rows[2]._tr.iter(f"{W}pStyle")]
    assert styles == ["TableText", "TableFigure"]
    heads = [p.get(f"{W}val") for p in rows[0]._tr.iter(f"{W}pStyle")]
    assert heads == ["TableHead", "TableHeadFigure"]


def test_digits_stay_aligned_whether_marked_or_not() -> None:
    rows = made(table(2)).rows
    marked, plain = (rows[2]._tr.tc_lst[at] for at in (1, 2))
    for cell, said in ((marked, "i"), (plain, "\xa0")):
        *_, last = cell.iter(f"{W}r")
        assert [t.text for t in last.iter(f"{W}t")] == [said]
        assert [s.get(f"{W}val") for s in last.iter(f"{W}rStyle")] == ["IllustrationMark"]


@pytest.mark.parametrize("columns", [1, 4, 6, 9])
def test_no_figure_is_broken_while_there_is_room(columns: int) -> None:
    asked = table(columns)
    widths = column_widths(asked, 170)
    assert sum(widths) == pytest.approx(170)
    if not needs_wide(asked, 170):
        least = least_widths(asked)
        assert all(wide >= need - 1e-6 for wide, need in zip(widths, least, strict=True))


def test_only_a_table_without_room_lies_on_its_side() -> None:
    assert not needs_wide(table(5), 170), "today and four scenarios in full rupiah"
    assert needs_wide(table(8), 170)
    address = Table("S", (left("No."), left("Sumber")), (line(words("1"), words("https" * 60)),))
    assert not needs_wide(address, 170), "an address may be broken"


def test_widths_of_letters() -> None:
    assert text_mm("") == 0
    assert text_mm("0000") == pytest.approx(4 * 0.56 * 8 * 25.4 / 72)
    assert text_mm("WW") > text_mm("ll")
