"""The terms as fields: a good text is taken, a wrong one is named and changes nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.pages.moves.terms_view import TermsBar
from desktop.pages.moves.viewmodel import MovesModel
from tests.support.problems import tiny_problem


def test_fields_are_typed_into(qtbot: QtBot, look: None) -> None:
    model = MovesModel(Session(Document(tiny_problem())))
    bar = TermsBar(model)
    qtbot.addWidget(bar)
    with qtbot.waitExposed(bar):
        bar.show()
    changed: list[bool] = []
    bar.changed.connect(lambda: changed.append(True))

    def type_in(name: str, text: str) -> None:
        bar.fields[name].selectAll()
        QTest.keyClicks(bar.fields[name], text)
        QTest.keyClick(bar.fields[name], Qt.Key.Key_Return)

    type_in("people", "75")
    assert model.terms.people == 75
    assert bar.wrong() == ""
    type_in("weeks", "99")
    assert model.terms.weeks == 2
    assert bar.wrong()
    type_in("weeks", "4")
    assert model.terms.weeks == 4
    assert bar.wrong() == ""
    assert len(changed) == 2
    bar.realised.setChecked(False)
    assert not model.terms.realised
    assert bar.fields["swing"].accessibleName() == "Ruang sementara (m²)"
