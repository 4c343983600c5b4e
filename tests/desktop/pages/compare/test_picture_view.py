"""A small picture: drawn with its target, opened by click and by Enter."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.pages.compare.picture_view import PictureCard
from desktop.pages.compare.pictures import Picture, PictureBar

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
