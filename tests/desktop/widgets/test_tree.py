"""A list or tree of records: choosing, searching, and staying where one was."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.document.outline import Node
from desktop.widgets.tree import RecordTree

NODES = (
    Node("site", "s1", "Pusat", children=(Node("building", "b1", "Menara", "3"),)),
    Node("site", "s2", "Selatan", children=(Node("building", "b2", "Gudang"),)),
)


@pytest.fixture
def tree(qtbot: QtBot, look: None) -> RecordTree:
    made = RecordTree("Gedung")
    qtbot.addWidget(made)
    made.resize(260, 400)
    made.show()
    made.show_nodes(NODES, "2")
    return made


def seen(tree: RecordTree) -> list[str]:
    return [item.text(0) for item in tree._items() if not item.isHidden()]


def test_the_first_is_chosen_and_choosing_tells(tree: RecordTree) -> None:
    told: list[tuple[str, str]] = []
    tree.chosen.connect(lambda kind, id: told.append((kind, id)))
    assert tree.current() == ("site", "s1")
    tree.choose("building", "b2")
    assert told[-1] == ("building", "b2")


def test_what_was_chosen_stays_when_names_change(tree: RecordTree) -> None:
    tree.choose("building", "b2")
    other = (NODES[0], Node("site", "s2", "Selatan", children=(Node("building", "b2", "Balai"),)))
    tree.show_nodes(other)
    assert tree.current() == ("building", "b2")
    assert tree.title_of("building", "b2") == "Balai"


def test_what_is_gone_gives_its_place_to_the_first(tree: RecordTree) -> None:
    tree.choose("building", "b2")
    tree.show_nodes(NODES[:1])
    assert tree.current() == ("site", "s1")
    tree.show_nodes(())
    assert tree.current() == ("", "")


def test_search_keeps_the_branch_of_what_fits(qtbot: QtBot, tree: RecordTree) -> None:
    box = tree.findChild(QLineEdit)
    assert box is not None
    qtbot.keyClicks(box, "gudang")
    assert seen(tree) == ["Selatan", "Gudang"]
    box.clear()
    assert len(seen(tree)) == 4


def test_a_choice_by_a_link_is_seen_in_spite_of_the_search(tree: RecordTree) -> None:
    items = tree._items()
    last = tree._key(items[-1])
    tree._search.setText("tidak ada yang bernama begini")
    assert items[-1].isHidden()
    tree.choose(*last)
    assert tree.current() == last
    assert not tree.tree.currentItem().isHidden()
