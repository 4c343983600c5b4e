"""The order of moves for the papers: the one kept in the file, else the first one of the page."""

from __future__ import annotations

from dataclasses import replace

from desktop.document.document import Document
from desktop.document.text import format_number, format_ratio
from desktop.reports.order_data import Emptying, OrderData, OrderWave
from desktop.reports.reckoning import Reckoning
from desktop.system.translate import tr
from desktop.workflows.moves.order_moves import Ready, make_ready, terms_for
from desktop.workflows.moves.order_remarks import headline, kept_words, notes
from desktop.workflows.moves.order_terms import TERMS, term_words
from desktop.workflows.moves.realised_moves import become
from solver.plan import SolveStatus
from solver.problem.scenario import Scenario, ScenarioKind
from solver.units import Measure

PATIENCE = 60.0  # seconds: the effort ends a first order on paper, not the clock


def with_order(reckoning: Reckoning) -> Reckoning:
    """Return a reckoning that knows the order of the moves of the scenario it proposes."""
    return replace(reckoning, order=order_data(reckoning.document, reckoning.proposed))


def order_data(document: Document, scenario_id: str) -> OrderData | None:
    """Return the order of the moves of a scenario; None of today's, where nobody moves.

    It is that of the page of moves when nothing is set there that was not kept. Words are in the
    language in use.
    """
    if document.problem.get(Scenario, scenario_id).kind is ScenarioKind.TODAY:
        return None
    terms = terms_for(document, scenario_id)
    return told(make_ready(document, scenario_id, terms, PATIENCE))


def told(ready: Ready) -> OrderData:
    """Return an order as figures and sentences."""
    return OrderData(_remarks(ready), _waves(ready), _emptied(ready), become(ready))


def _waves(ready: Ready) -> tuple[OrderWave, ...]:
    return tuple(
        OrderWave(
            wave.number,
            wave.first,
            wave.last,
            wave.swing,
            wave.double,
            wave.emptied,
            tuple(move for move in ready.moves if move.entered == wave.number),
        )
        for wave in ready.waves
    )


def _emptied(ready: Ready) -> tuple[Emptying, ...]:
    cost = {old.building: old.cost for old in ready.built.case.leaving}
    return tuple(
        Emptying(building, cost[building], wave.number, wave.last)
        for wave in ready.waves
        for building in wave.emptied
    )


def _remarks(ready: Ready) -> tuple[tuple[str, str], ...]:
    said = [("short", headline(ready))]
    if ready.order.plan is not None and ready.built.case.movers:
        said += [("basis", _basis(ready)), ("proof", _proof(ready)), ("terms", _terms(ready))]
    said.append(("counted", _counted(ready)))
    said.append(("notes", " ".join(notes(ready))))
    return tuple((key, words) for key, words in said if words)


def _basis(ready: Ready) -> str:
    """Return what the order rests on: what is kept, or that it is a first one."""
    names = {"page": "page.moves", "search": "moves.search", "keep": "moves.keep"}
    first, kept = tr("report.order.first", **{k: tr(key) for k, key in names.items()}), ready.kept
    if kept is None:
        return f"{tr('report.order.none_kept')} {first}"
    words, _ = kept_words(ready)
    return words if ready.is_kept else f"{words} {first}"


def _proof(ready: Ready) -> str:
    order = ready.order
    assert order.cost is not None  # there is a plan
    if order.status is SolveStatus.OPTIMAL:
        return tr("moves.optimal")
    return tr(
        "report.order.gap",
        gap=format_ratio(order.gap or 0, 10_000),
        cost=format_number(order.cost.total, Measure.RUPIAH),
        bound=format_number(order.bound, Measure.RUPIAH),
    )


def _terms(ready: Ready) -> str:
    words = (
        (tr(f"moves.term.{name}"), term_words(name, getattr(ready.built.terms, name)))
        for name in TERMS
    )
    return "; ".join(f"{name}: {value}" for name, value in words) + "."


def _counted(ready: Ready) -> str:
    """Return why the list of moves counts others; empty where it counts the same."""
    here = {mover.unit for mover in ready.built.case.movers}
    if here == {mover.unit for mover in ready.from_today.case.movers}:
        return ""
    return tr("report.order.remaining", n=len(here), all=len(ready.planned))
