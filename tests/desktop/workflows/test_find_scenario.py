"""Finding a scenario by what a person types."""

import pytest

from desktop.document.document import Document
from desktop.workflows.find_scenario import find_scenario
from solver.errors import SatuAtapError
from solver.problem.problem import Problem
from solver.problem.scenario import Scenario

DOCUMENT = Document(
    Problem(
        scenario=(
            Scenario(id="a", name="Kondisi saat ini"),
            Scenario(id="b", name="Rencana A–E"),
            Scenario(id="c", name="Rencana"),
        )
    )
)


@pytest.mark.parametrize(
    ("text", "id"),
    [("kondisi", "a"), ("2", "b"), ("c", "c"), ("RENCANA", "c"), ("A–E", "b"), ("3", "c")],
)
def test_one_is_meant(text: str, id: str) -> None:
    assert find_scenario(DOCUMENT, text).id == id


@pytest.mark.parametrize("text", ["", "tidak ada", "an", "0", "9"])
def test_none_or_many_names_the_choices(text: str) -> None:
    with pytest.raises(SatuAtapError) as told:
        find_scenario(DOCUMENT, text)
    assert "Rencana A–E" in told.value.values["names"]
