"""Icons: every drawing that is asked for is there and takes the ink of the theme."""

from __future__ import annotations

import re

from desktop.system.paths import resources
from desktop.widgets.icons import icon, icon_pixmap
from desktop.window.commands import COMMANDS
from desktop.window.navigation import PAGES
from tests.house.source import modules

ASKED = re.compile(r'(?:drawing=|picture\(|icon\(|icon_pixmap\(|empty_state\()\s*"([a-z0-9-]+)"')


def test_every_drawing_asked_for_is_there() -> None:
    asked = {name for module in modules("desktop") for name in ASKED.findall(module.text)}
    asked |= {c.icon for c in COMMANDS if c.icon} | {page.icon for page in PAGES}
    there = {path.stem for path in (resources() / "icons").glob("*.svg")}
    assert asked - there == set()
    assert len(asked) > 20


def test_the_licences_lie_beside_drawings_and_letters() -> None:
    assert "ISC" in (resources() / "icons" / "LICENSE.txt").read_text(encoding="utf-8")
    assert "OPEN FONT LICENSE" in (resources() / "fonts" / "OFL.txt").read_text(encoding="utf-8")


def test_an_icon_is_drawn_in_the_ink_of_the_theme(look: None) -> None:
    blue = icon_pixmap("house", "accent").toImage()
    red = icon_pixmap("house", "negative").toImage()
    assert blue != red
    assert not icon("house").isNull()
