"""Level and site part of a large case in one program: between towers a trip goes down and up.

The folded level program lets both ends of a trip sit equally high: then it costs nothing, in
whatever towers they are. The site program knows how far apart they are. The two meet in rows

    m >= z[u] + z[v] - 2 + 2 · d(u, v) / farthest

where z says who is above a cut, m is what the trip pays there, and d how far apart their towers
are, all towers being equally far where that can be told (the last family of `tree.py`): two
units above a cut in different towers cross it twice, and who is in the same tower has d = 0.
Whoever stays in an old building does so in both programs.
"""

from __future__ import annotations

import math

import numpy as np

from solver.case.model import Case
from solver.search.cuts.fold import fold
from solver.search.cuts.level_cuts import Cuts, level_cuts
from solver.search.linear.first_order import Floats, Stand
from solver.search.linear.program import Program
from solver.search.shares import Shares
from solver.search.site.rows import SiteRows
from solver.search.site.sites import atoms
from solver.search.site.spread import Spread

LONG = 100  # entries of a row of which many make each step slow: area, people and rooms


def level_and_site(
    case: Case,
    shares: Shares,
    site: Case,
    levels: Stand | None = None,
    rows: SiteRows | None = None,
) -> SiteRows:
    """Return the program of both parts, towers folded, with steps and rows about chains to do.

    Parameters
    ----------
    case : Case
        The case.
    shares : Shares
        Its money; the level part pays `shares.keep` for old buildings.
    site : Case
        The case of the site part, with what that pays for old buildings.
    levels : Stand or None
        Where the steps of the folded level program stand.
    rows : SiteRows or None
        The site part so far. With both the work goes on from there.

    Returns
    -------
    SiteRows
        No plan's level and site money together is below its bound.
    """
    cuts = level_cuts(*fold(case, shares))
    paid = None if levels is None or rows is None else _drop(cuts.program, levels)
    first = len(cuts.program.cost), len(cuts.program.rows)
    spread = Spread(site, cuts.program)
    own = len(cuts.program.rows) - first[1]
    _add_stays(case, cuts, spread)
    _add_trips(case, cuts, spread)
    both = SiteRows(site, spread)
    if levels is None or rows is None or paid is None:
        return both
    stand, chains = rows.stand, rows.chains
    both.take_chains([(low, [(first[0] + j, a) for j, a in terms]) for low, terms in chains])
    between = len(cuts.program.rows) - first[1] - own - len(chains)
    multipliers = np.concatenate(
        [paid, stand.multipliers[:own], np.zeros(between), stand.multipliers[own:]]
    )
    primal = np.concatenate([levels.primal, stand.primal])
    weight = math.sqrt(levels.weight * stand.weight)
    both.resume(Stand(primal, multipliers, min(levels.steps, stand.steps), weight))
    return both


def _drop(program: Program, levels: Stand) -> Floats:
    """Leave long rows that nothing pays for out; return the multipliers of the others."""
    pays = levels.multipliers != 0
    rows = enumerate(zip(program.equal, program.rows, strict=True))
    kept = [i for i, (equal, terms) in rows if equal or pays[i] or len(terms) < LONG]
    program.keep(kept)
    paid: Floats = levels.multipliers[kept]
    return paid


def _add_stays(case: Case, cuts: Cuts, spread: Spread) -> None:
    """Who stays in the one program stays in the other."""
    floors, towers = len(cuts.case.floors), len(spread.case.floors)
    for atom, places in zip(atoms(case), spread.places, strict=True):
        if atom.stay is None:
            continue
        home = places[towers + atom.stay]
        for u in atom.units:
            row = cuts.x[u]
            if floors + atom.stay in row:
                spread.program.exactly(0, [(home, 1), (row[floors + atom.stay], -1)])


def _add_trips(case: Case, cuts: Cuts, spread: Spread) -> None:
    """A trip between two towers crosses the cuts below either end."""
    of = {u: i for i, atom in enumerate(atoms(case)) for u in atom.units}
    ways = {frozenset((way.one, way.other)): way for way in spread.trips}
    program, farthest = spread.program, spread.farthest
    for _, trip in cuts.trips:
        u, v = trip.units
        way = ways.get(frozenset((of[u], of[v]))) if u in of and v in of else None
        if way is None:
            continue
        (a, m), (b, n) = trip.ends
        program.high[trip.column] = 2
        row = [(trip.column, farthest), *((j, -farthest * c) for j, c in (*a, *b))]
        between = [(j, -2 * size) for j, size in way.distance[-1]]
        program.at_least(farthest * (m + n - 2), [*row, *between])
