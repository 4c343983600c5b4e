"""Sections have a name each, and what is left out is said."""

from __future__ import annotations

import pytest

from desktop.reports.sections import SECTIONS, left_out, section_name
from desktop.system.translate import set_language


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_section_has_a_name_of_its_own(language: str) -> None:
    set_language(language)
    names = [section_name(key) for key in SECTIONS]
    assert len(set(names)) == len(SECTIONS)
    assert not any("." in name or "{" in name for name in names)


def test_what_is_left_out_is_said_in_the_order_of_reading() -> None:
    assert left_out(()) == ""
    said = left_out(("parking", "comparison"))
    assert "Perbandingan skenario; Parkir." in said
