"""The whole cut model, one concern after another; see docs/model.md."""

from __future__ import annotations

from collections.abc import Mapping

from solver.case.model import Case
from solver.cpsat import floors, flows, groups, limits, placement, shared
from solver.cpsat.draft import Draft


def build(
    case: Case,
    only: Mapping[int, tuple[int, ...]] | None = None,
    *,
    guarded: bool = False,
    with_costs: bool = True,
) -> Draft:
    """Build the model of a case.

    Parameters
    ----------
    case : Case
        The case.
    only : mapping of int to tuple of int, optional
        Fewer places for some units; a unit with a single place is a constant.
    guarded : bool
        Put every hard rule under a literal, to find clashing rules.
    with_costs : bool
        Without costs any plan will do; with an objective, clashing rules are named wrongly.

    Returns
    -------
    Draft
        The model with its variables. Its solutions are the plans of the case; its objective is
        the whole bill.
    """
    draft = Draft(case, only, guarded=guarded)
    placement.add_places(draft)
    floors.add_openings(draft)
    shared.add_rooms(draft)
    shared.add_parking(draft)
    floors.add_capacities(draft)
    placement.add_pairs(draft)
    groups.add_one_tower(draft)
    limits.add_limits(draft)
    if not with_costs:
        return draft
    placement.add_unit_costs(draft)
    placement.add_old_buildings(draft)
    groups.add_spans(draft)
    groups.add_splits(draft)
    flows.add_flows(draft)
    draft.minimise()
    return draft
