"""Help inside the window: the manual at the page shown, the list of keys, the tour."""

from __future__ import annotations

from desktop.window.main_window import MainWindow
from desktop.window.manual_reader import ManualReader
from desktop.window.tour import Tour


def open_manual(window: MainWindow, topic: str = "") -> ManualReader:
    """Open the manual at a topic, or at that of the page shown; one window of it is enough."""
    readers = [each for each in window.findChildren(ManualReader) if each.isVisible()]
    reader = readers[0] if readers else ManualReader(window)
    reader.show_topic(topic or _topic_here(window))
    return reader


def start_tour(window: MainWindow) -> Tour:
    """Begin the tour, over the project that lies open or over the sample."""
    for under_way in window.findChildren(Tour):
        under_way.end()
    window.desk.person.change(toured=True)
    return Tour(window)


def offer_tour(window: MainWindow) -> None:
    """Begin the tour at the first start only."""
    if not window.desk.person.settings.toured and window.desk.project is None:
        start_tour(window)


def _topic_here(window: MainWindow) -> str:
    no_project = window.here == "home" and window.desk.project is None
    return "start" if no_project else window.here
