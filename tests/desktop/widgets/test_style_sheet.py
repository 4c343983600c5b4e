"""The style sheet takes every colour from the tokens and finds its drawings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.widgets.palette import PALETTES
from desktop.widgets.style_sheet import style_sheet


@pytest.mark.parametrize("name", PALETTES)
def test_colours_and_drawings(name: str) -> None:
    sheet = style_sheet(PALETTES[name])
    tokens = {v for v in vars(PALETTES[name]).values() if isinstance(v, str)}
    assert set(re.findall(r"#[0-9A-Fa-f]{6}\b", sheet)) <= tokens
    drawings = re.findall(r'url\("([^"]+)"\)', sheet)
    assert drawings
    assert [path for path in drawings if not Path(path).is_file()] == []
    assert "$" not in sheet
