"""The layout of the window between two starts: its place, its dividers, the page of a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from desktop.system.layout import load_layout, save_layout
from desktop.widgets.divider import follow_divider
from desktop.widgets.remembered import memory
from desktop.window.navigation import PAGES

SEEN = 80  # pixels of the upper edge that must be on a screen


def recall() -> None:
    """Fill the memory with the layout of last time."""
    memory().fill(load_layout())


def keep() -> None:
    """Write the layout, when anything of it has changed."""
    if memory().changed:
        save_layout(memory().values)
        memory().changed = False


def follow_dividers(name: str, whole: QWidget) -> None:
    """Put the dividers of a page as they were last time, and remember where they are dragged."""
    for place, divider in enumerate(whole.findChildren(QSplitter)):
        follow_divider(f"{name}/{place}", divider)


def settle(window: QMainWindow) -> None:
    """Give a new inside its room now; or a page would be drawn twice, first for no room at all."""
    frame, inside = window.layout(), window.centralWidget()
    if window.isVisible() and frame is not None and inside is not None:
        inside.show()
        frame.activate()


def page_of(path: Path | None) -> str:
    """Return the page on which a file was last left; empty when it is not known."""
    kept = memory().values.get(f"page:{path}") if path else None
    return str(kept) if kept in {page.id for page in PAGES} else ""


def remember_page(path: Path | None, page: str) -> None:
    """Remember the page on which a file is left."""
    if path:
        memory().put(f"page:{path}", page)


def put_back(window: QWidget, kept: str, usual: tuple[int, int]) -> None:
    """Give a window the place it had, on a screen that is there now.

    Parameters
    ----------
    window : QWidget
        The window, not yet shown.
    kept : str
        What ``saveGeometry`` gave last time, in base64; empty for none.
    usual : (int, int)
        Width and height in pixels of a window that was never placed.
    """
    if not kept or not window.restoreGeometry(QByteArray.fromBase64(kept.encode())):
        window.resize(*usual)
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if screens and not window.isMaximized() and not window.isFullScreen():
        window.setGeometry(on_screen(window.geometry(), screens))


def on_screen(place: QRect, screens: list[QRect]) -> QRect:
    """Return a place that can be seen and reached; the first screen is the main one.

    A window whose upper edge is on no screen comes to the middle of the main one; a window larger
    than its screen becomes as large as it.
    """
    edge = QRect(place.x(), place.y(), place.width(), SEEN)
    overlaps = [(s.intersected(edge).width() * s.intersected(edge).height(), s) for s in screens]
    most, screen = max(overlaps, key=lambda each: each[0])
    home = screen if most >= SEEN * SEEN // 4 else screens[0]
    size = place.size().boundedTo(home.size())
    if most >= SEEN * SEEN // 4 and size == place.size():
        return place
    found = QRect(home.topLeft(), size)
    found.moveCenter(home.center())
    return found
