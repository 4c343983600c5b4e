"""The manual in its window: topics, links, search and keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.system.manual import TOPICS, manual_title
from desktop.system.translate import set_language
from desktop.window.manual_reader import ManualReader


@pytest.fixture
def reader(qtbot: QtBot, look: None) -> Iterator[ManualReader]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = ManualReader(parent)
    made.show_topic("stacking")
    with qtbot.waitActive(made):
        made.activateWindow()
    yield made
    parent.close()  # the reader lives as long as it


def test_it_opens_at_a_topic_with_all_others_beside(reader: ManualReader) -> None:
    assert reader.topics.count() == len(TOPICS)
    assert reader.topics.currentItem().text() == "Susunan lantai"
    assert reader.text.toPlainText().startswith("Susunan lantai")


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_topic_can_be_shown(reader: ManualReader, language: str) -> None:
    set_language(language)
    for topic in TOPICS:
        reader.show_topic(topic)
        assert reader.topic == topic
        reader.grab()


def test_links_and_arrows_lead_to_other_topics(reader: ManualReader) -> None:
    reader.text.anchorClicked.emit(QUrl("costs.md"))
    assert reader.topic == "costs"
    reader.topics.setFocus()
    QTest.keyClick(reader.topics, Qt.Key.Key_Down)
    assert reader.topic == "moves"


def test_a_search_narrows_marks_and_walks(reader: ManualReader) -> None:
    QTest.keyClick(reader, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(reader.words, "lingkaran")
    titles = {reader.topics.item(i).text() for i in range(reader.topics.count())}
    assert titles == {manual_title("id", "moves")}
    assert reader.topic == "moves"
    assert len(reader.text.extraSelections()) == 1
    assert reader.text.textCursor().selectedText().casefold() == "lingkaran"
    reader.words.setText("zzz")
    assert reader.topics.count() == 0
    assert reader._said.text() == "Tidak ada bab yang memuat kata ini"
    reader.words.clear()
    assert reader.topics.count() == len(TOPICS)


def test_the_arrows_of_the_search_walk_the_topics(reader: ManualReader) -> None:
    reader.words.setFocus()
    QTest.keyClick(reader.words, Qt.Key.Key_Down)
    assert reader.topic == "rooms"


def test_escape_closes_and_f1_begins_anew(reader: ManualReader) -> None:
    QTest.keyClick(reader, Qt.Key.Key_F1)
    assert reader.topic == TOPICS[0]
    QTest.keyClick(reader, Qt.Key.Key_Escape)
    assert not reader.isVisible()
