"""Every record, field, choice, rule, reason, term and status has its standing name."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from enum import StrEnum

import pytest

from desktop.system.translate import LANGUAGES, catalogue
from desktop.workflows.broken_text import _VAGUE
from solver.plan import SolveStatus
from solver.problem.problem import KINDS
from solver.rules import CostTerm, PlaceReason, RuleId
from solver.units import declared
from tests.house.source import ROOT

NAMED: tuple[tuple[str, type[StrEnum]], ...] = (
    ("rule", RuleId),
    ("reason", PlaceReason),
    ("term", CostTerm),
    ("status", SolveStatus),
)
GROUPS = ("record", "field", "choice", "rule", "reason", "term", "status")


def wanted() -> Iterator[str]:
    """Yield every key that the declarations ask for."""
    for kind, record in KINDS.items():
        yield f"record.{kind}"
        for name, field in declared(record).items():
            yield f"field.{kind}.{name}"
            if field.choices:
                yield from (f"choice.{field.choices.__name__}.{value}" for value in field.choices)
    for group, names in NAMED:
        yield from (f"{group}.{name}" for name in names)
    yield from (f"rule.{rule}.broken" for rule in RuleId)
    yield from (f"rule.{rule}.vague" for rule in _VAGUE)


def written(language: str) -> set[str]:
    """Return the keys of ``labels.toml``, one per text."""

    def keys(table: dict[str, object], before: str) -> Iterator[str]:
        for name, value in table.items():
            key = before if name == "_" else f"{before}.{name}".lstrip(".")
            if isinstance(value, dict) and set(value) != {"one", "other"}:
                yield from keys(value, key)
            else:
                yield key

    path = ROOT / "resources" / "locale" / language / "labels.toml"
    return set(keys(tomllib.loads(path.read_text("utf-8")), ""))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_declared_is_without_a_name(language: str) -> None:
    known = catalogue(language)
    assert sorted({key for key in wanted() if key not in known}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_outlives_its_declaration(language: str) -> None:
    hints = {f"{key}.help" for key in wanted() if key.startswith("field.")}
    ours = {key for key in written(language) if key.split(".")[0] in GROUPS}
    assert sorted(ours - set(wanted()) - hints) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_column_headings_of_a_record_differ(language: str) -> None:
    """Two columns of one table with the same heading cannot be told apart, nor read back."""
    known = catalogue(language)
    for kind, record in KINDS.items():
        headings = [str(known[f"field.{kind}.{name}"]).casefold() for name in declared(record)]
        assert len(set(headings)) == len(headings), (kind, sorted(headings))


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_of_an_enumeration_differ(language: str) -> None:
    """The text of a choice is read back from cells, so no two may be alike."""
    known = catalogue(language)
    enums = {f.choices for r in KINDS.values() for f in declared(r).values() if f.choices}
    for enum in enums:
        texts = [str(known[f"choice.{enum.__name__}.{value}"]).casefold() for value in enum]
        assert len(set(texts)) == len(texts), enum


def test_no_choice_means_another_in_the_other_language() -> None:
    """A cell is read in either language, so a text must mean one choice in both together."""
    enums = {f.choices for r in KINDS.values() for f in declared(r).values() if f.choices}
    for enum in enums:
        meaning: dict[str, str] = {}
        for language in LANGUAGES:
            for value in enum:
                text = str(catalogue(language)[f"choice.{enum.__name__}.{value}"]).casefold()
                assert meaning.setdefault(text, value.value) == value.value, (enum, text)
