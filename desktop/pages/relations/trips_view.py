"""The list of trips as seen: a line to add one, a filter, pasting from Excel, the table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from desktop.pages.relations.viewmodel import RelationsModel, Said
from desktop.system.translate import tr
from desktop.widgets.form.pick import Pick
from desktop.widgets.page import NoticeKind
from desktop.widgets.palette import MEDIUM, SMALL, TINY
from desktop.widgets.table import GridTable
from desktop.widgets.words import button, column, frame, holder, label, picture, row

Notify = Callable[..., None]


class TripTable(GridTable):
    """The table; its button for a new row leads to the line above it."""

    def __init__(self, model: RelationsModel, begin: Callable[[], None], tools: QWidget) -> None:
        self._begin = begin
        super().__init__(
            model.trip_list(),
            empty=(tr("relations.no_list"), tr("relations.no_list.words")),
            drawing="network",
            add_text=tr("relations.add"),
            tools=tools,
        )

    def _count_rows(self) -> None:
        super()._count_rows()
        self._add.hide()  # the line above has one

    def add_row(self) -> None:
        """Begin to write the line above the table."""
        self._begin()


class TripsTab(QWidget):
    """The list with what belongs around it."""

    def __init__(self, model: RelationsModel, notify: Notify) -> None:
        super().__init__()
        self._model, self._notify = model, notify
        self.one = Pick(tr("field.trip.unit_a"))
        self.other = Pick(tr("field.trip.unit_b"))
        self.figure = QLineEdit()
        self.figure.setAccessibleName(tr("field.trip.per_week"))
        self.figure.setPlaceholderText(tr("relations.figure"))
        self.figure.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.figure.setMaximumWidth(130)
        self.figure.returnPressed.connect(self.add)
        self.wrong = label("", "note", "negative", wrap=True)
        self.opd = Pick(tr("relations.all_opd"))
        self.opd.setFixedWidth(200)
        self.opd.picked.connect(self._filter)
        self.paste_button = button(
            tr("relations.paste"),
            self.paste,
            drawing="clipboard-paste",
            tip=tr("relations.paste_tip"),
        )
        self.table = TripTable(model, self._begin, holder(row(self.paste_button, self.opd)))
        self._refused = label("", "note", "negative", wrap=True)
        self._strip = self._refusal()
        self._add = self._line()
        self._lay_out()

    def _line(self) -> QFrame:
        between, to = (
            label(tr(key), "note", "quiet") for key in ("relations.from", "relations.to")
        )
        self._press = button(tr("relations.add"), self.add, kind="main", drawing="plus")
        line = row(between, self.one, to, self.other, self.figure, self._press, gap=SMALL)
        line.setStretchFactor(self.one, 3)
        line.setStretchFactor(self.other, 3)
        self.wrong.hide()
        return frame(column(line, self.wrong, gap=TINY, margin=MEDIUM))

    def _refusal(self) -> QFrame:
        close = button("", self._forgive, kind="quiet", drawing="x", tip=tr("notice.close"))
        mark = picture("triangle-alert", "negative", 16)
        line = row(mark, self._refused, close, gap=SMALL)
        line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        line.setAlignment(close, Qt.AlignmentFlag.AlignTop)
        line.setStretchFactor(self._refused, 1)
        line.setContentsMargins(MEDIUM, SMALL, SMALL, SMALL)
        strip = frame(line, "well")
        strip.hide()
        return strip

    def _lay_out(self) -> None:
        hint = label(tr("relations.paste_tip"), "small", "quiet")
        box = column(self._add, self._strip, self.table, hint, gap=SMALL)
        box.setContentsMargins(0, MEDIUM, 0, 0)
        box.setStretchFactor(self.table, 1)
        self.setLayout(box)

    def refresh(self) -> None:
        """Show the document as it is now."""
        units = self._model.units()
        self.one.offer(units)
        self.other.offer(units)
        self.opd.offer(self._model.opds())
        self.table.refresh()
        for part in (self._add, self.paste_button):
            part.setVisible(self._model.free)

    def _filter(self, opd: str) -> None:
        known = {id for id, _ in self._model.opds()}
        self._model.list_opd = opd if opd in known else ""
        self.table.show_grid(self._model.trip_list())

    def _begin(self) -> None:
        self.one.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        """Add what stands in the line."""
        found = self._model.add_trip(self.one.value(), self.other.value(), self.figure.text())
        self.wrong.setText(" ".join(each.words for each in found))
        self.wrong.setVisible(bool(found))
        fields = {"unit_a": self.one, "unit_b": self.other, "per_week": self.figure}
        if found:
            fields.get(found[0].field, self.one).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.other.show_value("")
        self.figure.clear()
        self.table.refresh()
        rows = self.table.model.grid.rows()
        self.table.choose(rows[-1] if rows else "")
        self.other.setFocus(Qt.FocusReason.OtherFocusReason)

    def paste(self) -> None:
        """Take the block on the clipboard."""
        said: Said = self._model.paste(QGuiApplication.clipboard().text())
        self._strip.setVisible(not said.done)
        self._refused.setText("" if said.done else said.words)
        if said.done:
            self.table.refresh()
            self._notify(said.words, NoticeKind.GOOD, undo=True)

    def _forgive(self) -> None:
        self._strip.hide()

    def choose(self, trip: str) -> None:
        """Show a row."""
        self.table.choose(trip)
