"""Units by what a person writes: a table of names, and what to say when a name is not enough."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from desktop.document.names import name_of
from desktop.system.translate import tr
from solver.errors import Issue, issue
from solver.problem.organisation import Opd, Unit
from solver.problem.problem import Problem

_BETWEEN = re.compile(r"\s*[·/|>]\s*|\s+[-–—]\s+|\s*:\s+")


@dataclass(frozen=True)
class UnitWords:
    """The units of a project by every way they may be written."""

    problem: Problem

    @cached_property
    def options(self) -> tuple[tuple[str, str], ...]:
        """(id, ``OPD · unit``) by the alphabet, for lists."""
        named = ((unit.id, name_of(self.problem, unit)) for unit in self.problem.unit)
        return tuple(sorted(named, key=lambda option: option[1].casefold()))

    @cached_property
    def _known(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for unit in self.problem.unit:
            for words in self._ways(unit):
                found[words].append(unit.id)
        return dict(found)

    def _ways(self, unit: Unit) -> set[str]:
        own = {unit.name, unit.short} - {""}
        opd = self.problem.find(Opd, unit.opd)
        before = ({opd.name, opd.short} - {""}) if opd else set()
        long = {f"{opd_words} · {words}" for opd_words in before for words in own}
        return {plain(words) for words in (unit.id, *own, *long)}

    def find(self, text: str, where: str) -> str | Issue:
        """Return the id of the unit that is meant, or what is wrong with the name."""
        if not text.strip():
            return issue("reference_empty", where)
        found = self._known.get(plain(text), [])
        if len(found) == 1:
            return found[0]
        if not found:
            return issue("reference_unknown", where, text=text, kind=tr("record.unit", n=1))
        example = name_of(self.problem, self.problem.get(Unit, found[0]))
        return issue("unit_ambiguous", where, text=text, n=len(found), example=example)


def plain(text: str) -> str:
    """Return a name without regard for capitals, spaces and the mark between OPD and unit."""
    return _BETWEEN.sub(" · ", " ".join(text.split()).casefold())
