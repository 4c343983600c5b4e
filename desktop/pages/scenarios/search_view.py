"""The search panel: start and stop, figures that move, the chart, the guarantee, what prevents."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.document.text import format_money_apart, format_money_short
from desktop.pages.scenarios.log_view import LogPanel
from desktop.pages.scenarios.search import IssueText, SearchText
from desktop.system.translate import tr
from desktop.widgets.charts.live_chart import LiveChart
from desktop.widgets.notices import NoticeBar
from desktop.widgets.page import NoticeKind
from desktop.widgets.palette import LARGE, MEDIUM, SMALL
from desktop.widgets.words import button, column, emptied, frame, label, picture, row, take_turns
from desktop.workflows.what_changed import KindChanged, changed_words, names_words

MOST_ISSUES = 12
FIGURES = ("best", "bound", "gap", "elapsed")
Navigate = Callable[..., None]


class SearchPanel(QWidget):
    """The panel; `start_asked`, `stop_asked`, `plan_asked` are for the page."""

    start_asked = Signal()
    stop_asked = Signal()
    plan_asked = Signal()
    compare_asked = Signal()

    def __init__(self, navigate: Navigate) -> None:
        super().__init__()
        self._navigate = navigate
        self._keys_with: QWidget | None = None  # who holds the keys of the stop until it ends
        self.start = button(tr("scenarios.start"), self.start_asked.emit, kind="main",
                            drawing="play")  # fmt: skip
        self.stop = button(tr("scenarios.stop"), self.stop_asked.emit, drawing="square")
        self.plan = button(tr("scenarios.open_plan"), self.plan_asked.emit, drawing="layers")
        self.compare = button(tr("page.compare"), self.compare_asked.emit, drawing="columns-3",
                              tip=tr("scenarios.compare"))  # fmt: skip
        self.phase = label("", "note", "quiet", wrap=True)
        self.values: dict[str, QLabel] = {}
        names = (tr("scenarios.best"), tr("scenarios.bound"))
        empty = tr("scenarios.no_points")
        self.chart = LiveChart(format_money_short, names, empty, format_money_apart)
        self.parts = label("", "body", wrap=True)
        self.log = LogPanel()
        self.notice = NoticeBar(lasting=True)
        self.changed = label("", "note", wrap=True)
        self.changed.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.guarantee = label("", "body", wrap=True)
        self.guarantee.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._shield = picture("badge-check", "positive", 18)
        self._issues: QVBoxLayout = column(gap=SMALL)
        self.setLayout(self._parts())

    def _parts(self) -> QVBoxLayout:
        head = row(self.start, self.stop, self.plan, self.compare, self.phase, gap=SMALL)
        head.setStretchFactor(self.phase, 1)
        chart = frame(column(self.chart, gap=0, margin=MEDIUM))
        promise = row(self._shield, self.guarantee, gap=SMALL)
        promise.setStretch(1, 1)
        promise.setAlignment(self._shield, Qt.AlignmentFlag.AlignTop)
        bound = column(label(tr("scenarios.bound_of"), "strong"), self.parts, None, gap=SMALL)
        bound.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        self._bound = frame(bound, "well")
        below = row(self._bound, self.log, gap=MEDIUM)
        below.setStretch(0, 1)
        below.setStretch(1, 1)
        parts = (
            head,
            self.notice,
            self.changed,
            self._issues,
            self._figures(),
            promise,
            chart,
            below,
        )
        box = column(*parts, gap=MEDIUM, margin=LARGE)
        box.setStretchFactor(chart, 1)
        return box

    def _figures(self) -> QHBoxLayout:
        cards: list[QFrame] = []
        for name in FIGURES:
            value = label("–", "title")
            self.values[name] = value
            title = label(tr(f"scenarios.{name}"), "note", "quiet")
            cards.append(frame(column(title, value, gap=2, margin=MEDIUM), "well"))
        return row(*cards, gap=SMALL)

    def show_search(self, text: SearchText, seconds: float) -> None:
        """Show figures and points."""
        for name in FIGURES:
            self.values[name].setText(getattr(text, name) or "–")
        self.phase.setText(text.phase)
        gap = tr("scenarios.gap_marked", gap=text.gap) if text.gap != "–" else ""
        self.chart.show_points(text.points, seconds, gap)
        self.parts.setText("\n".join(text.parts))
        self._bound.setVisible(bool(text.parts))
        self.log.show_lines(text.log)

    def show_state(self, *, running: bool, stopping: bool, solvable: bool, placed: bool) -> None:
        """Show which buttons make sense."""
        self.start.setEnabled(solvable or running)  # disabled it would give its keys away
        take_turns(self.start, self.stop, first=not running)
        had_keys = stopping and self.stop.hasFocus()
        self.stop.setEnabled(not stopping)
        if had_keys:  # greyed out it passes them on to whoever comes next
            self._keys_with = self.window().focusWidget()
        self.stop.setText(tr("scenarios.stopping") if stopping else tr("scenarios.stop"))
        for way in (self.plan, self.compare):
            way.setVisible(not running and placed)
        if not running and self._keys_with:
            if self._keys_with is self.window().focusWidget():  # nobody has moved them since
                self.start.setFocus(Qt.FocusReason.OtherFocusReason)
            self._keys_with = None

    def show_guarantee(self, sentence: str, proved: bool, stale: bool) -> None:
        """Show how good the plan is; the shield only when it is proved."""
        self.guarantee.setText(sentence)
        self.log.guarantee = sentence
        self.guarantee.setVisible(bool(sentence))
        self._shield.setVisible(proved and bool(sentence))
        if stale:
            again = (tr("scenarios.start"), self.start_asked.emit)
            self.notice.say(tr("scenarios.stale_long"), NoticeKind.WARNING, (again,))
        else:
            self.notice.hide()

    def show_changed(self, changed: tuple[KindChanged, ...]) -> None:
        """Name what changed since the search, the first ones of each kind."""
        lines = [tr("scenarios.changed", what=changed_words(changed))] if changed else []
        for each in changed:
            kind = tr(f"record.{each.kind}", n=each.count)
            lines.append(f"{kind}: {names_words(each)}")
        self.changed.setText("\n".join(lines))
        self.changed.setVisible(bool(lines))

    def show_issues(self, issues: Sequence[IssueText]) -> None:
        """Show what prevents the search, each with a way to where it is mended."""
        emptied(self._issues)
        if issues:
            self._issues.addWidget(label(tr("scenarios.issues", n=len(issues)), "strong"))
        for issue in issues[:MOST_ISSUES]:
            mark = picture("circle-x", "negative", 16)
            words = label(issue.words, "body", wrap=True)
            line = row(mark, words, gap=SMALL)
            line.setStretch(1, 1)
            line.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
            if issue.page:
                line.addWidget(self._link(issue))
            self._issues.addLayout(line)

    def _link(self, issue: IssueText) -> QWidget:
        return button(
            tr("scenarios.mend"),
            lambda: self._navigate(issue.page, **dict(issue.args)),
            kind="link",
            drawing="arrow-right",
        )
