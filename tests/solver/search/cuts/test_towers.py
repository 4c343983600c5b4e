"""The joint program: rows of the division, and what is left when somebody's tower is chosen."""

from __future__ import annotations

from dataclasses import replace

from solver.case.model import Old
from solver.search.clock import Effort
from solver.search.cuts.towers import Choice, Joint
from solver.search.shares import share_out
from tests.support.four_opds import four_opds

BRIEF = Effort(5.0, lambda: False)


def _places(joint: Joint, high: list[int], u: int) -> set[int]:
    return {place for place, j in joint.cuts.x[u].items() if high[j]}


def test_pieces_speak_of_their_own_rows() -> None:
    joint = Joint(four_opds(), share_out(four_opds()))
    columns = {j for j, _ in joint.division().terms([1] * len(joint.program.cost))}
    assert {j for i in joint.division().rows() for j, _ in joint.program.rows[i]} <= columns


def test_a_choice_leaves_the_floors_of_the_tower_or_the_others() -> None:
    of = replace(four_opds(), old=(Old(0),))
    of = replace(of, units=(replace(of.units[0], stay=0), *of.units[1:]))
    joint = Joint(of, share_out(of))
    (atom,) = (i for i, atom in enumerate(joint.atoms) if atom.units == (0,))
    inside = joint.high([Choice(atom, 1, inside=True)])
    outside = joint.high([Choice(atom, 1, inside=False)])
    assert _places(joint, inside, 0) == {2, 3}
    assert _places(joint, outside, 0) == {0, 1, 4}
    assert _places(joint, outside, 1) == {0, 1, 2, 3}
    assert [inside[j] for j in joint.inside[atom].values()] == [0, 1]
    shut = {p: inside[j] == 0 for p, j in joint.cuts.beyond(0).items()}
    assert shut
    assert all(gone == (not p & {2, 3}) for p, gone in shut.items())


def test_a_division_keeps_to_what_is_chosen() -> None:
    joint = Joint(four_opds(), share_out(four_opds()))
    free = [0] * len(joint.program.cost)
    assert joint.division().prove(free, BRIEF) == 4 * 2
    together = [Choice(g, 0, inside=True) for g in (0, 1)]
    assert joint.division(together).prove(free, BRIEF) == 4 * 2
    price = free.copy()
    price[joint.inside[0][0]] = 50
    assert joint.division().prove(price, BRIEF) == 8
    assert joint.division(together).prove(price, BRIEF) == 58
    assert joint.division([Choice(0, 1, inside=False)]).prove(price, BRIEF) == 58
