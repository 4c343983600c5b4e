"""The rules as seen: sentences in a table, a sentence being written, how a scenario holds them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from desktop.pages.relations.rules import Draft, Verb
from desktop.pages.relations.viewmodel import ModeText, RelationsModel, Wrong
from desktop.system.translate import tr
from desktop.widgets.calm_box import CalmComboBox
from desktop.widgets.form.pick import Pick
from desktop.widgets.page import NoticeKind
from desktop.widgets.palette import MEDIUM, SMALL
from desktop.widgets.table import GridTable
from desktop.widgets.words import button, column, emptied, frame, label, retone, row

Notify = Callable[..., None]


class RuleTable(GridTable):
    """The sentences; its button for a new row leads to the sentence below it."""

    def __init__(self, model: RelationsModel, begin: Callable[[], None]) -> None:
        self._begin = begin
        super().__init__(
            model.rules(),
            empty=(tr("relations.no_rules"), tr("relations.no_rules.words")),
            drawing="scale",
            add_text=tr("relations.new_rule"),
        )

    def add_row(self) -> None:
        """Begin another sentence."""
        self._begin()


class RuleEditor(QFrame):
    """One sentence in parts. `wanted` carries a Draft that is to become a rule."""

    wanted = Signal(object)
    dropped = Signal()

    def __init__(self, model: RelationsModel) -> None:
        super().__init__()
        self.setObjectName("card")
        self._model = model
        self._name = ""
        self.unit = Pick(tr("record.unit", n=1))
        self.verb = CalmComboBox()
        self.verb.setAccessibleName(tr("relations.rule_kind"))
        self.other = Pick(tr("relations.other_unit"))
        self.building = Pick(tr("record.building", n=1))
        self.floor = CalmComboBox()
        self.floor.setAccessibleName(tr("record.floor", n=1))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("relations.reason_hint"))
        self.reason.setAccessibleName(tr("field.pair_rule.reason"))
        self.preview = label("", "strong", wrap=True)
        self.save = button("", self._save, kind="main", drawing="check")
        self.cancel = button(tr("relations.cancel"), self._drop, kind="quiet")
        self._title = label("", "lead")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        parts = row(self.unit, self.verb, self.other, self.building, self.floor, gap=SMALL)
        for widget, share in ((self.unit, 3), (self.other, 3), (self.building, 2), (self.floor, 1)):
            parts.setStretchFactor(widget, share)
        foot = row(self.reason, self.save, self.cancel, gap=SMALL)
        foot.setStretchFactor(self.reason, 1)
        head = row(self._title, self.preview, gap=MEDIUM)
        head.setStretchFactor(self.preview, 1)
        self.setLayout(column(head, parts, foot, gap=SMALL, margin=MEDIUM))

    def _connect(self) -> None:
        self.unit.picked.connect(self._changed)
        self.other.picked.connect(self._changed)
        self.building.picked.connect(self._place_changed)
        self.verb.activated.connect(self._changed)
        self.floor.activated.connect(self._changed)
        self.reason.returnPressed.connect(self._save)

    def refresh(self) -> None:
        """Offer what there is now."""
        units = self._model.units()
        self.unit.offer(units)
        self.other.offer(units)
        self.building.offer(self._model.buildings())
        if not self.verb.count():
            for value, words in self._model.verbs():
                self.verb.addItem(words, value)
        self.setVisible(self._model.free)
        self._changed()

    def show_draft(self, draft: Draft) -> None:
        """Show a rule, or an empty sentence."""
        self._name = draft.name
        self.unit.show_value(draft.unit)
        self.verb.setCurrentIndex(max(0, self.verb.findData(draft.verb.value)))
        self.other.show_value(draft.other)
        self.building.show_value(draft.building)
        self._offer_floors()
        self.floor.setCurrentIndex(max(0, self.floor.findData(draft.floor)))
        self.reason.setText(draft.reason)
        self._changed()

    def draft(self) -> Draft:
        """Return what stands there."""
        return Draft(
            self._name,
            Verb(str(self.verb.currentData() or Verb.TOGETHER.value)),
            self.unit.value(),
            self.other.value(),
            self.building.value(),
            str(self.floor.currentData() or ""),
            self.reason.text().strip(),
        )

    def _offer_floors(self) -> None:
        self.floor.clear()
        for value, words in self._model.floors(self.building.value()):
            self.floor.addItem(words, value)

    def _place_changed(self) -> None:
        self._offer_floors()
        self._changed()

    def _changed(self, *_: object) -> None:
        draft = self.draft()
        self.other.setVisible(draft.verb.of_pair)
        self.building.setVisible(not draft.verb.of_pair)
        self.floor.setVisible(not draft.verb.of_pair)
        self.preview.setText(self._model.told(draft))
        retone(self.preview, "quiet" if not draft.name else "")
        self._title.setText(tr("relations.edit_rule" if draft.name else "relations.new_rule"))
        self.save.setText(" " + tr("relations.save_rule" if draft.name else "relations.add_rule"))
        self.cancel.setVisible(bool(draft.name))

    def complain(self, wrong: Wrong) -> None:
        """Say what is wrong and go there."""
        self.preview.setText(wrong.words)
        retone(self.preview, "negative")
        fields = {"unit": self.unit, "other": self.other, "building": self.building}
        fields.get(wrong.field, self.unit).setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Put the cursor into the first part."""
        self.unit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        self.wanted.emit(self.draft())

    def _drop(self) -> None:
        self.show_draft(Draft())
        self.dropped.emit()


class RulesTab(QWidget):
    """The rules with what belongs around them."""

    def __init__(self, model: RelationsModel, notify: Notify) -> None:
        super().__init__()
        self._model, self._notify = model, notify
        self.editor = RuleEditor(model)
        self.table = RuleTable(model, self._begin)
        self.table.view.enter_goes_down = False
        self.scenario = CalmComboBox()
        self.scenario.setAccessibleName(tr("record.scenario", n=1))
        self.scenario.setMinimumWidth(140)
        self.scenario.setMaximumWidth(420)
        self.modes: dict[str, CalmComboBox] = {}
        self._modes = row(gap=SMALL)
        self._shown_modes: tuple[ModeText, ...] | None = None
        words = label(tr("relations.in_scenario"), "note", "quiet")
        line = row(words, self.scenario, self._modes, gap=SMALL)
        line.setStretchFactor(self.scenario, 1)
        line.setContentsMargins(MEDIUM, SMALL, MEDIUM, SMALL)
        self._held = frame(line, "well")
        self._places = label(tr("relations.places_hold"), "small", "quiet", wrap=True)
        box = column(self._held, self._places, self.table, self.editor, gap=SMALL)
        box.setContentsMargins(0, MEDIUM, 0, 0)
        box.setStretchFactor(self.table, 1)
        self.setLayout(box)
        self.editor.wanted.connect(self._save)
        self.table.row_chosen.connect(self._show)
        self.scenario.activated.connect(self._choose_scenario)

    def refresh(self) -> None:
        """Show the document as it is now."""
        self.editor.refresh()
        if self._other_scenario():
            self.table.show_grid(self._model.rules())
        self.table.refresh()
        self.table.say(self._model.rules_summary())
        self._show_modes()

    def _other_scenario(self) -> bool:
        """Offer the scenarios; tells whether another one is shown than before."""
        options, chosen = self._model.scenarios(), self._model.scenario
        was = self.scenario.currentData()
        self.scenario.clear()
        for value, words in options:
            self.scenario.addItem(words, value)
        self.scenario.setCurrentIndex(self.scenario.findData(chosen))
        self._held.setVisible(bool(options))
        return bool(was != chosen)

    def _show_modes(self) -> None:
        modes = self._model.modes()
        if modes == self._shown_modes:
            return
        self._shown_modes = modes
        emptied(self._modes)
        self.modes.clear()
        for each in modes:
            self._modes.addWidget(label(each.title, "note", "quiet"))
            self._modes.addWidget(self._mode(each))
            if each.mode == "wish":
                self._modes.addWidget(self._price(each))

    def _mode(self, each: ModeText) -> CalmComboBox:
        box = CalmComboBox()
        box.setAccessibleName(each.title)
        for value, words in each.options:
            box.addItem(words, value)
        box.setCurrentIndex(box.findData(each.mode))
        box.setEnabled(self._model.free)
        box.activated.connect(lambda at: self._hold(each.kind, str(box.itemData(at))))
        self.modes[each.kind] = box
        return box

    def _price(self, each: ModeText) -> QLineEdit:
        line = QLineEdit(each.price)
        line.setAccessibleName(tr("field.scenario_rule.price"))
        line.setToolTip(tr("field.scenario_rule.price.help"))
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.setMaximumWidth(150)
        line.setEnabled(self._model.free)
        line.editingFinished.connect(lambda: self._hold(each.kind, each.mode, line.text()))
        return line

    def _hold(self, kind: str, mode: str, price: str = "") -> None:
        wrong = self._model.hold(kind, mode, price)
        if wrong:
            self._notify(wrong, NoticeKind.ERROR)
        self._show_modes()
        self.table.refresh()

    def _choose_scenario(self, at: int) -> None:
        self._model.choose_scenario(str(self.scenario.itemData(at)))
        self.table.show_grid(self._model.rules())
        self.table.say(self._model.rules_summary())
        self._show_modes()

    def _show(self, name: str) -> None:
        self.editor.show_draft(self._model.draft(name))

    def _begin(self) -> None:
        self.table.view.clearSelection()
        self.editor.show_draft(Draft())
        self.editor.begin()

    def _save(self, draft: Draft) -> None:
        found = self._model.save_rule(draft)
        if isinstance(found, Wrong):
            self.editor.complain(found)
            return
        self.table.refresh()
        self.table.say(self._model.rules_summary())
        self.table.choose(found)
        self._notify(tr("relations.rule_saved"), NoticeKind.GOOD, undo=True)
        if not draft.name:
            self._begin()

    def choose(self, name: str) -> None:
        """Show a rule."""
        self.table.choose(name)
