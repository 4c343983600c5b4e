"""A figure per row and column: records made, changed and removed by cells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.document.edits import set_field
from desktop.document.grid import Cell, Column
from desktop.document.matrix import HEAD, TOTAL, Matrix
from desktop.document.session import Session
from solver.problem.organisation import Post, PostLevel
from solver.problem.problem import Problem
from tests.support.problems import tiny_problem


@pytest.fixture
def session() -> Session:
    problem = replace(
        tiny_problem(),
        post=(
            Post(id="p1", unit="u", level=PostLevel.STAFF, headcount=3),
            Post(id="p2", unit="v", level=PostLevel.STAFF, headcount=4),
            Post(id="p3", unit="v", level=PostLevel.STAFF, headcount=1, title="Arsiparis"),
        ),
    )
    return Session(Document(problem))


@pytest.fixture
def matrix(session: Session) -> Matrix:
    return Matrix(
        session,
        Post,
        "headcount",
        Column(HEAD, "Unit"),
        (Column("staff", "Pelaksana"), Column("contract", "Non-ASN")),
        lambda p: (("u", "Unit U"), ("v", "Unit V")),
        lambda p, row, column: [x for x in p.post if x.unit == row and x.level.value == column],
        lambda row, column: {"unit": row, "level": PostLevel(column)},
    )


def test_figures_and_sums(matrix: Matrix) -> None:
    assert matrix.rows() == ("u", "v", TOTAL)
    assert matrix.text("u", "staff") == "3"
    assert matrix.text("u", "contract") == ""
    assert matrix.text("v", TOTAL) == "5"
    assert matrix.text(TOTAL, "staff") == "8"
    assert matrix.text("v", HEAD) == "Unit V"


def test_a_figure_makes_changes_and_removes_a_record(matrix: Matrix, session: Session) -> None:
    matrix.write((Cell("u", "contract", "2"),))
    assert matrix.text("u", "contract") == "2"
    matrix.write((Cell("u", "contract", "6"),))
    assert sum(p.level is PostLevel.CONTRACT for p in session.document.problem.post) == 1
    matrix.write((Cell("u", "contract", ""),))
    assert matrix.text("u", "contract") == ""
    assert sum(p.level is PostLevel.CONTRACT for p in session.document.problem.post) == 0


def test_several_records_in_a_cell_are_not_overwritten(matrix: Matrix, session: Session) -> None:
    before = session.document
    found = matrix.write((Cell("v", "staff", "9"),))
    assert [each.key for each in found] == ["matrix_several"]
    assert session.document is before
    assert matrix.write((Cell("v", "staff", "5"),)) == ()  # the same sum: nothing to do


def test_a_bad_figure_changes_nothing(matrix: Matrix, session: Session) -> None:
    before = session.document
    found = matrix.write((Cell("u", "staff", "7"), Cell("u", "contract", "tiga")))
    assert [each.where for each in found] == ["u/contract"]
    assert session.document is before


def test_the_sum_stays_last(matrix: Matrix) -> None:
    for column in (HEAD, "staff", TOTAL):
        assert max(matrix.rows(), key=lambda row: matrix.order(row, column)) == TOTAL


def test_the_names_are_those_of_now(session: Session, matrix: Matrix) -> None:
    asked: list[object] = []

    def down(problem: Problem) -> list[tuple[str, str]]:
        asked.append(problem)
        return [(post.id, post.title or "-") for post in problem.post]

    named = replace(matrix, down=down)
    assert [named.text(row, HEAD) for row in ("p1", "p2", "p3")] == ["-", "-", "Arsiparis"]
    assert len(asked) == 1  # not once for every row
    session.do("x", set_field(Post, "p3", "title", "Juru arsip"))
    assert named.text("p3", HEAD) == "Juru arsip"
