"""Small parts: labels by role, buttons, layouts that can be emptied."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.palette import TYPE
from desktop.widgets.words import (
    button,
    card,
    column,
    emptied,
    holder,
    label,
    page_head,
    retone,
    row,
    scrolling,
    take_turns,
)


def test_a_label_has_the_size_of_its_role(qtbot: QtBot, look: None) -> None:
    for role, size in TYPE.items():
        made = label("Kata", role)
        qtbot.addWidget(made)
        assert made.font().pixelSize() == size


def test_a_label_shows_markup_as_text(qtbot: QtBot, look: None) -> None:
    made = label("<b>PUPR</b>")
    qtbot.addWidget(made)
    assert made.text() == "<b>PUPR</b>"
    assert made.sizeHint().width() > label("PUPR").sizeHint().width()


def test_tones_change(qtbot: QtBot, look: None) -> None:
    made = label("Kata", tone="quiet")
    qtbot.addWidget(made)
    retone(made, "negative")
    assert made.property("tone") == "negative"


def test_a_layout_is_emptied_down_to_its_inner_ones(qtbot: QtBot, look: None) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    box = column(label("a"), row(label("b"), label("c")))
    room.setLayout(box)
    emptied(box)
    assert box.count() == 0
    assert [w for w in room.findChildren(QLabel) if w.isVisible()] == []


def test_a_button_without_words_says_its_tip(qtbot: QtBot, look: None) -> None:
    made = button("", drawing="x", tip="Tutup")
    qtbot.addWidget(made)
    assert made.accessibleName() == "Tutup"


def test_head_and_card_stand(qtbot: QtBot, look: None) -> None:
    made = card(label("x"), None)
    made.layout().addLayout(page_head("Judul", note="Catatan"))  # type: ignore[union-attr, attr-defined]
    qtbot.addWidget(made)
    made.show()
    assert made.isVisible()


def test_the_keys_stay_where_two_parts_take_turns(qtbot: QtBot, look: None) -> None:
    first, second, other = button("Hitung"), button("Berhenti"), button("Lain")
    whole = holder(row(other, first, second))
    qtbot.addWidget(whole)
    second.hide()
    whole.show()
    with qtbot.waitActive(whole):
        whole.activateWindow()
    first.setFocus()
    take_turns(first, second, first=False)
    assert second.hasFocus()
    assert first.isHidden()
    take_turns(first, second, first=True)
    assert first.hasFocus()
    other.setFocus()
    take_turns(first, second, first=False)
    assert other.hasFocus()  # nobody's keys are taken


def test_wrapped_words_that_fit_do_not_scroll(qtbot: QtBot, look: None) -> None:
    cards = [card(label("Biaya, penghematan, dan siapa yang pindah.", wrap=True)) for _ in range(6)]
    area = scrolling(column(*cards, None))
    qtbot.addWidget(area)
    inside = area.widget()
    area.resize(420, inside.heightForWidth(420) + 2)
    area.show()
    assert inside.layout().minimumSize().height() > area.height()  # what Qt would go by
    assert area.verticalScrollBar().maximum() == 0
    area.resize(420, 120)
    assert area.verticalScrollBar().maximum() > 0
