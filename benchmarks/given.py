"""The cases a benchmark is given: files, folders, or made-up ones named like ``M-85-3``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from desktop.workflows.solve_case import load_case
from solver.case.generate_city import UNITS, OfficeRecipe
from solver.case.generate_office import PlantedOffice, plant_office
from solver.case.model import Case

MADE_UP = re.compile(r"(S|M|L|\d+)-(\d\d)(-calm)?(-talk)?-(\d+)")
HELP = (
    "a case file, a folder of them, or a made-up case: size or number of units, fill, seed, "
    "such as M-85-3, 500-97-1, M-85-calm-2, M-85-talk-2"
)


@dataclass(frozen=True)
class Given:
    """A case with the name it is reported under, and the argument that brings it back."""

    name: str
    argument: str
    case: Case


def given(arguments: list[str], only: str = "") -> list[Given]:
    """Return the cases named by the arguments; those whose name does not hold `only` are left out.

    Raises
    ------
    SystemExit
        When an argument is neither a file, a folder nor the name of a made-up case, or a file
        holds no sound case.
    """
    cases = []
    for argument in arguments:
        path = Path(argument)
        files = sorted(path.rglob("*.json")) if path.is_dir() else [argument]
        cases += [one(str(file)) for file in files if only in Path(file).stem]
    return cases


def one(argument: str) -> Given:
    """Return the case of one argument."""
    path = Path(argument)
    if path.is_file():
        case = load_case(path)
        if not isinstance(case, Case):
            raise SystemExit(f"{path}: {case[0]}")
        return Given(path.stem, argument, case)
    return Given(argument, argument, made_up(argument).case)


def made_up(name: str) -> PlantedOffice:
    """Return the made-up case of a name, with its planted plan."""
    match = MADE_UP.fullmatch(name)
    if match is None:
        raise SystemExit(f"{name} is no file and no made-up case; give {HELP}")
    size, fill, calm, talk, seed = match.groups()
    units = UNITS.get(size) or int(size)
    recipe = OfficeRecipe(units, int(fill), visitors=calm is None, talk=5 if talk else 1)
    return plant_office(recipe, int(seed))
