"""Mengapa di sini: the places of a unit with what is known of each so far; no Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.document.text import format_change
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.system.translate import tr
from desktop.widgets.stacking_plan.offer import Offer, Tone
from desktop.widgets.stacking_plan.walk import place_name
from desktop.workflows.explain.apart import FloorTask, floor_task, take_row
from desktop.workflows.seats import TRAY, Place, outside
from desktop.workflows.solve_scenario import SolvedScenario
from solver.plan import Plan

if TYPE_CHECKING:  # explaining loads OR-Tools, which the window must not
    from desktop.workflows.explain.floor import FloorAnswer, FloorRow

SECONDS = 12.0
ORDER = (
    Tone.HERE,
    Tone.BETTER,
    Tone.EVEN,
    Tone.WORSE,
    Tone.UNKNOWN,
    Tone.BROKEN,
    Tone.FORBIDDEN,
)
Rows = Mapping[Place, "FloorRow"]


@dataclass(frozen=True)
class WhyRow:
    """One place: a figure with a tone, sentences, and the plan that goes with it if one is known.

    `sure` is False while only the bare move is priced.
    """

    place: Place
    name: str
    figure: str
    tone: Tone
    order: int
    sentences: tuple[str, ...]
    causes: tuple[tuple[str, str], ...] = ()
    plan: Plan | None = None
    sure: bool = True


@dataclass(frozen=True)
class Question:
    """What can be asked of a unit: the task, or why nothing can be asked."""

    task: FloorTask | None
    refusal: str = ""


def question(model: StackingModel, unit: str) -> Question:
    """Return what to ask of a unit."""
    view = model.view()
    if not unit or unit not in view.block_of:
        return Question(None, tr("stacking.why.choose"))
    if model.today:
        return Question(None, tr("stacking.why.today"))
    if view.place_of[unit] == TRAY:
        return Question(None, tr("stacking.why.tray"))
    if unit in outside(model.problem, model.scenario):
        return Question(None, tr("stack.offer.no_part"))
    if view.tray:
        return Question(None, tr("stacking.why.unplaced", n=len(view.tray)))
    return Question(floor_task(model.problem, model.scenario, unit, SECONDS))


def place_of(row: FloorRow) -> Place:
    """Return the place of a row."""
    return Place(row.building, row.floor)


def why_rows(model: StackingModel, unit: str, found: Rows) -> tuple[WhyRow, ...]:
    """Return every place, where it is first, then the cheapest, the forbidden last.

    A place of which nothing was told yet has the price of the unit moving alone.
    """
    view = model.view()
    if unit not in view.block_of:
        return ()
    prices = model.price_by_place(unit)
    rows = [
        _told(found[place]) if place in found else _bare(place, place_name(view, place), offer,
                                                          prices.get(place, 0))
        for place, offer in model.offers(unit).items()
        if place != TRAY
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (ORDER.index(row.tone), row.order)))


def _bare(place: Place, name: str, offer: Offer, delta: int) -> WhyRow:
    return WhyRow(
        place, name, offer.figure, offer.tone, delta, tuple(offer.sentence.split("\n")), sure=False
    )


def _told(row: FloorRow) -> WhyRow:
    place = place_of(row)
    claim = (tr("stacking.why.claim", claim=row.claim),) if row.claim else ()
    said = (*row.sentences, *claim)
    if row.here:
        return WhyRow(place, row.name, tr("stack.offer.here"), Tone.HERE, 0, said)
    if row.repaired is None:
        return _without_plan(row, place, said)
    figure = format_change(row.repaired) if row.repaired else tr("stack.offer.even")
    tone = Tone.BETTER if row.repaired < 0 else Tone.WORSE if row.repaired else Tone.EVEN
    causes = tuple((name, format_change(amount)) for name, amount in row.causes if amount)
    return WhyRow(place, row.name, figure, tone, row.repaired, said, causes, row.plan)


def _without_plan(row: FloorRow, place: Place, said: tuple[str, ...]) -> WhyRow:
    if row.reach is None:
        return WhyRow(place, row.name, tr("stack.offer.closed"), Tone.FORBIDDEN, 0, said)
    proved = row.reach.value == "proved"
    figure = tr("stacking.why.impossible" if proved else "stacking.why.no_plan")
    tone = Tone.FORBIDDEN if proved else Tone.BROKEN
    sure = row.reach.value != "bare"
    return WhyRow(place, row.name, figure, tone, row.bare or 0, said, sure=sure)


def taking(model: StackingModel, plan: Plan) -> Callable[[], SolvedScenario | None]:
    """Return the slow work that makes a repaired plan ready to be taken over."""
    problem, scenario = model.problem, model.scenario
    return lambda: take_row(problem, scenario, plan)


def take(model: StackingModel, found: SolvedScenario | None, label: str) -> bool:
    """Take over a plan as one step; False when it is none or the scenario is another by now."""
    if found is None or found.scenario != model.scenario or not model.editable:
        return False
    return model.session.do(label, found.edit)


def summary(answer: FloorAnswer) -> str:
    """Return the answer in one paragraph."""
    return " ".join(answer.sentences)
