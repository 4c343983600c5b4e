"""What the page of moves shows and does: terms, the order and its proof, keeping it; no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from desktop.document.read_grid import ReadGrid
from desktop.document.session import Session
from desktop.document.text import (
    format_number,
    format_ratio,
    parse,
    sentence,
)
from desktop.pages.moves import pictures
from desktop.pages.moves.pictures import FlowText, LineText, PointText
from desktop.pages.moves.realised import RealisedGrid
from desktop.reports.order_data import UnitMove
from desktop.system.person import person_name
from desktop.system.settings import Settings
from desktop.system.translate import tr
from desktop.workflows.moves.kept_order import Standing
from desktop.workflows.moves.order_moves import (
    Ready,
    WaveSum,
    keep_order,
    make_ready,
    planned_days,
    terms_for,
    usual_terms,
)
from desktop.workflows.moves.order_remarks import headline, kept_words, notes
from desktop.workflows.moves.order_terms import TERMS, term_words
from desktop.workflows.shown_scenario import ScenarioChoice, Today
from solver.errors import Issue
from solver.moves.build import MoveTerms
from solver.moves.model import MoveOrder
from solver.plan import SolveStatus
from solver.problem.problem import Problem
from solver.problem.scenario import Scenario
from solver.units import Measure


class MovesModel:
    """The page of moves without its widgets."""

    def __init__(self, session: Session, settings: Callable[[], Settings] = Settings) -> None:
        self.session = session
        self._settings = settings
        self.choice = ScenarioChoice(session, Today.NEVER)
        self._terms: dict[str, MoveTerms] = {}  # set here and not kept yet, by scenario
        self._usual = session.document.problem, "", usual_terms(session.document)
        self.ready: Ready | None = None
        self.by_unit = False
        self.every = False  # all units in the table of what was realised

    @property
    def problem(self) -> Problem:
        """The project as it is now."""
        return self.session.document.problem

    @property
    def terms(self) -> MoveTerms:
        """How the city moves: as set here, else as in the order kept, else as is usual."""
        chosen = self.choice.id
        if chosen in self._terms:
            return self._terms[chosen]
        if self._usual[0] is not self.problem or self._usual[1] != chosen:
            found = terms_for(self.session.document, chosen)
            self._usual = self.problem, chosen, found
        return self._usual[2]

    def change(self, **values: object) -> None:
        """Change the terms."""
        changed = replace(self.terms, **values)  # type: ignore[arg-type]  # names of the view
        self._terms[self.choice.id] = changed

    def term_text(self, name: str) -> str:
        """Return a term as text."""
        return term_words(name, getattr(self.terms, name))

    def read_term(self, name: str, text: str) -> str:
        """Take a term from a text; returns what is wrong with it, empty when nothing is."""
        found = parse(TERMS[name], text, name)
        if isinstance(found, Issue):
            return sentence(found)
        if found is None:
            return tr("moves.start_missing")
        self.change(**{name: found})
        return ""

    def work(self) -> Callable[[], Ready]:
        """Return the slow work as a pure function of the document as it is now."""
        document, chosen, terms = self.session.document, self.choice.id, self.terms
        return lambda: make_ready(document, chosen, terms)

    def take(self, found: Ready) -> None:
        """Keep what was made ready; a better order of the very same case stays."""
        old = self.ready
        if old is not None and old.built.case == found.built.case and old.order.plan:
            found = replace(found, order=old.order)
        self.ready = found

    def take_order(self, order: MoveOrder) -> None:
        """Keep an order that was found, unless it is of another case."""
        if self.ready is not None and self.ready.built.case == order.case:
            self.ready = replace(self.ready, order=order)

    # Words

    def headline(self) -> str:
        """Return in words how long it takes, and what is paid meanwhile."""
        return headline(self.ready) if self.ready else ""

    def counted(self) -> str:
        """Return why comparison and report count others; empty where they count the same."""
        ready = self.ready
        if ready is None or not ready.built.case.movers:
            return ""
        here, from_today = ready.built.case.movers, ready.from_today.case.movers
        if {m.unit for m in here} == {m.unit for m in from_today}:
            return ""
        return tr(
            "moves.from_today",
            units=format_number(len(from_today), Measure.COUNT),
            people=format_number(sum(m.people for m in from_today), Measure.COUNT),
        )

    def guarantee(self) -> tuple[str, str]:
        """Return what is proved of the order, and the tone of the sentence."""
        order = self.ready.order if self.ready else None
        if (
            order is None
            or order.cost is None
            or not self.ready
            or not self.ready.built.case.movers
        ):
            return "", ""
        if order.status is SolveStatus.OPTIMAL:
            return tr("moves.optimal"), "positive"
        return tr("moves.gap", gap=format_ratio(order.gap or 0, 10_000)), "quiet"

    def notes(self) -> tuple[str, ...]:
        """Return what a reader must know: obstacles, circles, remarks of the case."""
        return notes(self.ready) if self.ready else ()

    def kept(self) -> tuple[str, str]:
        """Return how the order in the file stands to the one shown, and its tone."""
        return kept_words(self.ready) if self.ready else ("", "")

    # Keeping

    @property
    def can_keep(self) -> bool:
        """Whether the order shown may be kept and is not the one in the file."""
        ready = self.ready
        there = ready is not None and ready.order.plan is not None and bool(ready.order.plan.left)
        return there and not self.is_kept and not self.session.read_only

    @property
    def is_kept(self) -> bool:
        """Whether the order shown is in the file, with all that is proved of it."""
        ready = self.ready
        if ready is None or ready.kept is None or ready.kept.standing is not Standing.FRESH:
            return False
        kept = ready.kept.order
        return ready.is_kept and kept is not None and kept.bound == ready.order.bound

    def keep(self) -> bool:
        """Keep the order shown in the file, as one named step; tells whether anything was done."""
        ready = self.ready
        if ready is None or not self.can_keep:
            return False
        found_on = datetime.now().isoformat(timespec="seconds")
        name = self.problem.get(Scenario, ready.scenario).name
        person = person_name(self._settings().person)
        edit = keep_order(ready, found_on, person)
        return self.session.do(tr("moves.edit.keep", name=name), edit)

    @property
    def can_return(self) -> bool:
        """Whether the order in the file was found under other terms than those set now."""
        kept = self.ready.kept if self.ready else None
        return kept is not None and kept.standing is Standing.TERMS

    def return_terms(self) -> None:
        """Set the terms of the order in the file again."""
        self._terms.pop(self.choice.id, None)

    # Pictures

    def moves(self) -> tuple[UnitMove, ...]:
        """Return the moves of the order shown."""
        return self.ready.moves if self.ready else ()

    def waves(self) -> tuple[WaveSum, ...]:
        """Return the waves of the order shown."""
        return self.ready.waves if self.ready else ()

    def heads(self) -> tuple[tuple[str, str], ...]:
        """Return for every wave its number and the month that begins with it."""
        return pictures.heads(self.waves())

    def lines(self) -> tuple[LineText, ...]:
        """Return the rows of the time line: an OPD each, or a unit each."""
        return pictures.lines(self.ready, by_unit=self.by_unit) if self.ready else ()

    def flow_rows(self) -> tuple[FlowText, ...]:
        """Return who goes from where to where, by buildings."""
        return pictures.flow_rows(self.ready) if self.ready else ()

    def flow_detail(self, key: str) -> str:
        """Return in words who is in a band."""
        return pictures.flow_detail(self.ready, key) if self.ready else ""

    def months(self) -> tuple[PointText, ...]:
        """Return the double running cost by month."""
        return pictures.months(self.waves())

    def swings(self) -> tuple[PointText, ...]:
        """Return the swing area by wave, in whole m²; empty when none is used."""
        return pictures.swings(self.waves())

    def emptied(self) -> ReadGrid:
        """Return when which old building is empty and what it costs until then, as a table."""
        return pictures.emptied_grid(self.ready, self.waves())

    def grid(self) -> RealisedGrid:
        """Return plan against realised as a table."""
        ready = self.ready
        if ready is None or ready.scenario != self.choice.id:
            return RealisedGrid(self.session, {}, {}, every=self.every)
        weeks, days = ready.built.terms.weeks, planned_days(ready)
        return RealisedGrid(self.session, ready.planned, days, weeks, every=self.every)
