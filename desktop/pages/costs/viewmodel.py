"""What the page of costs shows: the waterfall, the figures, cash by year, traces; no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.document.text import (
    format_change,
    format_money,
    format_money_short,
    format_number,
)
from desktop.pages.costs.trace import Trace, step_label, trace_fact, trace_step, trace_year
from desktop.system.translate import tr
from desktop.workflows.cost_risk import Ground, ground_of
from desktop.workflows.cost_story import CostStory, Step, cost_story, today_of
from desktop.workflows.shown_scenario import ScenarioChoice, Today
from solver.problem.problem import Problem
from solver.units import Measure

DEAREST = 3  # kinds of cost below the sum that is paid once
TOP, BOTTOM = "today", "plan"  # keys of the sums at both ends of the waterfall


@dataclass(frozen=True)
class FallText:
    """A row of the waterfall: where its bar begins and ends, rupiah, and its words."""

    key: str
    label: str
    start: int
    end: int
    text: str
    said: str
    whole: bool = False


@dataclass(frozen=True)
class FactText:
    """A big figure: its value, what lies below it, and how it sounds."""

    key: str
    title: str
    value: str
    below: str
    tone: str


@dataclass(frozen=True)
class YearText:
    """A year of cash: its name, net, total so far, and all of it in words."""

    key: str
    net: int
    total: int
    said: str


class CostsModel:
    """The page of costs without its widgets."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.choice = ScenarioChoice(session, Today.NEVER)
        self.by_opd = False
        self.story: CostStory | None = None
        self.problem: Problem = session.document.problem  # that of the story shown

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self._session.document

    @property
    def has_today(self) -> bool:
        """Whether there is a state of today to compare with."""
        return today_of(self.document.problem) is not None

    def work(self) -> Callable[[], tuple[Problem, CostStory]]:
        """Return the slow work as a pure function of the document as it is now."""
        document, chosen = self.document, self.choice.id
        return lambda: (document.problem, cost_story(document, chosen))

    def take(self, found: tuple[Problem, CostStory]) -> None:
        """Keep what was reckoned."""
        self.problem, self.story = found

    def ground(self) -> Ground:
        """Return the ground of the uncertainty of the scenario shown."""
        return ground_of(self.problem, self.choice.id)

    # The waterfall

    def _steps(self) -> tuple[Step, ...]:
        assert self.story is not None
        return self.story.by_opd if self.by_opd else self.story.by_line

    def falls(self) -> tuple[FallText, ...]:
        """Return today, every step that changes anything (the largest first), and the plan."""
        story = self.story
        if story is None:
            return ()
        rows = [_whole(TOP, tr("costs.today"), story.today.cash)]
        at = story.today.cash
        for step in sorted(self._steps(), key=lambda s: s.change):
            if step.change:
                label = step_label(self.problem, step.key, opd=self.by_opd)
                said = tr(
                    "costs.step_said",
                    name=label,
                    change=format_change(step.change, short=False),
                    before=format_money(step.before),
                    after=format_money(step.after),
                )
                text = format_change(step.change)
                rows.append(FallText(step.key or "-", label, at, at + step.change, text, said))
                at += step.change
        rows.append(_whole(BOTTOM, tr("costs.plan"), at))
        return tuple(rows)

    def line_trace(self, key: str) -> Trace | None:
        """Return where a line of the bill comes from, whichever way the waterfall is cut."""
        steps = self.story.by_line if self.story else ()
        found = next((step for step in steps if step.key == key), None)
        return trace_step(self.problem, found, opd=False) if found else None

    def same(self) -> str:
        """Return in words how many steps are the same in both and therefore not drawn."""
        if self.story is None:
            return ""
        same = sum(not step.change for step in self._steps())
        return tr("costs.same", n=same) if same else ""

    def trace(self, key: str) -> Trace | None:
        """Return where a row of the waterfall comes from."""
        if self.story is None:
            return None
        if key in (TOP, BOTTOM):
            return trace_fact(self.problem, self.story, "saving")
        wanted = "" if key == "-" else key
        found = next((step for step in self._steps() if step.key == wanted), None)
        return trace_step(self.problem, found, opd=self.by_opd) if found else None

    # The figures

    def facts(self) -> tuple[FactText, ...]:
        """Return the five figures."""
        story = self.story
        if story is None:
            return ()
        flow, saving = story.flow, story.today.cash - story.plan.cash
        payback = tr("report.cash.never")
        if flow.payback is not None:
            payback = format_number(flow.payback, Measure.YEARS)
        horizon = format_number(max(0, len(flow.years) - 1), Measure.YEARS)
        rows: tuple[tuple[str, str, str, str], ...] = (
            ("saving", format_money_short(saving), tr("costs.fact.saving.below"), _tone(saving)),
            ("one_off", format_money_short(story.plan.one_off), paid_once(story), ""),
            ("npv", format_money_short(flow.npv), tr("costs.fact.npv.below", n=horizon),
             _tone(flow.npv)),
            ("payback", payback, tr("costs.fact.payback.below"), ""),
            ("ratio", format_number(flow.ratio, Measure.HUNDREDTH), tr("costs.fact.ratio.below"),
             ""),
        )  # fmt: skip
        if story.plan.unplaced:  # nobody should take them for those of a plan
            unsure = {"saving": tr("costs.incomplete"), "npv": tr("costs.incomplete")}
            rows = tuple((k, value, unsure.get(k, below), "quiet") for k, value, below, _ in rows)
        titles = {"saving": tr("costs.fact.saving"), "one_off": tr("costs.fact.one_off")}
        return tuple(
            FactText(key, titles.get(key) or tr(f"costs.fact.{key}"), value, below, tone)
            for key, value, below, tone in rows
        )

    def fact_trace(self, key: str) -> Trace | None:
        """Return where a figure comes from."""
        return trace_fact(self.problem, self.story, key) if self.story else None

    def years(self) -> tuple[YearText, ...]:
        """Return the cash by year."""
        if self.story is None:
            return ()
        return tuple(
            YearText(
                str(y.year),
                y.net,
                y.total,
                tr(
                    "costs.year_said",
                    year=format_number(y.year, Measure.YEAR),
                    net=format_money(y.net),
                    total=format_money(y.total),
                ),
            )
            for y in self.story.flow.years
        )

    def year_trace(self, key: str) -> Trace | None:
        """Return where a year of cash comes from."""
        return trace_year(self.problem, self.story, key) if self.story else None

    def warning(self) -> str:
        """Return in words what makes the plan not comparable; empty when nothing does."""
        if self.story is None:
            return ""
        plan = self.story.plan
        if plan.unplaced:
            return tr("costs.unplaced", n=len(plan.unplaced))
        return tr("costs.broken", n=len(plan.broken)) if plan.broken else ""


def paid_once(story: CostStory) -> str:
    """Return in words what is paid once in a plan, the dearest first."""
    sums: dict[str, int] = {}
    for line in story.plan.lines:
        if line.one_off:
            sums[line.key.value] = sums.get(line.key.value, 0) + line.one_off
    dearest = sorted(sums, key=lambda key: -sums[key])[:DEAREST]
    return ", ".join(tr(f"cost.{key}").lower() for key in dearest)


def _whole(key: str, label: str, amount: int) -> FallText:
    said = f"{label}: {format_money(amount)}"
    return FallText(key, label, 0, amount, format_money_short(amount), said, whole=True)


def _tone(amount: int) -> str:
    return "positive" if amount > 0 else "negative" if amount < 0 else ""
