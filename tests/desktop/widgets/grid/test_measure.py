"""What columns want: figures, chips, lists and short words whole, long texts within bounds."""

from __future__ import annotations

import pytest

from desktop.document.grid import Column
from desktop.document.read_grid import ReadCell, ReadGrid
from desktop.widgets.chip import chip_width
from desktop.widgets.grid.measure import MOST, NAMED, SHORT, WIDE, wishes_of
from desktop.widgets.grid.model import GridModel
from solver.units import Kind

LONG = "Badan Perencanaan Pembangunan Daerah dan Penelitian Pengembangan " * 2


@pytest.fixture
def model(look: None) -> GridModel:
    heads = [
        Column("name", "Nama", editable=False),
        Column("opd", "OPD", kind=Kind.REF, editable=False, width=6),
        Column("area", "Luas", kind=Kind.NUMBER, editable=False),
        Column("state", "Status", editable=False),
        Column("note", "Catatan", editable=False),
        Column("on", "Ikut", kind=Kind.FLAG),
    ]
    line = {
        "name": ReadCell(LONG),
        "opd": ReadCell("Kec. Sako"),
        "area": ReadCell("1.234.567,89"),
        "state": ReadCell("Belum diverifikasi", tone="status.estimate"),
        "note": ReadCell(LONG),
    }
    return GridModel(ReadGrid(heads, {str(i): line for i in range(3)}))


def test_what_is_short_is_never_cut(model: GridModel) -> None:
    _, opd, area, state, _, flag = wishes_of(model)
    assert opd.least == opd.wanted > 60  # its asked width is less, and cuts nothing
    assert opd.least <= SHORT
    assert area.least == area.wanted > 80
    assert not area.free
    assert state.least >= chip_width("Belum diverifikasi") + 16
    assert flag.least == 0  # its title decides


def test_long_texts_give_way_and_the_name_of_the_row_least(model: GridModel) -> None:
    name, _, _, _, note, _ = wishes_of(model)
    assert (note.least, note.wanted, note.most) == (SHORT, WIDE, MOST)
    assert name.least == NAMED > note.least
    assert note.free
    assert name.free


def test_a_bold_or_hanging_name_needs_more(look: None) -> None:
    def least(tone: str) -> int:
        lines = {"a": {"name": ReadCell("Inspektorat Daerah", tone=tone)}}
        return wishes_of(GridModel(ReadGrid([Column("name", "N", editable=False)], lines)))[0].least

    assert least("strong") > least("")


def test_texts_of_tall_rows_want_half_the_room_and_figures_all_of_it(look: None) -> None:
    heads = [
        Column("name", "Nama", editable=False),
        Column("area", "Luas", kind=Kind.NUMBER, editable=False),
    ]
    lines = {"a": {"name": ReadCell(LONG), "area": ReadCell("1 234 567 rupiah")}}
    flat, tall = (wishes_of(GridModel(ReadGrid(heads, lines), None, t)) for t in (False, True))
    assert flat[0].most == MOST
    assert tall[0].most < flat[0].most
    assert tall[1] == flat[1]


def test_who_names_others_tells_what_nearly_all_its_words_need(look: None) -> None:
    heads = [Column("name", "Nama", editable=False), Column("opd", "OPD", kind=Kind.REF)]
    lines = {
        str(i): {"name": ReadCell(LONG), "opd": ReadCell(LONG if i == 7 else "Setda")}
        for i in range(20)
    }
    name, opd = wishes_of(GridModel(ReadGrid(heads, lines)))
    assert name.first
    assert name.usual is None
    assert not opd.first
    assert opd.usual is not None
    assert opd.usual < opd.least == SHORT
