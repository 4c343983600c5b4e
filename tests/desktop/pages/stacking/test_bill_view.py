"""The card of the last step: figures by cause, rules in words, a way back, a way to close it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.pages.stacking.bill import Bill, BillLine
from desktop.pages.stacking.bill_view import HIGHEST, SHORT, BillCard

FOUND = Bill(
    "Pindahkan X ke Lantai 3",
    BillLine("Biaya kas setahun", -6_620_000),
    BillLine("Biaya waktu setahun", 21_400_000),
    (BillLine("Ruang rapat", -7_880_000), BillLine("Perjalanan", 21_400_000)),
    ("Lantai 3 kelebihan 4 m².",),
    ("X dan Y harus selantai.",),
    worse=("Lantai 1 kelebihan 9 orang.",),
)


def texts(card: BillCard) -> list[str]:
    return [each.text() for each in card.findChildren(QLabel)]


def card(qtbot: QtBot) -> BillCard:
    made = BillCard()
    qtbot.addWidget(made)
    return made


def test_it_tells_causes_and_rules(qtbot: QtBot) -> None:
    made = card(qtbot)
    assert made.isHidden()
    made.show_bill(FOUND)
    assert not made.isHidden()
    said = texts(made)
    assert "Pindahkan X ke Lantai 3" in said
    assert "−Rp6,62 juta" in "".join(said).replace("\u00a0", " ")
    assert "Kini dilanggar: Lantai 3 kelebihan 4 m²." in said
    assert "Tidak lagi dilanggar: X dan Y harus selantai." in said
    assert "Kini lebih berat: Lantai 1 kelebihan 9 orang." in said


def test_much_to_tell_scrolls_instead_of_pushing_the_panel_away(qtbot: QtBot) -> None:
    made = card(qtbot)
    made.resize(320, 100)
    made.show_bill(replace(FOUND, broken=(), mended=(), worse=()))
    qtbot.waitUntil(lambda: 0 < made._area.height() < HIGHEST)
    few = made._area.height()
    lines = tuple(BillLine(f"Sebab {i}", 1_000_000) for i in range(5))
    rules = tuple(f"Unit {i} tidak dapat ditempatkan di lantai yang sangat jauh." for i in range(9))
    made.show_bill(replace(FOUND, lines=lines, broken=rules))
    qtbot.waitUntil(lambda: few < made._area.height() <= HIGHEST)


def test_undo_redo_and_close(qtbot: QtBot) -> None:
    made = card(qtbot)
    made.wait("Pindahkan X ke Lantai 3", False)
    assert "Menghitung akibatnya …" in texts(made)
    buttons = {b.text().strip() or b.accessibleName(): b for b in made.findChildren(QPushButton)}
    with qtbot.waitSignal(made.undo_asked):
        buttons["Urungkan"].click()
    made.wait("Diurungkan: Pindahkan X", True)
    buttons = {b.text().strip() or b.accessibleName(): b for b in made.findChildren(QPushButton)}
    with qtbot.waitSignal(made.redo_asked):
        buttons["Ulangi"].click()
    buttons["Tutup"].click()
    assert made.isHidden()
    made.wait("", False)
    assert made.isHidden()


def test_a_broken_rule_stands_before_the_money(qtbot: QtBot) -> None:
    made = card(qtbot)
    made.resize(320, 400)
    made.show_bill(FOUND)
    said = texts(made)
    assert said.index("Kini dilanggar: Lantai 3 kelebihan 4 m².") < said.index("Biaya kas setahun")
    assert said.index("Tidak lagi dilanggar: X dan Y harus selantai.") > said.index("Ruang rapat")


def test_it_gives_its_room_to_a_list(qtbot: QtBot) -> None:
    made = card(qtbot)
    made.resize(320, 400)
    made.show_bill(FOUND)
    qtbot.waitUntil(lambda: made._area.height() > SHORT)
    made.be_short(True)
    assert 0 < made._area.height() <= SHORT
    made.be_short(False)
    assert made._area.height() > SHORT


def test_no_line_is_cut_through_its_letters(qtbot: QtBot) -> None:
    made = card(qtbot)
    made.resize(320, 400)
    made.show_bill(FOUND)
    qtbot.waitUntil(lambda: made._area.height() > SHORT)
    made.be_short(True)
    foot = made._area.height()
    for part in made._area.findChildren(QLabel):
        top = part.mapTo(made._area.viewport(), QPoint(0, 0)).y()
        assert top + part.height() <= foot or top >= foot, part.text()
