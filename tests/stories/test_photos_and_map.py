"""Photos and the lines of the map are put into the project, and are there after it is reopened."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QTabWidget
from pytestqt.qtbot import QtBot

from desktop.pages.estate.photos_view import PhotosPanel
from desktop.pages.estate.view import EstatePage
from desktop.window import dialogs
from desktop.window.main_window import MainWindow
from tests.support.problems import tiny_problem
from tests.support.window import settle, window_on

LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def picture(path: Path) -> Path:
    image = QImage(2000, 1000, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    assert image.save(str(path))
    return path


def page_of(window: MainWindow, **args: str) -> EstatePage:
    window.navigate("estate", **args)
    page = window.page
    assert isinstance(page, EstatePage)
    return page


def photos_of(window: MainWindow) -> PhotosPanel:
    page = page_of(window, building="tower")
    panel = page.findChild(PhotosPanel)
    assert isinstance(panel, PhotosPanel)
    tabs = next(each for each in page.findChildren(QTabWidget) if each.indexOf(panel) >= 0)
    tabs.setCurrentWidget(panel)
    return panel


def drop(panel: PhotosPanel, *paths: Path) -> bool:
    """Drag files over a panel and let them go; returns whether it welcomed them."""
    what = QMimeData()
    what.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, spot = Qt.DropAction.CopyAction, panel.rect().center()
    enter = QDragEnterEvent(QPoint(spot), copy, what, LEFT, NO_BUTTON)
    QApplication.sendEvent(panel, enter)
    if enter.isAccepted():
        QApplication.sendEvent(panel, QDropEvent(QPointF(spot), copy, what, LEFT, NO_BUTTON))
    return enter.isAccepted()


def test_photos_and_map_survive_the_file(
    qtbot: QtBot, look: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = window_on(qtbot, tiny_problem())
    panel = photos_of(window)
    front, side = picture(tmp_path / "depan.jpg"), picture(tmp_path / "samping.PNG")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(front)], ""))
    QTest.mouseClick(panel._first, LEFT)
    qtbot.waitUntil(lambda: panel.list.count() == 1)
    assert not drop(panel, tmp_path / "daftar.xlsx")
    assert drop(panel, side, tmp_path / "daftar.xlsx")
    qtbot.waitUntil(lambda: panel.list.count() == 2)
    panel.caption.setFocus()
    panel.caption.selectAll()
    QTest.keyClicks(panel.caption, "Sisi utara")
    QTest.keyClick(panel.caption, Qt.Key.Key_Return)
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Home)
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert panel.list.count() == 1
    window.command("edit.undo")  # a photo that was removed comes back whole
    assert panel.list.count() == 2

    line = {"type": "LineString", "coordinates": [[104.7, -2.9], [104.8, -3.0]]}
    path = tmp_path / "sungai.geojson"
    path.write_text(json.dumps(line), encoding="utf-8")
    whole = page_of(window)
    whole._list.choose("all", "all")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    QTest.mouseClick(whole._all.map.take, LEFT)
    qtbot.waitUntil(lambda: whole._all.map._model.map.background_name() == "sungai")

    kept = tmp_path / "kota.satuatap"
    monkeypatch.setattr(dialogs, "ask_save", lambda *_: kept)
    window.command("file.save_as")
    qtbot.waitUntil(lambda: kept.exists() and not window.tasks.running)
    again = window_on(qtbot, None)
    again.command("file.open", path=kept)
    qtbot.waitUntil(lambda: again.desk.project is not None and not again.tasks.running)
    panel = photos_of(again)
    settle(qtbot, again)
    assert [panel.list.item(i).text() for i in range(panel.list.count())] == ["depan", "Sisi utara"]
    panel.list.setCurrentRow(1)
    assert not panel.picture.pixmap().isNull()
    assert page_of(again)._all.map._model.map.background_name() == "sungai"
