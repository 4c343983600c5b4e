"""Steps of many units at once: all are priced together, those accepted are made one by one."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from solver.ledger.batch import Batch
from solver.ledger.swaps import Swaps, exchangeable
from solver.ledger.tables import NOWHERE, Ints
from solver.search.walk import Walk

FEWEST, MOST = 12, 256  # units priced at once
FEW, ENOUGH = 1.5, 4  # moves made of one batch
NOISE = 1 << 18


@dataclass
class Many:
    """Prices many single moves or exchanges at once for one walk.

    Every move is made on the board as it is by then: a move whose price has changed for the worse
    since it was priced is accepted once more, for the difference.

    Parameters
    ----------
    walk : Walk
        The walk; it brings temperature, prices and chance.

    Attributes
    ----------
    units, pairs : float
        How many units and pairs to price at once; follows how many moves are made.
    """

    walk: Walk
    units: float = 32.0
    pairs: float = 64.0

    def __post_init__(self) -> None:
        walk = self.walk
        self._chance = np.random.default_rng(walk.rng.randrange(2**32))
        self._noise = self._chance.gumbel(size=NOISE)
        together = walk.tables.together
        self._loose: Ints = np.array([u for u in range(len(together)) if not together[u]], int)
        self._queue: Ints = self._loose[:0]

    def one_unit_each(self) -> int:
        """Let some units draw a new place by heat bath; return how many moved."""
        walk = self.walk
        board = walk.ledger
        units = self._next_units()
        if not len(units):
            return 0
        batch = Batch(board, units)
        energy = batch.energies(walk.prices)
        if walk.bias is not None:
            energy += walk.bias[units]
        noisy = energy - walk.temperature * self._noise_of(energy.size).reshape(energy.shape)
        column = noisy.argmin(axis=1)
        moving = np.flatnonzero(column != batch.column)
        made = 0
        touched: set[int] = set()
        for k in moving.tolist():
            unit, before = int(units[k]), int(batch.at[k])
            chosen = int(column[k])
            floors = walk.tables.floors
            place = chosen if chosen < floors else floors + int(board.fixed.stay[unit])
            if touched and (before in touched or place in touched):
                continue
            promised = float(energy[k, chosen] - energy[k, batch.column[k]])
            if self._make(((unit, place),), promised, checked=bool(touched)):
                touched |= {before, place}
                made += 1
        self.units = _follow(self.units, made, min(MOST, max(FEWEST, len(self._loose))))
        return made

    def swaps(self) -> int:
        """Let some pairs of units change places if Metropolis' rule lets them; return how many."""
        walk = self.walk
        board = walk.ledger
        count = len(board.place)
        drawn = self._chance.integers(0, count, (2, round(self.pairs)))
        first, second = exchangeable(board, drawn[0], drawn[1])
        if not len(first):
            return 0
        swaps = Swaps(board, first, second)
        gain = swaps.gains(walk.prices)
        if walk.bias is not None:
            gain += walk.bias[first, swaps.q] - walk.bias[first, swaps.p]
            gain += walk.bias[second, swaps.p] - walk.bias[second, swaps.q]
        luck = walk.temperature * self._chance.exponential(size=len(gain))
        made = 0
        touched: set[int] = set()
        for k in np.flatnonzero(gain < luck).tolist():
            p, q = int(swaps.p[k]), int(swaps.q[k])
            if p in touched or q in touched:
                continue
            moves = ((int(first[k]), q), (int(second[k]), p))
            if self._make(moves, float(gain[k]), checked=bool(touched)):
                touched |= {p, q}
                made += 1
        self.pairs = _follow(self.pairs, made, MOST)
        return made

    def _make(self, moves: tuple[tuple[int, int], ...], promised: float, *, checked: bool) -> bool:
        """Make moves; take them back if they turn out dearer than promised and are refused."""
        walk = self.walk
        before = walk.energy()
        made = [(unit, walk.ledger.move(unit, place)) for unit, place in moves]
        if checked:
            worse = walk.energy() - before - promised
            if worse > 1e-6 and not self._lucky(worse):
                walk.take_back(made)
                return False
        return True

    def _lucky(self, worse: float) -> bool:
        walk = self.walk
        if walk.temperature <= 0:
            return False
        return walk.rng.random() < math.exp(-min(worse / walk.temperature, 700.0))

    def _next_units(self) -> Ints:
        """Take the next units of a random order; each comes once in a round."""
        size = round(self.units)
        if len(self._queue) < size:
            self._queue = np.concatenate([self._queue, self._chance.permutation(self._loose)])
            self._queue = self._queue[: max(size, len(self._loose))]
        units, self._queue = self._queue[:size], self._queue[size:]
        units = np.unique(units)
        placed: Ints = units[self.walk.ledger.at[units] != NOWHERE]
        return placed

    def _noise_of(self, size: int) -> np.typing.NDArray[np.float64]:
        if size > NOISE:
            return self._chance.gumbel(size=size)
        begin = int(self._chance.integers(0, NOISE - size + 1))
        return self._noise[begin : begin + size]


def _follow(size: float, made: int, most: int) -> float:
    """Return how many to price next: more when few moves were made, fewer when many."""
    if made < FEW:
        return min(float(most), size * 1.1)
    return max(float(FEWEST), size * 0.85) if made > ENOUGH else size
