"""Bounds by subsolvers in turn: closed when they can be, repeated, stopped."""

from __future__ import annotations

from ortools.sat.python import cp_model

from solver.cpsat.weighed import weigh


def _cover(size: int) -> cp_model.CpModel:
    model = cp_model.CpModel()
    picked = [model.new_bool_var("") for _ in range(size)]
    for i in range(size):
        model.add(picked[i] + picked[(i + 1) % size] + picked[(i * i + 2) % size] >= 1)
    model.minimize(sum((3 + i * 7 % 5) * var for i, var in enumerate(picked)))
    return model


def test_a_small_model_is_closed() -> None:
    model = cp_model.CpModel()
    a, b = model.new_int_var(0, 9, ""), model.new_int_var(0, 9, "")
    model.add(2 * a + 3 * b >= 7)
    model.minimize(4 * a + 5 * b)
    told: list[int] = []
    found = weigh(model, 10, on_bound=told.append)
    assert found.closed
    assert found.bound == 13
    assert all(bound <= 13 for bound in told)


def test_no_solution_is_no_bound() -> None:
    model = cp_model.CpModel()
    a = model.new_bool_var("")
    model.add(a >= 2)
    model.minimize(a)
    assert weigh(model, 5).bound is None


def test_the_same_effort_gives_the_same_bound() -> None:
    found = [weigh(_cover(40), 60, effort=0.01) for _ in range(2)]
    assert found[0] == found[1]
    assert found[0].bound is not None


def test_a_stop_ends_it() -> None:
    found = weigh(_cover(400), 600, stop=lambda: True)
    assert not found.closed or found.bound is not None


def test_who_ends_in_presolve_has_proved_nothing() -> None:
    """CP-SAT says 0 then, also where the optimum is far below."""
    model = cp_model.CpModel()
    picked = [model.new_bool_var("") for _ in range(3000)]
    for i in range(3000):
        model.add(picked[i] + picked[(i + 1) % 3000] + picked[(i * i + 2) % 3000] >= 1)
    model.minimize(sum((i * 7 % 5 - 9) * var for i, var in enumerate(picked)))
    found = weigh(model, 0.01)
    assert not found.closed
    assert found.bound is None or found.bound < -10_000
