"""One workbook of the example city for all tests of the sheets."""

from __future__ import annotations

import pytest
from openpyxl.workbook import Workbook

from tests.desktop.reports.example import city, reckoned
from tests.desktop.reports.workbook.books import made, opened


@pytest.fixture(scope="session")
def content() -> bytes:
    return made(reckoned(city()))


@pytest.fixture(scope="session")
def carried(content: bytes) -> Workbook:
    return opened(content, values=True)


@pytest.fixture(scope="session")
def formulas(content: bytes) -> Workbook:
    return opened(content)
