"""A small picture: drawn with its target, opened by click and by Enter."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.pages.compare.picture_view import PictureCard
from desktop.pages.compare.pictures import Picture, PictureBar
from desktop.system.palette import series_colour

PICTURE = Picture(
    "saving",
    "Hemat",
    "Kas hari ini dikurangi kas skenario",
    (
        PictureBar("Sekarang", None, "–", today=True),
        PictureBar("A", -20, "−Rp20"),
        PictureBar("B", 30, "Rp30", best=True),
    ),
)


def test_it_is_drawn_and_opened(qtbot: QtBot) -> None:
    card = PictureCard(PICTURE)
    qtbot.addWidget(card)
    card.resize(420, card.sizeHint().height())
    card.show()
    opened: list[str] = []
    card.opened.connect(opened.append)
    plain = card.grab().toImage()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert opened == ["saving", "saving"]
    assert "B: Rp30" in card.accessibleName()
    wanted = PictureCard(replace(PICTURE, target=(25, "Sasaran Rp25")))
    qtbot.addWidget(wanted)
    wanted.resize(card.size())
    assert wanted.grab().toImage() != plain
    assert "Sasaran" in wanted.accessibleName()
    assert wanted.sizeHint().height() > card.sizeHint().height()


def test_what_cannot_be_compared_is_hatched_and_says_so(qtbot: QtBot) -> None:
    def card(missing: str) -> PictureCard:
        bars = (PictureBar("A", 30, "Rp30"), PictureBar("B", 30, "Rp30", missing=missing))
        made = PictureCard(replace(PICTURE, bars=bars))
        qtbot.addWidget(made)
        made.resize(420, made.sizeHint().height())
        return made

    whole, open_ = card(""), card("2 unit belum ditempatkan")
    assert "2 unit belum ditempatkan" in open_.accessibleName()
    wanted = QColor(series_colour(0))

    def solid(made: PictureCard) -> int:
        image = made.grab().toImage()
        spots = ((x, y) for x in range(0, 420, 2) for y in range(image.height()))
        return sum(image.pixelColor(x, y) == wanted for x, y in spots)

    assert solid(open_) < solid(whole) * 0.7
