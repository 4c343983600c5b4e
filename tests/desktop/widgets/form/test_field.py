"""The fields of a form by their kind."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.document.grid import Column
from desktop.widgets.calm_box import CalmComboBox
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.form.field import (
    ChoiceField,
    FlagField,
    LineField,
    TextField,
    make_field,
)
from solver.units import Kind


def test_fields_by_kind(qtbot: QtBot, look: None) -> None:
    few, many = (("a", "A"),), tuple((str(i), f"Pilihan {i}") for i in range(40))
    cases = (
        (Column("n", "N", kind=Kind.NUMBER), (), LineField),
        (Column("t", "T"), (), LineField),
        (Column("note", "Keterangan"), (), TextField),
        (Column("c", "C", kind=Kind.CHOICE), few, ChoiceField),
        (Column("r", "R", kind=Kind.REF), many, ChoiceField),
        (Column("f", "F", kind=Kind.FLAG), (), FlagField),
    )
    for spec, options, kind in cases:
        made = make_field(spec, options)
        qtbot.addWidget(made)
        assert type(made) is kind
        assert made.editor.accessibleName() == spec.title


def test_long_lists_can_be_searched_and_short_ones_not(qtbot: QtBot, look: None) -> None:
    spec = Column("r", "R", kind=Kind.REF)
    long = make_field(spec, tuple((str(i), f"P {i}") for i in range(40)))
    short = make_field(spec, (("a", "A"),))
    qtbot.addWidget(long)
    qtbot.addWidget(short)
    assert isinstance(long.editor, ChoiceBox)
    assert isinstance(short.editor, CalmComboBox)


def test_what_cannot_be_edited_is_disabled(qtbot: QtBot, look: None) -> None:
    made = make_field(Column("n", "N", kind=Kind.NUMBER, editable=False), ())
    qtbot.addWidget(made)
    assert not made.editor.isEnabled()


def test_a_complaint_takes_the_place_of_the_help_and_goes(qtbot: QtBot, look: None) -> None:
    made = make_field(Column("n", "N", help="Bantuan.", kind=Kind.NUMBER), ())
    qtbot.addWidget(made)
    made.complain("Terlalu besar.")
    assert made.editor.property("wrong")
    made.complain("")
    assert not made.editor.property("wrong")
