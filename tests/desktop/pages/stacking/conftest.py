"""The stacking page of the small city, shown and reckoned, for every test that works on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop.pages.stacking.view import StackingPage
    from tests.desktop.pages.stacking.city import Told


@pytest.fixture
def page(qtbot: QtBot, told: Told, look: None) -> Iterator[StackingPage]:
    from tests.desktop.pages.stacking.city import opened

    with opened(qtbot, told) as made:
        yield made
