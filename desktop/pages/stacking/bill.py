"""What the last step changed: money by cause, rules broken and mended; no Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.document.text import format_change
from desktop.pages.stacking.viewmodel import Reckoned, StackingModel
from desktop.system.translate import tr
from solver.costs.line import GROUP_OF, CostGroup, CostKey, CostLine
from solver.rules import RuleId

MOST = 5  # causes told one by one


@dataclass(frozen=True)
class BillLine:
    """One cause: what it is called and by how much it changed, rupiah a year."""

    label: str
    amount: int

    @property
    def figure(self) -> str:
        """Return the amount in words."""
        return format_change(self.amount)

    @property
    def tone(self) -> str:
        """Return the tone of the palette: less is good."""
        return "positive" if self.amount < 0 else "negative" if self.amount else ""


@dataclass(frozen=True)
class Bill:
    """The last step and what came of it.

    `cash` and `time` are changes in rupiah a year, never added to each other; `lines` are their
    causes, the largest first, and sum to both together with the wishes. `undone` tells that the
    step was taken back.
    """

    label: str
    cash: BillLine
    time: BillLine
    lines: tuple[BillLine, ...]
    broken: tuple[str, ...]
    mended: tuple[str, ...]
    undone: bool = False
    worse: tuple[str, ...] = ()  # broken before and more so now
    lighter: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether neither money nor rules changed."""
        rules = (self.broken, self.mended, self.worse, self.lighter)
        return not self.lines and not any(rules)


class Bills:
    """Keeps the last reckoning and says what the next one changed."""

    def __init__(self) -> None:
        self._last: Reckoned | None = None

    def waits(self, model: StackingModel) -> bool:
        """Tell whether a step was made of which the bill is not known yet."""
        last = self._last
        return bool(last and last.scenario == model.scenario and last.problem is not model.problem)

    def take(self, model: StackingModel, now: Reckoned) -> Bill | None:
        """Return what changed since the last reckoning of the same scenario; None if nothing did.

        A reckoning that came too late, of a document that has changed again, is let pass.
        """
        if now.problem is not model.problem:
            return None
        last, self._last = self._last, now
        if last is None or last.scenario != now.scenario or last.problem is now.problem:
            return None
        return bill(last, now, *last_step(model))


def last_step(model: StackingModel) -> tuple[str, bool]:
    """Return the name of the last step and whether it was taken back, which the name says then."""
    session = model.session
    if session.redo_label:
        return tr("stacking.bill.undone", step=session.redo_label), True
    return session.undo_label or "", False


def bill(before: Reckoned, after: Reckoned, label: str, undone: bool = False) -> Bill:
    """Return what is different between two reckonings of a scenario."""
    old, new = before.assessment, after.assessment
    by_key = changes(old.lines, new.lines)
    told = [BillLine(tr(f"cost.{key.value}"), amount) for key, amount in by_key]
    lines = told[:MOST]
    if len(told) > MOST:
        rest = sum(line.amount for line in told[MOST:])
        lines.append(BillLine(tr("stacking.bill.rest", n=len(told) - MOST), rest))
    was, now = _broken(before), _broken(after)
    both = [(was[key][0], *now[key]) for key in now if key in was]
    return Bill(
        label,
        BillLine(tr("stacking.bill.cash"), new.cash - old.cash),
        BillLine(tr("stacking.bill.time"), new.time - old.time),
        tuple(lines),
        tuple(text for key, (_, text) in now.items() if key not in was),
        tuple(text for key, (_, text) in was.items() if key not in now),
        undone,
        tuple(text for old_amount, amount, text in both if amount > old_amount),
        tuple(text for old_amount, amount, text in both if amount < old_amount),
    )


def changes(old: Iterable[CostLine], new: Iterable[CostLine]) -> list[tuple[CostKey, int]]:
    """Return the change of every kind of cost that changed, rupiah a year, the largest first."""
    total: Counter[CostKey] = Counter()
    for line in new:
        total[line.key] += line.amount
    for line in old:
        total[line.key] -= line.amount
    changed = [(key, amount) for key, amount in total.items() if amount]
    return sorted(changed, key=lambda pair: (_apart(pair[0]), -abs(pair[1])))


def _apart(key: CostKey) -> int:
    """Return 0 for cash, 1 for time, 2 for wishes: cash stands first."""
    return {CostGroup.TIME: 1, CostGroup.WISH: 2}.get(GROUP_OF[key], 0)


def _broken(reckoned: Reckoned) -> dict[tuple[object, ...], tuple[int, str]]:
    """Return by how much each rule is broken, and the sentence; an OPD counts once."""
    found: dict[tuple[object, ...], tuple[int, str]] = {}
    for each, text in zip(reckoned.assessment.broken, reckoned.broken, strict=True):
        whom = each.subjects[:1] if each.rule is RuleId.ONE_TOWER else each.subjects
        found[each.rule, whom, each.reason] = (each.amount, text)
    return found
