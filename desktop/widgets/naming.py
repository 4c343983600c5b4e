"""Names for a screen reader where a page gave none: tables, rows of tabs, areas that scroll."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QTabBar, QTabWidget, QWidget

from desktop.system.translate import tr
from desktop.widgets.table import GridTable


def name_parts(page: QWidget, title: str) -> None:
    """Name what can have the focus and says nothing of itself, after its table, tab or page.

    Parameters
    ----------
    page : QWidget
        Its children are named, those that a page made since the last time too.
    title : str
        Title of the page.
    """
    for table in page.findChildren(GridTable):
        _name(table.view, tr("names.table", of=table.title() or place_of(table, page, title)))
    for tabs in page.findChildren(QTabBar):
        outer = tabs.parentWidget()
        _name(tabs, tr("names.tabs", of=place_of(outer or tabs, page, title)))
    for area in page.findChildren(QScrollArea):
        _name(area, tr("names.area", of=place_of(area, page, title)))


def _name(part: QWidget, words: str) -> None:
    if not part.accessibleName():
        part.setAccessibleName(words)


def place_of(part: QWidget, page: QWidget, title: str) -> str:
    """Return the words of the tab that a part stands in, or the title of the page."""
    above = part.parentWidget()
    while above is not None and above is not page:
        if isinstance(above, QTabWidget):
            at = next((i for i in range(above.count()) if _within(part, above.widget(i))), -1)
            return above.tabText(at).replace("&", "") if at >= 0 else title
        above = above.parentWidget()
    return title


def _within(part: QWidget, whole: QWidget | None) -> bool:
    return whole is not None and (whole is part or whole.isAncestorOf(part))
