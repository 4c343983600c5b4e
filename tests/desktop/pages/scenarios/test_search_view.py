"""The search panel: buttons that make sense, figures, guarantee, issues with links."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.pages.scenarios.search import IssueText, SearchText
from desktop.pages.scenarios.search_view import SearchPanel
from desktop.widgets.words import button, holder, row


def panel(qtbot: QtBot, went: list[tuple[str, dict[str, str]]] | None = None) -> SearchPanel:
    heard = went if went is not None else []
    made = SearchPanel(lambda page, **args: heard.append((page, args)))
    qtbot.addWidget(made)
    return made


def test_start_or_stop_never_both(qtbot: QtBot) -> None:
    made = panel(qtbot)
    made.show_state(running=False, stopping=False, solvable=True, placed=False)
    assert (made.start.isHidden(), made.stop.isHidden(), made.plan.isHidden()) == (
        False,
        True,
        True,
    )
    made.show_state(running=True, stopping=False, solvable=False, placed=True)
    assert (made.start.isHidden(), made.stop.isHidden()) == (True, False)
    assert "simpan yang terbaik" in made.stop.text()
    made.show_state(running=True, stopping=True, solvable=False, placed=True)
    assert not made.stop.isEnabled()


def test_buttons_ask(qtbot: QtBot) -> None:
    made = panel(qtbot)
    made.show_state(running=False, stopping=False, solvable=True, placed=True)
    with qtbot.waitSignal(made.start_asked):
        made.start.click()
    with qtbot.waitSignal(made.plan_asked):
        made.plan.click()


def test_figures_and_guarantee(qtbot: QtBot) -> None:
    made = panel(qtbot)
    made.show_search(SearchText("Rp5", "Rp4", "20%", "mencari", "3 detik"), 3.0)
    assert [made.values[n].text() for n in ("best", "bound", "gap", "elapsed")] == [
        "Rp5", "Rp4", "20%", "3 detik",
    ]  # fmt: skip
    made.show_guarantee("terbukti optimal", True, False)
    assert not made._shield.isHidden()
    assert made.notice.isHidden()
    made.show_guarantee("usang", False, True)
    assert made._shield.isHidden()
    assert not made.notice.isHidden()
    made.show_guarantee("", False, False)
    assert made.guarantee.isHidden()


def test_issues_lead_to_where_they_are_mended(qtbot: QtBot) -> None:
    went: list[tuple[str, dict[str, str]]] = []
    made = panel(qtbot, went)
    made.show_issues(
        [IssueText("Luas kosong.", "estate", (("floor", "f1"),)), IssueText("X", "", ())]
    )
    links = [b for b in made.findChildren(QPushButton) if b.text().strip() == "Perbaiki"]
    assert len(links) == 1
    links[0].click()
    assert went == [("estate", {"floor": "f1"})]
    made.show_issues([])
    assert all(b.isHidden() for b in links)


def test_the_keys_go_from_start_to_stop_and_back(qtbot: QtBot) -> None:
    other, made = button("Beranda"), panel(qtbot)
    whole = holder(row(other, made))
    qtbot.addWidget(whole)
    made.show_state(running=False, stopping=False, solvable=True, placed=True)
    whole.show()
    with qtbot.waitActive(whole):
        whole.activateWindow()
    made.start.setFocus()
    made.show_state(running=True, stopping=False, solvable=False, placed=True)
    assert made.stop.hasFocus()
    made.show_state(running=True, stopping=True, solvable=False, placed=True)
    made.show_state(running=False, stopping=False, solvable=True, placed=True)
    assert made.start.hasFocus()  # also when the stop was greyed out meanwhile
