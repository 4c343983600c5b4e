"""Find a scenario by what a person types: its name, part of it, its number or its id."""

from __future__ import annotations

from desktop.document.document import Document
from solver.errors import SatuAtapError
from solver.problem.scenario import Scenario


def find_scenario(document: Document, text: str) -> Scenario:
    """Return the one scenario meant.

    Raises
    ------
    SatuAtapError
        None or more than one fits; the sentence lists the names.
    """
    scenarios = document.problem.scenario
    if text.isdecimal() and 1 <= int(text) <= len(scenarios):
        return scenarios[int(text) - 1]
    word = text.casefold().strip()
    for fits in (
        [each for each in scenarios if each.id == text or each.name.casefold() == word],
        [each for each in scenarios if word and word in each.name.casefold()],
    ):
        if len(fits) == 1:
            return fits[0]
    names = "; ".join(f"{i}. {each.name}" for i, each in enumerate(scenarios, 1))
    raise SatuAtapError("no_such_scenario", text=text, names=names or "–")
