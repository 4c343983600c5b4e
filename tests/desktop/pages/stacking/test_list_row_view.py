"""Rows of the list: what is cut keeps its end, and both lines are seen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from desktop.pages.stacking.list_row_view import BELOW, TwoLines, cut
from desktop.widgets.stacking_plan.look import look


def test_names_that_differ_at_their_end_differ_when_they_are_cut(qtbot: QtBot) -> None:
    metrics = QFontMetrics(look().font("body"))
    names = ("Bidang Perencanaan Wilayah 84", "Bidang Perencanaan Wilayah 85")
    one, other = (cut(metrics, name, 90) for name in names)
    assert one.endswith("84")
    assert other.endswith("85")
    assert one.startswith("B")
    assert cut(metrics, "Bidang 7", 300) == "Bidang 7"


def test_both_lines_are_painted(qtbot: QtBot) -> None:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    tree.setHeaderHidden(True)
    tree.setItemDelegateForColumn(0, TwoLines(tree))
    item = QTreeWidgetItem(["Bidang Satu"])
    tree.addTopLevelItem(item)
    tree.resize(300, 120)
    tree.show()
    height = tree.visualItemRect(item).height()
    assert height >= 36
    bare = tree.viewport().grab().toImage()
    item.setData(0, BELOW, "Dinas A")
    told = tree.viewport().grab().toImage()
    rows = [
        y for y in range(height)
        if any(bare.pixel(x, y) != told.pixel(x, y) for x in range(told.width()))
    ]  # fmt: skip
    assert rows
    assert min(rows) >= height // 2 - 2
    assert item.data(0, Qt.ItemDataRole.DisplayRole) == "Bidang Satu"
