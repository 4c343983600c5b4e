"""The panel: what it shows of a unit, the legend that highlights, the rules in words."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.pages.stacking.details import details
from desktop.pages.stacking.panel_view import RULES, Panel
from desktop.pages.stacking.viewmodel import StackingModel
from tests.desktop.pages.stacking.city import session
from tests.support.problems import MANUAL


def texts(panel: Panel) -> list[str]:
    return [each.text() for each in panel.findChildren(QLabel) if not each.isHidden()]


def panel(qtbot: QtBot) -> Panel:
    made = Panel()
    qtbot.addWidget(made)
    return made


def test_a_unit_with_its_buttons(qtbot: QtBot) -> None:
    made = panel(qtbot)
    made.show_unit(details(StackingModel(session(), MANUAL), "a-sek"), True)
    assert "Unit a-sek" in texts(made)
    pin = next(b for b in made.findChildren(QPushButton) if b.text().strip() == "Kunci")
    with qtbot.waitSignal(made.pin_asked) as asked:
        pin.click()
    assert asked.args == ["a-sek"]
    made.show_unit(None, True)
    assert any("Pilih sebuah unit" in text for text in texts(made))


def test_broken_rules_are_counted_on_the_tab(qtbot: QtBot) -> None:
    made = panel(qtbot)
    made.show_broken(("Lantai 1 kelebihan 3 m².",))
    assert made.tabText(RULES) == "Aturan 1"
    assert "Lantai 1 kelebihan 3 m²." not in texts(made)  # nobody looks at them yet
    made.setCurrentIndex(RULES)
    assert "Lantai 1 kelebihan 3 m²." in texts(made)
    made.show_broken(())
    assert made.tabText(RULES) == "Aturan"


def test_what_is_said_of_a_unit_is_laid_out_at_once_and_not_written_twice(
    qtbot: QtBot, look: None
) -> None:
    made = panel(qtbot)
    made.resize(330, 300)
    with qtbot.waitExposed(made):
        made.show()
    model = StackingModel(session(), MANUAL)
    made.show_unit(details(model, "a-sek"), True)
    lines = [each for each in made.findChildren(QLabel) if each.isVisible() and each.text()]
    assert lines
    assert all(line.height() >= line.minimumSizeHint().height() for line in lines)
    made.show_unit(details(model, "a-sek"), True)
    assert all(line.isVisible() for line in lines)
    made.show_unit(details(model, "b-bid"), True)
    assert not any(line.isVisible() for line in lines)
