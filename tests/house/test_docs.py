"""The documentation tells the truth: the map, the links, the files and commands it names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.system.settings import Settings
from tests.house import atlas
from tests.house.source import ROOT

PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")],
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
NAMED = re.compile(
    r"`((?:desktop|solver|resources|tests|packaging|docs|benchmarks|requirements)/[^`\s]*)`"
)
COMMAND = re.compile(r"python3? dev\.py (\w+)")


@pytest.fixture(params=PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def page(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_the_map_is_what_the_captions_say() -> None:
    written = atlas.MAP.read_text(encoding="utf-8") if atlas.MAP.is_file() else ""
    differing = set(written.splitlines()) ^ set(atlas.text().splitlines())
    assert sorted(differing) == [], "run: python3 dev.py map"
    assert (written == atlas.text()) is True, "run: python3 dev.py map"  # the order too


def test_every_link_leads_somewhere(page: Path) -> None:
    targets = [link.split("#")[0] for link in LINK.findall(page.read_text(encoding="utf-8"))]
    inside = [t for t in targets if t and not t.startswith(("http://", "https://", "mailto:"))]
    assert [t for t in inside if not (page.parent / t).exists()] == []


def test_every_named_file_exists(page: Path) -> None:
    names = NAMED.findall(page.read_text(encoding="utf-8"))
    plain = [name for name in names if not re.search(r"[<>*{}…]", name)]
    assert [name for name in plain if not (ROOT / name).exists()] == []


def test_every_named_command_exists(page: Path) -> None:
    known = set(re.findall(r"python3 dev\.py (\w+)", (ROOT / "dev.py").read_text(encoding="utf-8")))
    assert set(COMMAND.findall(page.read_text(encoding="utf-8"))) - known == set()


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    assert [p.name for p in folder.glob("[0-9]*.md") if f"({p.name})" not in index] == []


def test_every_setting_is_documented() -> None:
    settings = (ROOT / "docs" / "how-to" / "settings.md").read_text(encoding="utf-8")
    assert [n for n in Settings.__dataclass_fields__ if f"`{n}`" not in settings] == []
