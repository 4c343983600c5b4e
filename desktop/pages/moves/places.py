"""Places somebody may have moved to: a list to choose from, and what a typed place means; no Qt."""

from __future__ import annotations

from desktop.system.translate import tr
from desktop.workflows.broken_text import place_words
from solver.errors import Issue, issue
from solver.moves.build import Place
from solver.problem.estate import Floor
from solver.problem.problem import Problem


def place_key(building: str, floor: str) -> str:
    """Return a place as one word for a list of choices."""
    return f"{building}/{floor}" if building else ""


def places(problem: Problem) -> tuple[tuple[str, str], ...]:
    """Return (key, words) of every building and its floors, in the order of the project."""
    found = [("", tr("moves.as_planned"))]
    for building in problem.building:
        rows = sorted(problem.where(Floor, "building", building.id), key=lambda floor: floor.level)
        for floor in ("", *(row.id for row in rows)):
            found.append((place_key(building.id, floor), place_words(problem, building.id, floor)))
    return tuple(found)


def read_place(problem: Problem, text: str, where: str) -> Place | Issue:
    """Return the place meant by a key, by its words or by the full name of a building."""
    wanted = " ".join(text.split()).casefold()
    if wanted in ("", "–", "-"):
        return ("", "")
    for key, words in places(problem):
        if wanted in (key.casefold(), words.casefold()):
            building, _, floor = key.partition("/")
            return building, floor
    for named in problem.building:
        if wanted == named.name.casefold():
            return named.id, ""
    return issue("reference_unknown", where, text=text, kind=tr("record.building"))
