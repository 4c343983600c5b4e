"""The best values known of published and earlier cases, from the best_known.csv beside them."""

from __future__ import annotations

import csv
from pathlib import Path


def best_known(folder: Path) -> dict[str, int]:
    """Return the best known value by case; of `folder` or the nearest folder above it."""
    for place in (folder, *folder.resolve().parents):
        path = place / "best_known.csv"
        if path.exists():
            with path.open(encoding="utf-8") as file:
                return {row["case"]: int(row["value"]) for row in csv.DictReader(file)}
    return {}


def names_by_set(folder: Path) -> dict[str, list[str]]:
    """Return the cases of each set in the best_known.csv of `folder`."""
    names: dict[str, list[str]] = {}
    path = folder / "best_known.csv"
    if path.exists():
        with path.open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                names.setdefault(row["set"], []).append(row["case"])
    return names


def known_of(arguments: list[str]) -> dict[str, int]:
    """Return the best known values for cases given as files and folders."""
    known: dict[str, int] = {}
    for argument in arguments:
        path = Path(argument)
        if path.exists():
            known |= best_known(path if path.is_dir() else path.parent)
    return known
