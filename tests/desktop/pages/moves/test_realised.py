"""Plan against realised: what is written becomes one named step and can be undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.document.document import Document
from desktop.document.grid import Cell
from desktop.document.session import Session
from desktop.document.text import format_choice
from desktop.pages.moves.realised import RealisedGrid, summary
from desktop.workflows.moves.order_moves import realisation_of
from solver.problem.realisation import MoveStatus
from tests.support.problems import tiny_problem


@pytest.fixture
def grid() -> RealisedGrid:
    problem = tiny_problem()
    units = [unit.id for unit in problem.unit]
    planned = {units[0]: (("house", ""), ("tower", "")), units[1]: (("house", ""), ("tower", ""))}
    bare = replace(problem, realisation=())
    return RealisedGrid(Session(Document(bare)), planned, {units[0]: date(2027, 2, 1)})


def test_rows_and_what_they_say(grid: RealisedGrid) -> None:
    first, second = grid.rows()
    assert grid.text(first, "day") == "1 Februari 2027"
    assert grid.text(second, "day") == "–"
    assert grid.text(first, "move") == "Direncanakan"
    assert grid.text(first, "place") == "–"
    assert [c.name for c in grid.columns() if c.editable] == [
        "move", "moved_on", "place", "source", "note",
    ]  # fmt: skip
    assert not grid.can_add
    assert grid.add() is None


def test_a_day_alone_means_moved_to_where_it_was_planned(grid: RealisedGrid) -> None:
    first = grid.rows()[0]
    assert grid.write([Cell(first, "moved_on", "12 Februari 2026")]) == ()
    row = realisation_of(grid.session.document.problem, first)
    assert row is not None
    assert row.move is MoveStatus.MOVED
    assert row.moved_on == date(2026, 2, 12)
    assert row.building == "tower"
    assert not grid.elsewhere(first)
    assert str(grid.session.undo_label).startswith("catat sudah pindah: ")
    grid.session.undo()
    assert grid.status(first) is MoveStatus.PLANNED


def test_a_cancelled_move_and_back_to_planned(grid: RealisedGrid) -> None:
    first = grid.rows()[0]
    grid.write([Cell(first, "move", format_choice(MoveStatus.CANCELLED))])
    assert grid.status(first) is MoveStatus.CANCELLED
    assert grid.text(first, "moved_on") == ""
    assert "1 dibatalkan" in summary(grid)
    grid.write([Cell(first, "move", "Direncanakan")])
    assert grid.status(first) is MoveStatus.PLANNED
    assert str(grid.session.undo_label).startswith("kembalikan ke rencana: ")


def test_a_block_is_one_step_and_a_wrong_day_stops_all(grid: RealisedGrid) -> None:
    first, second = grid.rows()
    wrong = grid.write(
        [Cell(first, "moved_on", "1 Maret 2026"), Cell(second, "moved_on", "kemarin")]
    )
    assert [issue.where for issue in wrong] == [f"{second}/moved_on"]
    assert grid.session.undo_label is None
    grid.write([Cell(first, "moved_on", "1 Maret 2026"), Cell(second, "moved_on", "2 Maret 2026")])
    assert grid.session.undo_label == "catat realisasi 2 unit"
    assert "2 dari 2" in summary(grid)


def test_who_moved_elsewhere_is_marked_and_stays_there(grid: RealisedGrid) -> None:
    first = grid.rows()[0]
    grid.write([Cell(first, "moved_on", "1 Maret 2026")])
    problem = grid.session.document.problem
    row = realisation_of(problem, first)
    assert row is not None
    from desktop.document import edits

    grid.session.do("x", edits.put(replace(row, building="house")))
    assert grid.elsewhere(first)
    assert grid.tone(first, "place") == "changed"
    grid.write([Cell(first, "moved_on", "2 Maret 2026")])
    row = realisation_of(grid.session.document.problem, first)
    assert row is not None
    assert row.building == "house"


def test_the_actual_place_is_written_in_words_or_by_key(grid: RealisedGrid) -> None:
    first = grid.rows()[0]
    house = dict(grid.options(first, "place"))["house/"]
    assert grid.write([Cell(first, "place", house.upper())]) == ()
    assert grid.status(first) is MoveStatus.MOVED  # who is somewhere has moved
    assert grid.elsewhere(first)
    assert grid.value(first, "place") == "house/"
    assert str(grid.session.undo_label).startswith("catat sudah pindah: ")
    assert grid.write([Cell(first, "place", "tower/")]) == ()
    assert str(grid.session.undo_label).startswith("catat tempat sebenarnya: ")
    assert not grid.elsewhere(first)
    grid.session.undo()
    assert grid.elsewhere(first)
    grid.write([Cell(first, "place", "")])  # the planned place again
    assert grid.value(first, "place") == "tower/"
    (wrong,) = grid.write([Cell(first, "place", "Mal")])
    assert (wrong.key, wrong.where) == ("reference_unknown", f"{first}/place")


def test_whom_no_plan_moves_can_have_moved_all_the_same(grid: RealisedGrid) -> None:
    every = replace(grid, every=True)
    free = next(unit for unit in every.rows() if unit not in grid.planned)
    assert free not in grid.rows()
    assert (
        every.write([Cell(free, "place", "tower/"), Cell(free, "moved_on", "1 Maret 2026")]) == ()
    )
    row = realisation_of(grid.session.document.problem, free)
    assert row is not None
    assert (row.building, row.move) == ("tower", MoveStatus.MOVED)
    assert row.moved_on == date(2026, 3, 1)
    assert free in grid.rows()


def test_what_cannot_be_written_is_left_alone(grid: RealisedGrid) -> None:
    first = grid.rows()[0]
    assert grid.write([Cell(first, "target", "x"), Cell("none", "move", "Dibatalkan")]) == ()
    assert grid.session.undo_label is None


@pytest.mark.parametrize(
    ("moved", "days", "words", "tone"),
    [
        ("1 Februari 2027", 0, "tepat", "quiet"),
        ("14 Februari 2027", 0, "tepat", "quiet"),  # the last day of the wave
        ("17 Februari 2027", 3, "+3 hari", "changed"),
        ("29 Januari 2027", -3, "−3 hari", "quiet"),
    ],
)
def test_days_late_count_from_the_end_of_the_wave(
    grid: RealisedGrid, moved: str, days: int, words: str, tone: str
) -> None:
    first, second = grid.rows()
    assert grid.late(first) is None
    assert grid.text(first, "late") == ""
    grid.write([Cell(first, "moved_on", moved), Cell(second, "moved_on", moved)])
    assert grid.late(first) == grid.order(first, "late") == days
    assert grid.text(first, "late") == words
    assert grid.tone(first, "late") == tone
    assert grid.late(second) is None  # it was due on no day
    assert ("1 terlambat" in summary(grid)) is (days > 0)


def test_source_and_note_are_written_named_and_leave_the_move_alone(grid: RealisedGrid) -> None:
    first, second = grid.rows()
    assert grid.write([Cell(first, "source", " Berita acara 12/2026 ")]) == ()
    assert grid.text(first, "source") == "Berita acara 12/2026"
    assert grid.status(first) is MoveStatus.PLANNED  # words alone move nobody
    assert str(grid.session.undo_label).startswith("catat sumber kabar pindah: ")
    grid.write([Cell(first, "note", "Menunggu perbaikan lift")])
    assert str(grid.session.undo_label).startswith("catat keterangan pindah: ")
    assert grid.text(first, "source") == "Berita acara 12/2026"
    grid.session.undo()
    assert grid.text(first, "note") == ""
    assert grid.text(second, "note") == ""
    block = [
        Cell(second, "moved_on", "1 Maret 2026"),
        Cell(second, "source", "Sripoku"),
        Cell(second, "note", "sebagian"),
    ]
    assert grid.write(block) == ()
    row = realisation_of(grid.session.document.problem, second)
    assert row is not None
    assert (row.move, row.building, row.source, row.note) == (
        MoveStatus.MOVED, "tower", "Sripoku", "sebagian",
    )  # fmt: skip
    grid.session.undo()  # the whole block was one step
    assert grid.text(second, "source") == grid.text(second, "moved_on") == ""


def test_a_note_invents_no_place_where_none_is_known(grid: RealisedGrid) -> None:
    first = grid.rows()[0]
    grid.write([Cell(first, "moved_on", "1 Maret 2026")])
    row = realisation_of(grid.session.document.problem, first)
    assert row is not None
    from desktop.document import edits

    grid.session.do("x", edits.put(replace(row, building="", floor="")))
    grid.write([Cell(first, "note", "tempat belum diketahui")])
    row = realisation_of(grid.session.document.problem, first)
    assert row is not None
    assert (row.building, row.note) == ("", "tempat belum diketahui")


def test_a_name_tells_its_source_and_note_and_no_other_cell_does(grid: RealisedGrid) -> None:
    first, second = grid.rows()
    assert grid.remark(first, "name") == ""
    grid.note(first, "note", "dua truk")
    grid.note(first, "source", "surat camat")
    told = grid.remark(first, "name").splitlines()
    assert told == ["Sumber: surat camat", "Keterangan: dua truk"]
    assert grid.remark(first, "move") == ""
    assert grid.remark(second, "name") == ""
