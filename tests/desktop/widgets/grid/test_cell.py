"""Titles of columns are broken where they are long; notes of a cell are asked for where known."""

from __future__ import annotations

from desktop.widgets.grid.cell import halved, halves, remark, two_lines


def test_a_long_title_is_broken_in_its_middle() -> None:
    assert two_lines("Orang") == "Orang"
    assert two_lines("Luas yang dipakai sekarang (m²)") == "Luas yang dipakai\nsekarang (m²)"


class Noting:
    def remark(self, row: str, column: str) -> str:
        return f"{row}/{column}"


def test_a_grid_without_notes_is_asked_for_none() -> None:
    assert remark(object(), "a", "name") == ""
    assert remark(Noting(), "a", "name") == "a/name"


def test_a_tall_row_takes_what_fits_its_first_line_and_the_rest_below() -> None:
    assert halves("satu dua tiga", 8, len) == ("satu dua", "tiga")
    assert halves("satu dua tiga", 13, len) == ("satu dua tiga", "")
    assert halves("Perhubungan", 4, len) == ("Perhubungan", "")  # a word is not broken
    assert halves("ada 12\u00a0m² lagi", 7, len) == ("ada", "12\u00a0m² lagi")
    assert halves("", 4, len) == ("", "")


def test_the_room_for_two_lines_cuts_no_word() -> None:
    words = "Satu lantai antara unit teratas dan terbawah satu OPD, setahun"
    room = halved(words, len)
    assert len(words) // 2 <= room < len(words)
    assert max(map(len, halves(words, room, len))) <= room
    assert max(map(len, halves(words, room - 1, len))) > room - 1
    assert halved("Perhubungan", len) == len("Perhubungan")
