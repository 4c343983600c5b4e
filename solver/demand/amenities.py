"""Toilets, accessible toilet, pantry, prayer room and lactation room by headcount."""

from __future__ import annotations

from solver.demand.explained import Explained, Input
from solver.demand.norms import Norms
from solver.demand.rounding import ceil_div
from solver.problem.problem import Problem
from solver.units import Measure

STEPS = 6  # rows of the table of Permenaker 5/2018 Art. 34


def toilets_for(norms: Norms, people: int) -> int:
    """Return the toilets for the people of one sex: 1 to 15 one, to 30 two …, then 1 per 40."""
    if people <= 0:
        return 0
    for count in range(1, STEPS + 1):
        if people <= norms[f"amenities.toilet_{count}"]:
            return count
    beyond = people - norms[f"amenities.toilet_{STEPS}"]
    return STEPS + ceil_div(beyond, norms.at_least_one("amenities.toilet_step"))


def toilets(problem: Problem, people: int) -> Explained:
    """Return the toilets for people of both sexes, half of them women."""
    norms = Norms(problem)
    women = ceil_div(max(0, people), 2)
    count = toilets_for(norms, women) + toilets_for(norms, max(0, people) - women)
    if people > 0:
        count = max(2, count)
    steps = tuple(norms.input(f"amenities.toilet_{k}") for k in range(1, STEPS + 1))
    inputs = (
        Input("input.people", people, Measure.PERSON),
        *steps,
        norms.input("amenities.toilet_step"),
    )
    return Explained(count, Measure.COUNT, "demand.toilets", inputs)


def floor_amenities(problem: Problem, people: int, *, lowest: bool) -> Explained:
    """Return the area that amenities take on a floor for so many people.

    Every floor has toilets for both sexes, an accessible one, pantries and a prayer room; the
    lowest floor of a building also has the lactation room.
    """
    norms = Norms(problem)
    if people <= 0:
        return Explained(0, Measure.AREA, "demand.amenities")
    count = toilets(problem, people)
    pantries = ceil_div(people, norms.at_least_one("amenities.pantry_people"))
    worship = ceil_div(
        people * norms["amenities.worshippers"] * norms["amenities.worship_area"], 10_000
    )
    area = count.value * norms["amenities.toilet_area"] + norms["amenities.accessible_area"]
    area += pantries * norms["amenities.pantry_area"] + worship
    area += norms["amenities.lactation_area"] if lowest else 0
    keys = (
        "toilet_area",
        "accessible_area",
        "pantry_area",
        "pantry_people",
        "worshippers",
        "worship_area",
        "lactation_area",
    )
    inputs = (
        Input("input.people", people, Measure.PERSON),
        Input("input.toilets", count.value, Measure.COUNT),
        *(norms.input(f"amenities.{key}") for key in keys),
    )
    return Explained(area, Measure.AREA, "demand.amenities", inputs)
