"""The key of signs: a picture and words for each, none of them empty."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.pages.stacking.key_view import SIGNS, Key, sign


def test_every_sign_is_drawn_and_named(qtbot: QtBot, look: None) -> None:
    made = Key()
    qtbot.addWidget(made)
    texts = [each.text() for each in made.findChildren(QLabel) if each.text()]
    assert len(texts) == len(SIGNS)
    assert "Layanan dan sirkulasi (kotor − bersih)" in texts
    for _, draw in SIGNS:
        image = sign(draw).toImage()
        inked = (
            image.pixelColor(x, y).alpha() > 0
            for x in range(image.width())
            for y in range(image.height())
        )
        assert any(inked)
