"""The pages in the order of the work; each is imported on its first visit only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from desktop.widgets.page import Page, PageContext


@dataclass(frozen=True)
class PageEntry:
    """One page: its id, the key of its title, its icon, the group it stands in, its module."""

    id: str
    title_key: str
    icon: str
    group: str  # key of the heading above the group; empty for none
    module: str
    needs_project: bool = True


PAGES = (
    PageEntry("home", "page.home", "house", "", "desktop.pages.home.view", needs_project=False),
    PageEntry(
        "organisation", "page.organisation", "users", "nav.data", "desktop.pages.organisation.view"
    ),
    PageEntry("estate", "page.estate", "building-2", "nav.data", "desktop.pages.estate.view"),
    PageEntry("relations", "page.relations", "network", "nav.data", "desktop.pages.relations.view"),
    PageEntry("standards", "page.standards", "scale", "nav.data", "desktop.pages.standards.view"),
    PageEntry(
        "scenarios",
        "page.scenarios",
        "sliders-horizontal",
        "nav.plan",
        "desktop.pages.scenarios.view",
    ),
    PageEntry("stacking", "page.stacking", "layers", "nav.plan", "desktop.pages.stacking.view"),
    PageEntry("rooms", "page.rooms", "door-open", "nav.plan", "desktop.pages.rooms.view"),
    PageEntry(
        "parking", "page.parking", "square-parking", "nav.plan", "desktop.pages.parking.view"
    ),
    PageEntry("costs", "page.costs", "coins", "nav.result", "desktop.pages.costs.view"),
    PageEntry("moves", "page.moves", "truck", "nav.result", "desktop.pages.moves.view"),
    PageEntry("compare", "page.compare", "columns-3", "nav.result", "desktop.pages.compare.view"),
    PageEntry("reports", "page.reports", "file-text", "nav.result", "desktop.pages.reports.view"),
)


def entry(page_id: str) -> PageEntry:
    """Return a page by its id."""
    return next(page for page in PAGES if page.id == page_id)


def make_page(page: PageEntry, context: PageContext) -> Page:
    """Import the room of a page and make it."""
    make: Callable[[PageContext], Page] = import_module(page.module).make
    return make(context)
