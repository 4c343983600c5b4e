"""Groups, one standard in full, and the way back to the shipped values."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.pages.standards.viewmodel import ALL, CHANGED, StandardsModel
from desktop.system.settings import Settings
from desktop.workflows.standards import set_value
from tests.support.problems import tiny_problem

KEY = "space.staff"


@pytest.fixture
def session() -> Session:
    return Session(Document(tiny_problem()))


@pytest.fixture
def model(session: Session) -> StandardsModel:
    return StandardsModel(session, Settings, lambda: date(2026, 11, 22))


def change(session: Session) -> None:
    session.do("", set_value(KEY, 450, "Siti", "2026-11-22"))


def test_groups_add_up(model: StandardsModel) -> None:
    counts = {node.id: int(node.note) for node in model.nodes() if node.kind == "group"}
    groups = {id: n for id, n in counts.items() if id not in (ALL, CHANGED)}
    assert sum(groups.values()) == counts[ALL]
    for group, n in groups.items():
        assert len(model.grid(group, "").rows()) == n


def test_changed_ones_are_listed_and_put_back(model: StandardsModel, session: Session) -> None:
    before = session.document
    change(session)
    assert model.grid(CHANGED, "").rows() == (KEY,)
    assert model.changed_keys() == (KEY,)
    assert "dikembalikan" in model.reset((KEY,))
    assert model.changed_keys() == ()
    assert session.document.problem.standards[KEY] == before.problem.standards[KEY]


def test_nothing_to_put_back_says_nothing(model: StandardsModel) -> None:
    assert model.reset((KEY,)) == ""
    assert model.reset(("no.such",)) == ""


def test_one_standard_in_full(model: StandardsModel, session: Session) -> None:
    change(session)
    detail = model.detail(KEY)
    assert detail is not None
    assert detail.changed
    assert detail.value == "4,5\u00a0m²"
    lines = dict(detail.lines)
    assert lines["Diubah oleh"] == "Siti, 22 November 2026"
    assert lines["Nilai bawaan"] == "4\u00a0m²"
    assert model.detail("no.such") is None


def test_a_status_filters(model: StandardsModel) -> None:
    total = sum(len(model.grid(ALL, status).rows()) for status, _ in model.statuses() if status)
    assert total == len(model.grid(ALL, "").rows())
