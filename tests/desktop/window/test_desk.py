"""The desk: projects come and go, and what fails to come leaves the old one lying."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.document.edits import set_field
from desktop.files.lock import Holder
from desktop.system.settings import Settings
from desktop.window.desk import Desk, held_words
from solver.errors import SatuAtapError
from solver.problem.problem import City
from tests.support.problems import tiny_problem
from tests.support.window import Forgetful


@pytest.fixture
def desk(qapp: object) -> Desk:
    return Desk(Forgetful(Settings()))


def test_nothing_lies_there_at_first(desk: Desk) -> None:
    assert desk.project is None
    assert desk.session.read_only
    assert not desk.changed


def test_a_project_is_started_saved_and_opened_again(desk: Desk, tmp_path: Path) -> None:
    told: list[object] = []
    desk.laid.connect(lambda: told.append(desk.project))
    desk.start(tiny_problem())
    desk.session.do("", set_field(City, "city", "name", "Kota Lain"))
    assert desk.changed
    path = desk.save(tmp_path / "kota")
    assert not desk.changed
    assert desk.person.settings.recent == (str(path),)
    desk.close()
    assert desk.project is None
    desk.open(path)
    assert desk.session.document.problem.city[0].name == "Kota Lain"
    assert len(told) == 3
    desk.close()


def test_the_file_that_lies_there_is_read_again_and_not_held_by_us(
    desk: Desk, tmp_path: Path
) -> None:
    desk.start(tiny_problem())
    path = desk.save(tmp_path / "kota")
    desk.session.do("", set_field(City, "city", "name", "Kota Lain"))
    desk.open(path)
    assert desk.session.document.problem == tiny_problem()
    assert not desk.session.read_only
    desk.close()


def test_a_file_that_cannot_be_opened_leaves_the_old_project(desk: Desk, tmp_path: Path) -> None:
    desk.start(tiny_problem())
    old = desk.project
    torn = tmp_path / "rusak.satuatap"
    torn.write_bytes(b"SQLite? tidak")
    with pytest.raises(SatuAtapError):
        desk.open(torn)
    assert desk.project is old
    desk.close()


def test_settings_are_kept_for_the_next_start() -> None:
    from desktop.system.settings import load_settings
    from desktop.window.desk import Person

    Person(Settings()).change(theme="dark", text_size=110)
    kept, trouble = load_settings()
    assert (kept.theme, kept.text_size, trouble) == ("dark", 110, ())
    Person(kept).change(theme="system", text_size=100)


def test_who_holds_a_project_is_named_with_place_and_time() -> None:
    said = held_words(Holder("sari", "PC-BAPPEDA-2", "2026-11-23T08:40:33"))
    assert "sari di komputer PC-BAPPEDA-2 sejak 23 November 2026 pukul 08.40" in said
    assert "tidak dapat ditulis dari komputer ini" in held_words(None)
