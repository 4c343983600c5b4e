"""What a test of a page begins with: the small city, and what the page said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from desktop.widgets.page import PageContext
    from tests.desktop.pages.stacking.city import Told
    from tests.support.window import Heard


@pytest.fixture
def heard() -> Heard:
    from tests.support.window import Heard

    return Heard()


@pytest.fixture
def context(heard: Heard, qapp: object) -> PageContext:
    """Return what a page of the small city is given, without a window."""
    from tests.support.problems import tiny_problem
    from tests.support.window import context_on

    return context_on(tiny_problem(), heard)


@pytest.fixture
def told() -> Told:
    from tests.desktop.pages.stacking.city import Told

    return Told()
