"""WCAG AA over every pair of colours that the style sheet puts together, in every look.

The pairs are read from the rules of the sheet themselves: words on the ground of the same rule, on
that of the plain rule of the same part, or on every ground there is. Parts that are disabled are
exempt (WCAG 2.1, 1.4.3), as is a line that only decorates.
"""

from __future__ import annotations

import re
from functools import cache

import pytest

from desktop.system.palette import contrast
from desktop.widgets import style_sheet
from desktop.widgets.palette import PALETTES

AA, PARTS, AAA = 4.5, 3.0, 7.0
GROUNDS = ("window", "surface", "sunken", "raised", "hover", "accent_soft")
PLAIN = {"color": "text", "background": ""}
TOKEN = re.compile(r"\$\{?(\w+)\}?")

Rule = tuple[str, dict[str, str]]


@cache
def rules() -> tuple[Rule, ...]:
    """Return every selector of the sheet with what is declared for it."""
    found: list[Rule] = []
    for selectors, body in re.findall(r"([^{}]+)\{((?:[^{}$]|\$\w|\$\{\w+\})*)\}", sheet()):
        declared = dict(d.split(":", 1) for d in body.split(";") if ":" in d)
        values = {name.strip(): value.strip() for name, value in declared.items()}
        found += [(one.strip(), values) for one in selectors.split(",")]
    return tuple(found)


def sheet() -> str:
    return style_sheet._SHEET.template


def token(value: str) -> str:
    """Return the colour token of a declaration; empty for none."""
    names = [
        name for name in TOKEN.findall(value) if name not in ("radius", "arrow", "check", "up")
    ]
    return names[-1] if names else ""


def inherited(selector: str, name: str) -> str:
    """Return what the rules of the same part without its states say, the nearest first."""
    known = dict(rules())
    part = re.sub(r":(?!:)[\w-]+", "", selector)
    for each in (part, re.sub(r"\[[^\]]*\]", "", part)):
        if each != selector and (value := token(known.get(each, {}).get(name, ""))):
            return value
    return ""


def words_on_grounds() -> set[tuple[str, str, str]]:
    """Return (selector, words, ground) for all that is written."""
    pairs = set()
    for selector, said in rules():
        if ":disabled" in selector:
            continue
        for ink, ground in (
            ("color", "background"),
            ("placeholder-text-color", "background"),
            ("selection-color", "selection-background-color"),
        ):
            word, below = token(said.get(ink, "")), token(said.get(ground, ""))
            if not word and not below:
                continue
            word = word or (inherited(selector, ink) or "text" if ink == "color" else "")
            below = below or inherited(selector, ground)
            if word and not _bare(selector):
                pairs |= {(selector, word, each) for each in ([below] if below else GROUNDS)}
    return pairs


def _bare(selector: str) -> bool:
    """Tell whether nothing is written on a part: bars, marks, lines."""
    bare = ("::chunk", "::indicator", "::handle", "::separator", "#rule", "QScrollBar")
    bare += ("QSplitter", "QSlider")
    return any(name in selector for name in bare) or selector == "QProgressBar"


def edges() -> set[tuple[str, str]]:
    """Return (selector, edge) for the lines by which fields and the focus are known."""
    found = set()
    for selector, said in rules():
        line = token(said.get("border", "")) or token(said.get("border-color", ""))
        known_by = selector in ("QPushButton", "QLineEdit", "QComboBox", "QCheckBox::indicator")
        if line and (known_by or ":focus" in selector or "wrong" in selector):
            found.add((selector, line))
    return found


def test_the_sheet_is_read_whole() -> None:
    assert len(rules()) > 100
    assert sheet().count("{") - sheet().count("${") == len(
        re.findall(r"([^{}]+)\{((?:[^{}$]|\$\w|\$\{\w+\})*)\}", sheet())
    )
    pairs = words_on_grounds()
    assert ('QPushButton[kind="main"]', "accent_ink", "accent") in pairs
    assert ('QPushButton[kind="main"]:hover', "accent_ink", "accent_text") in pairs
    assert ("QHeaderView::section:hover", "text", "sunken") in pairs
    assert ('QLabel[tone="quiet"]', "quiet", "hover") in pairs
    assert ("QLineEdit:focus", "accent") in edges()


@pytest.mark.parametrize("look", PALETTES)
def test_all_words_can_be_read(look: str) -> None:
    colours = PALETTES[look]
    least = AAA if look == "contrast" else AA
    low = {
        (*pair, round(ratio, 2))
        for pair in words_on_grounds()
        if (ratio := contrast(getattr(colours, pair[1]), getattr(colours, pair[2]))) < least
    }
    assert low == set()


@pytest.mark.parametrize("look", PALETTES)
def test_fields_and_the_focus_can_be_seen(look: str) -> None:
    colours = PALETTES[look]
    low = {
        (*pair, ground, round(ratio, 2))
        for pair in edges()
        for ground in ("window", "surface")
        if (ratio := contrast(getattr(colours, pair[1]), getattr(colours, ground))) < PARTS
        and not (pair[1] == "edge" and ground == "window")  # fields stand on cards
    }
    assert low == set()


@pytest.mark.parametrize("look", PALETTES)
def test_bars_that_tell_something_can_be_seen(look: str) -> None:
    colours, said = PALETTES[look], dict(rules())
    bar = token(said["QScrollBar::handle"]["background"])
    assert contrast(getattr(colours, bar), colours.surface) >= PARTS
    chunk = token(said["QProgressBar::chunk"]["background"])
    ground = token(said["QProgressBar"]["background"])
    assert contrast(getattr(colours, chunk), getattr(colours, ground)) >= PARTS
