"""What multipliers prove with everybody at one place: below every plan, never below the boxes."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from solver.case.model import Case
from solver.search.cuts.places import Places
from solver.search.cuts.towers import Choice, Joint
from solver.search.linear.first_order import Descent
from solver.search.shares import Shares, share_out
from tests.support.four_opds import four_opds
from tests.support.nano import nano
from tests.support.parts import level_money, plans, site_money


def _given(of: Case, keep: int) -> tuple[Joint, Shares]:
    shares = replace(share_out(of), keep=(keep,) * len(of.old))
    return Joint(of, shares), shares


def _met(joint: Joint, rng: random.Random) -> list[list[float]]:
    """Return multipliers met on the way, true ones and shaken ones."""
    descent, found = Descent(joint.program), []
    for steps in (0, 40, 80, 400):
        descent.run(steps)
        found.append(descent.multipliers())
        found.append([y * rng.uniform(0, 2) + rng.choice((-9, 0, 0, 9)) for y in found[-1]])
    return found


@pytest.mark.parametrize("keep", [0, 40])
def test_between_the_boxes_and_every_plan(keep: int) -> None:
    more = 0
    for seed in range(24):
        of = nano(seed)
        joint, shares = _given(of, keep)
        places = Places(joint)
        paid = [level_money(of, shares, p) + site_money(of, shares, p) for p in plans(of)]
        for multipliers in _met(joint, random.Random(seed)):
            bound, boxes = (
                places.bound(joint.program, multipliers),
                joint.program.bound(multipliers),
            )
            assert bound >= boxes
            assert not paid or bound <= min(paid)
            more += bound > boxes
    assert more > 40


def test_what_is_chosen_counts() -> None:
    """Held to a tower, an atom pays no less than free, and no more than the plans there."""
    tried = 0
    for seed in range(12):
        of = nano(seed)
        joint, shares = _given(of, 40)
        places = Places(joint)
        every = list(plans(of))
        for i, atom in enumerate(joint.atoms):
            for choice in (Choice(i, t, inside=True) for t in atom.towers):
                held = joint.program.restricted(joint.high([choice]))
                descent = Descent(held)
                descent.run(200)
                bound = places.bound(held, descent.multipliers())
                assert bound >= places.bound(joint.program, descent.multipliers())
                here = [
                    level_money(of, shares, p) + site_money(of, shares, p)
                    for p in every
                    if all(_tower(of, p.place[u]) == choice.tower for u in atom.units)
                ]
                assert not here or bound <= min(here)
                tried += bool(here)
    assert tried > 20


def _tower(of: Case, place: int) -> int | None:
    return of.floors[place].tower if place < len(of.floors) else None


def test_without_a_way_left_the_boxes_count() -> None:
    joint, _ = _given(four_opds(), 0)
    shut = joint.program.restricted([0] * len(joint.program.high))
    multipliers = [1.0] * len(shut.rows)
    assert Places(joint).bound(shut, multipliers) == shut.bound(multipliers)


@pytest.mark.parametrize("size", [1e9, 1e11])
def test_multipliers_too_large_for_64_bits(size: float) -> None:
    joint, _ = _given(four_opds(), 0)
    multipliers = [size] * len(joint.program.rows)
    assert Places(joint).bound(joint.program, multipliers) == joint.program.bound(multipliers)
