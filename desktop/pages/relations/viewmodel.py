"""What the page of relations shows and changes: no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.document import edits
from desktop.document.grid import blank
from desktop.document.names import floor_name, record_name
from desktop.document.session import Session
from desktop.document.text import format_choice, format_number, parse, sentence
from desktop.pages.relations.rule_words import sentence_of
from desktop.pages.relations.rules import (
    MODES,
    PAIRS,
    Draft,
    RulesGrid,
    Verb,
    draft_of,
    find_rule,
    mode_edit,
    mode_of,
    name_of_rule,
    rule_of,
    save_edit,
    wrong_with,
)
from desktop.pages.relations.trip_list import Batch, TripList, read_block, trip_list
from desktop.pages.relations.trip_matrix import TripMatrix
from desktop.pages.relations.trips import OPD, UNIT, Order, Trips
from desktop.pages.relations.unit_words import UnitWords
from desktop.system.translate import tr
from desktop.workflows.shown_scenario import ScenarioChoice, Today
from solver.errors import Issue
from solver.problem.estate import Floor
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.relations import PairKind, Trip
from solver.problem.scenario import RuleMode, Scenario, ScenarioKind, ScenarioRule
from solver.units import Measure, declared

Options = tuple[tuple[str, str], ...]
MOST_LINES = 6  # of a pasted block that are told one by one


@dataclass(frozen=True)
class Said:
    """What to tell after something was asked: words, and whether it was done."""

    words: str
    done: bool = False


@dataclass(frozen=True)
class Wrong:
    """What is wrong with a field, in words."""

    field: str
    words: str


@dataclass(frozen=True)
class ModeText:
    """How the chosen scenario holds a kind of pair rules."""

    kind: str
    title: str
    mode: str
    price: str
    options: Options


class RelationsModel:
    """Trips and rules without their widgets."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.order = Order.PROJECT
        self.opened: frozenset[str] = frozenset()
        self.list_opd = ""
        self._choice = ScenarioChoice(session, Today.NEVER)
        self._trips = Trips(Problem())

    @property
    def problem(self) -> Problem:
        """The project as it is now."""
        return self._session.document.problem

    @property
    def free(self) -> bool:
        """Whether anything may be changed."""
        return not self._session.read_only

    @property
    def trips(self) -> Trips:
        """The trips as they are now, added up once."""
        if self._trips.problem is not self.problem:
            self._trips = Trips(self.problem)
        return self._trips

    # Matrix -------------------------------------------------------------------------------

    def matrix(self) -> TripMatrix:
        """Return the matrix with the OPD that are open."""
        return TripMatrix(self._session, self.trips, self.order, self.opened)

    def shape(self) -> object:
        """Return what decides the rows of the matrix; another one asks for a new matrix."""
        return self.problem.opd, self.problem.unit, self.order, self.opened, self._by_trips()

    def _by_trips(self) -> object:
        return self.problem.trip if self.order in (Order.BUSY, Order.NEAR) else None

    def fold(self, name: str) -> None:
        """Open a closed OPD, close an open one."""
        self.opened ^= {name.removeprefix(OPD)}

    def open_pair(self, row: str, column: str) -> tuple[str, str]:
        """Open both sides of a sum; returns the first two units whose trips are in it."""
        sides = [self._units_of(row), self._units_of(column)]
        pairs = [(one, other) for one in sides[0] for other in sides[1] if one != other]
        if not pairs:
            return row, column
        one, other = pairs[0]
        self.opened |= {one.opd, other.opd}
        return UNIT + one.id, UNIT + other.id

    def _units_of(self, name: str) -> tuple[Unit, ...]:
        if name.startswith(UNIT):
            return (self.problem.get(Unit, name.removeprefix(UNIT)),)
        return self.problem.where(Unit, "opd", name.removeprefix(OPD))

    def fold_all(self, *, opened: bool) -> None:
        """Open or close all."""
        self.opened = frozenset(opd.id for opd in self.problem.opd) if opened else frozenset()

    def reveal(self, text: str) -> str:
        """Open what has to be open to see a unit or an OPD; returns its name in the matrix."""
        words = " ".join(text.split()).casefold()
        if not words:
            return ""
        for opd in self.problem.opd:
            if words in (opd.id.casefold(), opd.short.casefold(), opd.name.casefold()):
                return OPD + opd.id
        options = UnitWords(self.problem).options
        found = next((id for id, name in options if words in (id.casefold(), name.casefold())), "")
        found = found or next((id for id, name in options if words in name.casefold()), "")
        if found:
            self.opened |= {self.problem.get(Unit, found).opd}
            return UNIT + found
        return ""

    def places(self) -> Options:
        """Return OPD and units to jump to."""
        opds = tuple((opd.id, opd.short or opd.name) for opd in self.problem.opd)
        return (*opds, *UnitWords(self.problem).options)

    def summary(self) -> str:
        """Return how much there is."""
        return tr(
            "relations.summary",
            n=format_number(len(self.problem.trip), Measure.COUNT),
            trips=format_number(self.trips.total, Measure.HUNDREDTH, decimals=0),
        )

    # List ---------------------------------------------------------------------------------

    def trip_list(self) -> TripList:
        """Return the trips of the chosen OPD, or all."""
        return trip_list(self._session, self.list_opd)

    def opds(self) -> Options:
        """Return the OPD to filter by."""
        named = ((opd.id, opd.short or opd.name) for opd in self.problem.opd)
        return (("", tr("relations.all_opd")), *named)

    def units(self) -> Options:
        """Return the units to pick from."""
        return UnitWords(self.problem).options

    def add_trip(self, one: str, other: str, figure: str) -> tuple[Wrong, ...]:
        """Add trips between two units given by name; nothing when anything is wrong."""
        words = UnitWords(self.problem)
        found = {"unit_a": words.find(one, "unit_a"), "unit_b": words.find(other, "unit_b")}
        amount = parse(declared(Trip)["per_week"], figure, "per_week")
        issues = [each for each in (*found.values(), amount) if isinstance(each, Issue)]
        if issues:
            return tuple(_wrong(each) for each in issues)
        row = blank(Trip, **found, per_week=amount)
        assert isinstance(row, Trip)
        batch = Batch(self.problem, rows={"": row})
        wrong = batch.issues_of_rows()
        if wrong:
            return tuple(_wrong(each) for each in wrong)
        ends = (record_name(self.problem, "unit", id) for id in (row.unit_a, row.unit_b))
        label = tr("relations.do.add", **dict(zip(("one", "other"), ends, strict=True)))
        self._session.do(label, edits.put(row))
        return ()

    def paste(self, text: str) -> Said:
        """Take a block of from, to, trips a week; all of it or nothing."""
        if not text.strip():
            return Said(tr("relations.paste_empty"))
        found, edit = read_block(self.problem, text)
        if found.issues:
            lines = [
                tr("relations.paste_line", line=line, words=sentence(each))
                for line, each in found.issues[:MOST_LINES]
            ]
            more = len(found.issues) - len(lines)
            lines += [tr("relations.paste_more", n=more)] if more else []
            return Said("\n".join((tr("relations.paste_refused"), *lines)))
        if edit is None:
            return Said(tr("relations.paste_empty"))
        words = tr("relations.pasted", added=found.added, changed=found.changed)
        label = tr("relations.do.paste", n=found.added + found.changed)
        return Said(words, done=self._session.do(label, edit))

    # Rules --------------------------------------------------------------------------------

    @property
    def scenario(self) -> str:
        """Id of the scenario whose rules are shown; empty without any that has rules."""
        return self._choice.id

    def choose_scenario(self, scenario: str) -> None:
        """Choose another scenario."""
        self._choice.choose(scenario)

    def scenarios(self) -> Options:
        """Return the scenarios that hold rules; an optimised one first."""
        rows = sorted(self._choice.rows, key=lambda s: s.kind is not ScenarioKind.OPTIMISED)
        return tuple((s.id, s.name) for s in rows)

    def rules(self) -> RulesGrid:
        """Return the rules as the chosen scenario holds them."""
        return RulesGrid(self._session, self.scenario)

    def rules_summary(self) -> str:
        """Return how many rules of each kind there are."""
        n = len(self.problem.pair_rule)
        return tr("relations.rules_summary", pairs=n, places=len(self.problem.place_rule))

    def draft(self, name: str) -> Draft:
        """Return a rule as a draft; a fresh one when it is not there."""
        rule = find_rule(self.problem, name)
        return draft_of(rule) if rule else Draft()

    def told(self, draft: Draft) -> str:
        """Return a draft as a sentence."""
        known = self._resolved(draft)
        return sentence_of(self.problem, rule_of(self.problem, known))

    def _resolved(self, draft: Draft) -> Draft:
        """Return a draft with the units by id, where what was typed names one."""
        words = UnitWords(self.problem)
        unit, other = words.find(draft.unit, "unit"), words.find(draft.other, "other")
        return replace(
            draft,
            unit="" if isinstance(unit, Issue) else unit,
            other="" if isinstance(other, Issue) else other,
        )

    def save_rule(self, draft: Draft) -> Wrong | str:
        """Make a draft a rule; returns its name in the list, or what is wrong with it."""
        known = self._resolved(draft)
        wrong = wrong_with(self.problem, known)
        if wrong:
            return _wrong(wrong)
        made = rule_of(self.problem, known)
        key = "relations.do.change_rule" if draft.name else "relations.do.add_rule"
        label = tr(key, rule=sentence_of(self.problem, made).rstrip("."))
        self._session.do(label, save_edit(self.problem, known.name, made))
        return name_of_rule(made)

    def verbs(self) -> Options:
        """Return what a rule may say."""
        return tuple((verb.value, tr(f"relations.verb.{verb.value}")) for verb in Verb)

    def buildings(self) -> Options:
        """Return the buildings to pick from."""
        named = ((b.id, b.name) for b in self.problem.building)
        return tuple(sorted(named, key=lambda option: option[1].casefold()))

    def floors(self, building: str) -> Options:
        """Return the floors of a building, and the whole of it first."""
        rows = sorted(self.problem.where(Floor, "building", building), key=lambda f: f.level)
        return (("", tr("relations.whole_building")), *((f.id, floor_name(f)) for f in rows))

    def modes(self) -> tuple[ModeText, ...]:
        """Return how the chosen scenario holds the pair rules."""
        if not self.scenario:
            return ()
        found = []
        for kind in PAIRS:
            mode, price = mode_of(self.problem, self.scenario, kind)
            options = tuple((m.value, format_choice(m)) for m in MODES[kind])
            written = format_number(price, Measure.RUPIAH_YEAR, unit=False)
            title = tr(f"relations.held.{kind.value}")
            found.append(ModeText(kind.value, title, mode.value, written, options))
        return tuple(found)

    def hold(self, kind: str, mode: str, price: str = "") -> str:
        """Hold a kind of rules in a mode in the chosen scenario; a wish has a price.

        Returns what is wrong with the price, in words.
        """
        was_mode, was_price = mode_of(self.problem, self.scenario, PairKind(kind))
        amount: object = was_price
        if price:
            amount = parse(declared(ScenarioRule)["price"], price, "price")
        if isinstance(amount, Issue):
            return sentence(amount)
        assert isinstance(amount, int)
        if (was_mode.value, was_price) != (mode, amount):
            name = self.problem.get(Scenario, self.scenario).name
            label = tr("relations.do.hold", rule=tr(f"relations.held.{kind}"), name=name)
            held = mode_edit(self.problem, self.scenario, PairKind(kind), RuleMode(mode), amount)
            self._session.do(label, held)
        return ""


def _wrong(found: Issue) -> Wrong:
    return Wrong(found.where.rpartition("/")[2], sentence(found))
