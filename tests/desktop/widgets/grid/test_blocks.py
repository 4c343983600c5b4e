"""Blocks of cells as Excel gives and takes them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.widgets.grid.blocks import by_headings, read_block, write_block

TITLES = (("name", "Nama unit"), ("people", "Orang"), ("area", "Luas (m²)"))


def test_tabs_and_lines_make_cells() -> None:
    assert read_block("a\tb\r\n1.234,5\t\r\n") == [["a", "b"], ["1.234,5", ""]]


def test_a_quoted_cell_keeps_its_line_break_and_tab() -> None:
    assert read_block('"Seksi A\ndan B"\t"x\ty"\n"kata ""itu"""\t2') == [
        ["Seksi A\ndan B", "x\ty"],
        ['kata "itu"', "2"],
    ]


def test_a_single_quote_sign_swallows_nothing() -> None:
    assert read_block('pipa 5"\t2\nkabel\t3') == [['pipa 5"', "2"], ["kabel", "3"]]


def test_short_lines_are_filled_up() -> None:
    assert read_block("a\tb\tc\nd") == [["a", "b", "c"], ["d", "", ""]]


def test_nothing_is_no_block() -> None:
    assert read_block("") == []
    assert read_block("\r\n") == []


CELLS = st.text(st.sampled_from('ab1,"\t\n '), max_size=6).map(str.strip)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=4))
def test_what_is_copied_is_read_back(lines: list[list[str]]) -> None:
    shown = [["x" + cell for cell in line] for line in lines]  # no line of nothing at the end
    assert read_block(write_block(shown)) == shown


def test_headings_say_where_the_columns_go() -> None:
    block = read_block("LUAS\tNama  Unit\tCatatan lain\n12,5\tSekretariat\tx")
    assert by_headings(block, TITLES) == (["area", "name", ""], [["12,5", "Sekretariat", "x"]])


def test_a_line_of_data_is_no_line_of_headings() -> None:
    assert by_headings(read_block("Orang\tSekretariat\n1\t2"), TITLES) is None
    assert by_headings(read_block("Nama unit\tOrang"), TITLES) is None
