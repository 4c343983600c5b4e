"""One page as a picture: of the size asked for, in both languages and looks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from desktop.document.document import Document
from desktop.system.translate import tr
from desktop.widgets.palette import PALETTES
from desktop.window.main_window import MainWindow
from desktop.window.preview import preview
from desktop.window.top_bar import TopBar
from tests.house.source import ROOT
from tests.support.problems import tiny_problem


@pytest.mark.parametrize(
    ("language", "theme"), [("id", "light"), ("en", "dark"), ("id", "contrast")]
)
def test_a_page_is_drawn(
    look: None, qapp: object, tmp_path: Path, language: str, theme: str
) -> None:
    path = tmp_path / "new" / "home.png"
    preview("home", Document(tiny_problem()), path, language, theme, (1366, 768))
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1366, 768)
    assert image.pixelColor(600, 90).name() == PALETTES[theme].window.lower()


def test_the_window_without_a_project_is_drawn(look: None, qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "start.png"
    preview("home", None, path)
    assert not QImage(str(path)).isNull()


def test_the_file_of_a_project_is_named_and_left_alone(
    look: None, qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[str, str]] = []
    grab = MainWindow.grab

    def watched(window: MainWindow) -> object:
        shown.append((window.windowTitle(), window.findChild(TopBar).state()))
        return grab(window)

    monkeypatch.setattr(MainWindow, "grab", watched)
    file = tmp_path / "kota kita.satuatap"
    preview("home", Document(tiny_problem()), tmp_path / "home.png", path=file)
    assert shown == [("kota kita – Satu Atap", tr("project.saved"))]
    assert not file.exists()


@pytest.mark.parametrize("scale", ["1.25", "2"])
def test_a_scaled_screen_shows_the_whole_window(tmp_path: Path, scale: str) -> None:
    """On a screen of 1366 by 768 dots, as a laptop has it, in a process of its own."""
    path = tmp_path / "home.png"
    size = f"{int(1366 / float(scale))}x{int(768 / float(scale))}"
    command = [sys.executable, "-m", "desktop", "preview", "home", "--png", str(path)]
    env = {**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([*command, "--size", size], cwd=ROOT, env=env, check=True, capture_output=True)
    image = QImage(str(path))
    assert abs(image.width() - 1366) <= 4
    assert abs(image.height() - 768) <= 4
