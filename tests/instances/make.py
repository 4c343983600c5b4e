"""Make the stored cases, or raise what is known of them: best plan and proved bound, never worse.

usage: python -m tests.instances.make [--seconds 60] [--threads 2] [--only TEXT]

A stored case stays as it is, also when the generator changes; a case that is not there yet is
made. Each is solved again, and the file is written only when the plan or the bound got better.
"""

from __future__ import annotations

import argparse
from dataclasses import replace

from solver.case.generate import Recipe, plant
from solver.case.generate_city import UNITS, OfficeRecipe
from solver.case.generate_office import plant_office
from solver.case.model import Case
from solver.plan import Outcome
from solver.search.solve import SolveOptions, solve
from tests.support.cases import rich
from tests.support.family import member
from tests.support.instances import Stored, path_of, read, stored_names, write

RECIPES = {
    "small-97-all": (Recipe("small", 97, limits=True, tower_costs=True), 11),
    "small-70-calm": (Recipe("small", 70, visitors=False, stay=False), 12),
    "S-85": (Recipe("S", 85), 13),
    "S-97-limits": (Recipe("S", 97, limits=True, tower_costs=True), 14),
    "S-90-talk": (Recipe("S", 90, rooms=False, parking=False), 15),
    "M-85": (Recipe("M", 85), 16),
    "M-95-limits": (Recipe("M", 95, limits=True), 17),
}
OFFICES = {  # cities as the benchmarks make them: their bounds are within a few percent
    "office-S-85": (OfficeRecipe(UNITS["S"], 85), 18),
    "office-S-97-calm": (OfficeRecipe(UNITS["S"], 97, visitors=False), 19),
    "office-M-90": (OfficeRecipe(UNITS["M"], 90), 20),
}
MEMBERS = {"gqap": 5, "sscflp": 6, "one-way": 3}  # numbers in tests.support.family


def cases() -> dict[str, Case]:
    """Return the cases by name."""
    made = {name: plant(recipe, seed).case for name, (recipe, seed) in RECIPES.items()}
    made |= {name: plant_office(recipe, seed).case for name, (recipe, seed) in OFFICES.items()}
    made |= {name: member(seed).case for name, seed in MEMBERS.items()}
    return {name: replace(case, name=name) for name, case in (made | {"rich": rich()}).items()}


def main() -> None:
    options = _options()
    known = {name: read(name) for name in stored_names()}
    for name, case in cases().items():
        if options.only not in name:
            continue
        before = known.get(name)
        outcome = solve(
            before.case if before else case,
            SolveOptions(options.seconds, 1, options.threads),
            start=before.plan if before else None,
        )
        after = _better(before, outcome, before.case if before else case)
        if after is not None and after != before:
            write(path_of(name), after)
        told = after or before
        print(name, told and (told.cost, told.bound), flush=True)


def _better(before: Stored | None, outcome: Outcome, case: Case) -> Stored | None:
    """Return the better plan and the better bound of two; None while there is no plan."""
    if outcome.plan is None or outcome.cost is None or outcome.bound is None:
        return before
    now = Stored(case, outcome.plan, outcome.cost, outcome.bound)
    if before is None:
        return now
    best = min((before, now), key=lambda each: each.cost)
    return replace(best, bound=max(before.bound, now.bound))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", default="")
    return parser.parse_args()


if __name__ == "__main__":
    main()
