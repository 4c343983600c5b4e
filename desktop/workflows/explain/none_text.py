"""Why there is no plan, in sentences: what cannot fit, which rules clash, the ways out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from desktop.document.text import digits, format_number
from desktop.system.translate import tr
from desktop.workflows.explain.none_names import CaseNames
from solver.explain.clashes import Rule
from solver.explain.conflict import Conflict
from solver.explain.repair import Amount, AmountKind, Repair
from solver.explain.shortage import Shortage, ShortageKind
from solver.explain.why_none import WhyNone
from solver.rules import PlaceReason, RuleId
from solver.units import Measure

MOST_NAMES = 4  # in one list
MOST_SPOTS = 6
MOST_OPEN = 30  # rules not known to be needed; a set with more is not read out
AREAS = (ShortageKind.AREA, ShortageKind.GROUP_AREA, ShortageKind.TOWER_AREA)
PEOPLE = (ShortageKind.PEOPLE, ShortageKind.GROUP_PEOPLE, ShortageKind.TOWER_PEOPLE)


def why_none_lines(found: WhyNone, names: CaseNames) -> tuple[str, ...]:
    """Return the whole explanation, a line a sentence, headings between."""
    lines = [tr(f"why_none.{found.answer.value}")]
    parts: tuple[tuple[str, list[str]], ...] = (
        (tr("why_none.sums"), [sum_text(one, names) for one in found.sums]),
        (
            tr("why_none.clashes"),
            [clash_text(n, one, names) for n, one in enumerate(found.clashes.sets, 1)],
        ),
        (
            tr("why_none.repairs"),
            [repair_text(n, one, names) for n, one in enumerate(found.repairs, 1)],
        ),
    )
    for heading, sentences in parts:
        if sentences:
            lines += [heading, *sentences]
    if not found.done:
        lines.append(tr("why_none.partial"))
    return tuple(lines)


def listed(words: Sequence[str], most: int = MOST_NAMES) -> str:
    """Return words as a list for reading: ``a, b, dan 7 lainnya``."""
    if len(words) > most + 1:
        words = [*words[:most], tr("why_none.others", n=len(words) - most)]
    if len(words) < 2:
        return "".join(words)
    return tr("why_none.and", first=", ".join(words[:-1]), last=words[-1])


def sentence(text: str) -> str:
    """Return a text with a capital at its start."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """Return a name as it stands inside a sentence."""
    return text[:1].lower() + text[1:]


def sum_text(one: Shortage, names: CaseNames) -> str:
    """Return the sentence of what cannot fit."""
    values = {
        **_figures(one, names),
        "units": listed([names.unit(u) for u in one.units]),
        "opds": listed([names.opd(g) for g in one.opds]),
        "floors": floors_text(one.floors, names),
        "rooms": " " + tr("why_none.rooms", area=names.area(one.rooms)) if one.rooms else "",
    }
    special = _SPECIAL.get(one.kind)
    key, more = special(one, names) if special else (one.kind.value, {})
    return sentence(tr(f"why_none.sum.{key}", **{**values, **more}))


def _figures(one: Shortage, names: CaseNames) -> dict[str, str]:
    amount: Callable[[int], str] = lambda n: digits(n, 1, 0)  # noqa: E731
    if one.kind in AREAS:
        amount = names.area
    elif one.kind in PEOPLE:
        amount = people_text
    elif one.kind is ShortageKind.LIMIT:
        return {
            k: names.counted(one.subject[0], n)
            for k, n in (("need", one.need), ("have", one.have), ("short", one.lacking))
        }
    elif one.kind is ShortageKind.ROOM_TABLE:
        amount = lambda n: digits(n, 100, 1)  # noqa: E731
    return {"need": amount(one.need), "have": amount(one.have), "short": amount(one.lacking)}


def people_text(n: int) -> str:
    """Return a number of people."""
    return format_number(n, Measure.PERSON)


Special = tuple[str, Mapping[str, str]]


def _confined(one: Shortage, names: CaseNames) -> Special:
    """Say why units are confined to few floors, and name them when they are few."""
    key = one.kind.value
    if len(one.floors) == len(names.case.floors):
        return key, {"units": tr("why_none.units.all")}
    reasons = names.reasons(one.units, frozenset(one.floors))
    order = [reason for reason in PlaceReason if reason in reasons]
    why = tr(f"why_none.why.{order[0].value}" if len(order) == 1 else "why_none.why.mixed")
    counted = tr("why_none.units.counted", n=len(one.units), why=why)
    known = listed([names.unit(u) for u in one.units])
    return key, {"units": tr("why_none.units.which", counted=counted, names=known)}


def _tower(one: Shortage, names: CaseNames) -> Special:
    return one.kind.value, {"tower": names.tower(one.subject[0])}


def _contradiction(one: Shortage, names: CaseNames) -> Special:
    first, second, *chain = one.units
    known = {"first": names.unit(first), "second": names.unit(second)}
    if not chain:
        return "together_apart", known
    return "together_apart_over", {**known, "chain": listed([names.unit(u) for u in chain])}


def _room_table(one: Shortage, names: CaseNames) -> Special:
    return "room_table", {"kind": names.room(one.subject[0])}


def _parking(one: Shortage, names: CaseNames) -> Special:
    site, kind = one.subject
    if site < 0:
        return "parking_all", {"kind": names.vehicle(kind)}
    return "parking", {"kind": names.vehicle(kind), "site": names.site(site)}


def _limit(one: Shortage, names: CaseNames) -> Special:
    return "limit", {"name": names.limit(one.subject[0])}


_SPECIAL: Mapping[ShortageKind, Callable[[Shortage, CaseNames], Special]] = {
    ShortageKind.AREA: _confined,
    ShortageKind.PEOPLE: _confined,
    ShortageKind.TOWER_AREA: _tower,
    ShortageKind.TOWER_PEOPLE: _tower,
    ShortageKind.TOGETHER_APART: _contradiction,
    ShortageKind.ROOM_TABLE: _room_table,
    ShortageKind.PARKING: _parking,
    ShortageKind.LIMIT: _limit,
}


def floors_text(floors: Iterable[int], names: CaseNames) -> str:
    """Return floors by name, or how many when they are all."""
    known = sorted(floors)
    if len(known) == len(names.case.floors) > MOST_NAMES:
        return tr("why_none.floors.every", n=len(known))
    return listed([names.floor(f) for f in known])


def clash_text(n: int, one: Conflict, names: CaseNames) -> str:
    """Return the sentence of a set of clashing rules."""
    if len(one.open) > MOST_OPEN:
        return _wide(n, one, names)
    rules = rules_text(one.rules, names)
    if len(one.rules) == 1:
        return tr("why_none.clash.single", n=n, rules=rules)
    key = "minimal" if one.minimal else "open"
    return tr(f"why_none.clash.{key}", n=n, rules=rules)


def _wide(n: int, one: Conflict, names: CaseNames) -> str:
    """Say of a set that could not be narrowed only what is surely in it."""
    known = [rule for rule in one.rules if rule not in one.open]
    if not known:
        return tr("why_none.clash.wide", n=n, count=len(one.rules))
    rules = rules_text(known, names)
    return tr("why_none.clash.wide_known", n=n, rules=rules, count=len(one.open))


def rules_text(rules: Iterable[Rule], names: CaseNames) -> str:
    """Return rules in words, those of a kind together."""
    by: dict[RuleId, list[tuple[int, ...]]] = {}
    for rule, _, subject in rules:
        by.setdefault(rule, []).append(subject)
    return "; ".join(_RULES[rule](subjects, names) for rule, subjects in by.items())


Subjects = list[tuple[int, ...]]


def _pairs(subjects: Subjects, names: CaseNames) -> str:
    return listed(
        [tr("why_none.rule.pair", first=names.unit(u), second=names.unit(v)) for u, v in subjects]
    )


def _parked(subjects: Subjects, names: CaseNames) -> str:
    return listed(
        [tr("why_none.rule.parked", kind=names.vehicle(k), site=names.site(s)) for s, k in subjects]
    )


def _firsts(subjects: Subjects) -> list[int]:
    return [first for first, *_ in subjects]


_RULES: Mapping[RuleId, Callable[[Subjects, CaseNames], str]] = {
    RuleId.AREA: lambda s, n: tr("why_none.rule.area", floors=floors_text(_firsts(s), n)),
    RuleId.PEOPLE: lambda s, n: tr("why_none.rule.people", floors=floors_text(_firsts(s), n)),
    RuleId.ONE_TOWER: lambda s, n: tr(
        "why_none.rule.one_tower", opds=listed([n.opd(g) for g in _firsts(s)])
    ),
    RuleId.TOGETHER: lambda s, n: tr("why_none.rule.together", pairs=_pairs(s, n)),
    RuleId.APART: lambda s, n: tr("why_none.rule.apart", pairs=_pairs(s, n)),
    RuleId.PLACE: lambda s, n: tr(
        "why_none.rule.place", units=listed([n.unit(u) for u in _firsts(s)])
    ),
    RuleId.ROOMS: lambda s, n: tr(
        "why_none.rule.rooms", kinds=listed([n.room(c) for c in _firsts(s)])
    ),
    RuleId.PARKING: lambda s, n: tr("why_none.rule.parking", kinds=_parked(s, n)),
    RuleId.LIMIT: lambda s, n: tr(
        "why_none.rule.limit", names=listed([lowered(n.limit(i)) for i in _firsts(s)])
    ),
}


def repair_text(n: int, one: Repair, names: CaseNames) -> str:
    """Return the sentence of a way out, with what it costs."""
    changes = []
    if one.lifted:
        count = _between(one.lifted_low, len(one.lifted), lambda k: digits(k, 1, 0))
        rules = rules_text(one.lifted, names)
        changes.append(tr("why_none.repair.lift", n=len(one.lifted), count=count, rules=rules))
    changes += [_amount_text(amount, names) for amount in one.amounts]
    cost = tr("why_none.repair.cost", money=names.money(one.cost))
    joined = "; ".join([changes[0], *map(lowered, changes[1:])])
    return tr("why_none.repair.line", n=n, changes=joined, cost=cost)


def _between(low: int, high: int, write: Callable[[int], str]) -> str:
    """Return the figure, with what is proved to be needed where that is less."""
    if 0 < low < high:
        return tr("why_none.range", high=write(high), low=write(low))
    return tr("why_none.exact", high=write(high))


def _amount_text(one: Amount, names: CaseNames) -> str:
    if one.kind is AmountKind.LIMIT:
        return _limit_text(one, names)
    if one.kind is AmountKind.TABLE:
        where = listed([names.room(c) for c, _ in one.where])
        return tr("why_none.repair.table", where=where)
    if one.kind is AmountKind.FLOORS:
        where = listed([names.tower(t) for t, _ in one.where])
        amount = _between(one.low, one.high, lambda k: digits(k, 1, 0))
        return tr("why_none.repair.floors", amount=amount, where=where)
    if one.kind is AmountKind.PARKING:
        amount = _between(one.low, one.high, lambda k: digits(k, 1, 0))
        return tr("why_none.repair.parking", amount=amount)
    write = names.area if one.kind is AmountKind.AREA else people_text
    most = sorted(one.where, key=lambda spot: -spot[1])
    spots = [_spot(names.floor(f), write(n)) for f, n in most[:MOST_SPOTS]]
    where = listed(spots, MOST_SPOTS)
    if len(most) > MOST_SPOTS:
        where = tr("why_none.repair.most", spots=", ".join(spots), n=len(most) - MOST_SPOTS)
    amount = _between(one.low, one.high, write)
    if len(most) == 1:
        return tr(
            f"why_none.repair.{one.kind.value}_one", amount=amount, where=names.floor(most[0][0])
        )
    return tr(f"why_none.repair.{one.kind.value}", amount=amount, where=where)


def _limit_text(one: Amount, names: CaseNames) -> str:
    if len(one.where) == 1:
        i = one.where[0][0]
        amount = _between(one.low, one.high, lambda n: names.counted(i, n))
        return tr("why_none.repair.limit_one", where=lowered(names.limit(i)), amount=amount)
    spots = [_spot(lowered(names.limit(i)), names.counted(i, n)) for i, n in one.where]
    return tr("why_none.repair.limit", where=listed(spots))


def _spot(name: str, amount: str) -> str:
    return tr("why_none.repair.spot", name=name, amount=amount)
