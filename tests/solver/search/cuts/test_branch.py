"""Branches by tower: valid at every moment, and at the end more than the program in one."""

from __future__ import annotations

import math
import threading
from dataclasses import replace

import pytest

from solver.case.model import Case
from solver.search.clock import Effort
from solver.search.cuts.branch import Branches, Leaf
from solver.search.cuts.climb import Climb, Pace
from solver.search.cuts.towers import Division, Joint
from solver.search.shares import share_out
from tests.support.four_opds import four_opds
from tests.support.nano import nano
from tests.support.parts import level_money, plans, site_money

GO = Pace(lambda: 5.0, lambda: False)
NEVER = 10**9  # a bound beyond this: nothing is left of the branch


def _branches(of: Case, keep: int = 0, steps: int = 400) -> tuple[Branches, int]:
    joint = Joint(of, replace(share_out(of), keep=(keep,) * len(of.old)))
    climb = Climb(joint.program)
    climb.run(steps, lambda: False)
    return Branches(joint, joint.division().rows(), climb), climb.best


@pytest.mark.parametrize("seed", range(16))
@pytest.mark.parametrize("keep", [0, 40])
def test_never_above_a_plan(seed: int, keep: int) -> None:
    of = nano(seed)
    shares = replace(share_out(of), keep=(keep,) * len(of.old))
    paid = (level_money(of, shares, p) + site_money(of, shares, p) for p in plans(of))
    least = min(paid, default=math.inf)
    tree, before = _branches(of, keep)
    for _ in range(16):
        if tree.closed or tree.best > NEVER:
            break
        tree.advance(GO)
        assert before <= tree.best <= least
        before = tree.best


def _tied_pairs() -> Case:
    """Return the four OPDs with trips within two pairs only, and dearer ones across."""
    of = four_opds()
    return replace(of, flows=((0, 1, 5), (2, 3, 5), (0, 2, 2), (1, 3, 2)))


def test_branches_gain_what_halves_lose() -> None:
    tree, before = _branches(_tied_pairs())
    for _ in range(40):
        tree.advance(GO)
        if tree.closed:
            break
    assert tree.best > before


def test_a_division_only_at_every_third_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    deep, proved = [], []
    work, prove = Branches._work, Division.prove

    def noting(self: Branches, leaf: Leaf, pace: Pace) -> tuple[Leaf, int]:
        deep.append(len(leaf.choices))
        return work(self, leaf, pace)

    def counting(self: Division, price: list[int], effort: Effort) -> int | None:
        proved.append(deep[-1])
        return prove(self, price, effort)

    monkeypatch.setattr(Branches, "_work", noting)
    monkeypatch.setattr(Division, "prove", counting)
    tree, _ = _branches(four_opds())
    for _ in range(60):
        tree.advance(GO)
        if tree.closed:
            break
    assert set(proved) == {3}
    assert {1, 2, 3} <= set(deep)


def test_a_stop_leaves_the_bound() -> None:
    tree, before = _branches(four_opds())
    for _ in range(4):
        tree.advance(Pace(lambda: 5.0, lambda: True))
    assert tree.best == before
    assert not tree.closed


BOTH = Pace(lambda: 5.0, lambda: False, threads=lambda _: 2)


def _with_both(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """Let the first leaf of this thread wait for one of the thread beside; return who worked."""
    work, came, seen, here = Branches._work, threading.Event(), set(), threading.get_ident()

    def waiting(self: Branches, leaf: Leaf, pace: Pace) -> tuple[Leaf, int]:
        seen.add(threading.get_ident())
        if threading.get_ident() == here:
            assert came.wait(10)
        else:
            came.set()
        return work(self, leaf, pace)

    monkeypatch.setattr(Branches, "_work", waiting)
    return seen


@pytest.mark.parametrize("seed", [1, 4, 9])
def test_two_threads_are_never_above_a_plan(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    of = nano(seed)
    paid = (level_money(of, share_out(of), p) + site_money(of, share_out(of), p) for p in plans(of))
    least = min(paid, default=math.inf)
    tree, before = _branches(of)
    if tree.closed:
        return
    _with_both(monkeypatch)
    for _ in range(12):
        if tree.closed or tree.best > NEVER:
            break
        tree.advance(BOTH)
        assert before <= tree.best <= least
        before = tree.best
    tree.settle()
    assert tree.best <= max(least, NEVER)


def test_two_threads_prove_what_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    alone, _ = _branches(_tied_pairs())
    both, _ = _branches(_tied_pairs())
    for _ in range(80):
        if not alone.closed:
            alone.advance(GO)
    seen = _with_both(monkeypatch)
    for _ in range(80):
        if not both.closed:
            both.advance(BOTH)
    both.settle()
    assert len(seen) == 2
    assert alone.closed
    assert both.closed
    assert abs(both.best - alone.best) <= 1
    assert not both._busy


def test_both_threads_hear_a_stop_and_want_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    tree, _ = _branches(four_opds())
    stopped = threading.Event()
    _with_both(monkeypatch)
    tree.advance(Pace(lambda: 5.0, stopped.is_set, threads=lambda _: 2))
    stopped.set()
    tree.settle()
    assert tree._beside is None
    assert not tree._busy
    assert not tree.closed


def test_a_failure_beside_reaches_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    work, here, failed = Branches._work, threading.get_ident(), threading.Event()

    def failing(self: Branches, leaf: Leaf, pace: Pace) -> tuple[Leaf, int]:
        if threading.get_ident() == here:
            assert failed.wait(10)
            return work(self, leaf, pace)
        failed.set()
        raise ArithmeticError("beside")

    monkeypatch.setattr(Branches, "_work", failing)
    tree, before = _branches(four_opds())
    with pytest.raises(ArithmeticError, match="beside"):
        _advance_often(tree)
    assert tree.best >= before  # the leaf is back


def _advance_often(tree: Branches) -> None:
    for _ in range(60):
        tree.advance(BOTH)


def test_where_effort_is_counted_one_thread_works() -> None:
    tree, _ = _branches(four_opds())
    tree.advance(replace(BOTH, counted=True))
    assert tree._beside is None
