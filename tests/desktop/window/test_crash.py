"""The crash net: bugs of any thread are logged and told, refusals become sentences."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.window.crash import CrashNet, tell_bug
from desktop.workflows.issue_text import error_text
from solver.errors import SatuAtapError


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def net(qapp: object, heard: list[str]):  # type: ignore[no-untyped-def]
    made = CrashNet(heard.append, lambda words: heard.append(f"refused {words}"))
    made.spread()
    yield made
    made.fold()


def throw(reason: BaseException) -> None:
    try:
        raise reason
    except type(reason):
        sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]


def test_a_bug_is_logged_and_told(
    net: CrashNet, heard: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    throw(ZeroDivisionError("nol"))
    assert "ZeroDivisionError: nol" in heard[0]
    assert "ZeroDivisionError: nol" in caplog.text


def test_a_bug_of_another_thread_is_told_in_that_of_the_window(
    qtbot: QtBot, net: CrashNet, heard: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    thread = threading.Thread(target=lambda: 1 // 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(heard))
    assert "ZeroDivisionError" in heard[0]
    assert "ZeroDivisionError" in caplog.text


def test_an_outside_failure_is_no_bug(net: CrashNet, heard: list[str]) -> None:
    reason = SatuAtapError("save_without_name")
    throw(reason)
    assert heard == [f"refused {error_text(reason)}"]


def test_the_net_can_be_folded(net: CrashNet) -> None:
    net.fold()
    assert sys.excepthook is net._before


def test_the_sentence_has_details_for_who_wants_them(qtbot: QtBot, look: None) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    tell_bug(parent, "Traceback …")
    box = parent.findChild(QMessageBox)
    assert box is not None
    assert "aman" in box.text()
    assert box.detailedText() == "Traceback …"
    box.close()
