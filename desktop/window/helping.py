"""Help inside the window: the manual at the page shown, the list of keys."""

from __future__ import annotations

from desktop.window.main_window import MainWindow
from desktop.window.manual_reader import ManualReader


def open_manual(window: MainWindow, topic: str = "") -> ManualReader:
    """Open the manual at a topic, or at that of the page shown; one window of it is enough."""
    readers = [each for each in window.findChildren(ManualReader) if each.isVisible()]
    reader = readers[0] if readers else ManualReader(window)
    reader.show_topic(topic or _topic_here(window))
    return reader


def _topic_here(window: MainWindow) -> str:
    no_project = window.here == "home" and window.desk.project is None
    return "start" if no_project else window.here
