"""The tab of photos by mouse and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.pages.estate.photos import PhotosModel
from desktop.pages.estate.photos_view import PhotosPanel
from desktop.widgets.page import PageContext
from tests.support.problems import tiny_problem
from tests.support.window import Heard, context_on


@pytest.fixture
def panel(qtbot: QtBot, look: None, context: PageContext) -> PhotosPanel:
    made = PhotosPanel(PhotosModel(context.session), context)
    qtbot.addWidget(made)
    context.session.listen(lambda _: made.refresh())
    made.resize(700, 480)
    made.show()
    made.show_building("tower")
    return made


def picture(path: Path) -> Path:
    image = QImage(2000, 1000, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    assert image.save(str(path))
    return path


def test_photos_come_in_small_get_a_caption_and_go(
    qtbot: QtBot, panel: PhotosPanel, context: PageContext, heard: Heard, tmp_path: Path
) -> None:
    assert panel._first.isVisible()  # the empty state offers the first one
    panel.take([picture(tmp_path / "depan.jpg"), picture(tmp_path / "samping.png")])
    qtbot.waitUntil(lambda: panel.list.count() == 2)
    photos = [p for p in context.session.document.problem.photo if p.building == "tower"]
    assert {(p.width, p.height) for p in photos} == {(1600, 800)}
    assert {p.caption for p in photos} == {"depan", "samping"}
    assert not panel.picture.pixmap().isNull()

    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Home)
    panel.caption.setFocus()
    panel.caption.selectAll()
    qtbot.keyClicks(panel.caption, "Tampak depan")
    qtbot.keyClick(panel.caption, Qt.Key.Key_Return)
    assert panel._model.photos("tower")[0].caption == "Tampak depan"

    qtbot.mouseClick(panel.remove, Qt.MouseButton.LeftButton)
    assert panel.list.count() == 1
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert panel.list.count() == 0
    context.session.undo()
    assert heard.notices
    context.session.undo()
    assert panel.list.count() == 2


def test_what_is_no_picture_is_told_and_changes_nothing(
    qtbot: QtBot, panel: PhotosPanel, context: PageContext, heard: Heard, tmp_path: Path
) -> None:
    path = tmp_path / "rusak.jpg"
    path.write_bytes(b"bukan gambar")
    panel.take([path])
    qtbot.waitUntil(lambda: bool(heard.notices))
    assert len(heard.notices) == 1
    assert "bukan gambar JPEG atau PNG" in heard.notices[0]
    assert context.session.undo_label is None


def test_a_kept_picture_that_is_broken_says_so(panel: PhotosPanel) -> None:
    panel.show_building("house")  # whose photo in the small city is empty
    assert "tidak dapat dibaca" in panel.picture.text()


def test_read_only_offers_nothing(qtbot: QtBot, look: None, heard: Heard) -> None:
    context = context_on(tiny_problem(), heard, read_only=True)
    panel = PhotosPanel(PhotosModel(context.session), context)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_building("house")
    assert not panel.add.isVisible()
    assert not panel.remove.isVisible()
    assert panel.caption.isReadOnly()
