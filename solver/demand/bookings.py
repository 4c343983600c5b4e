"""A seeded simulation of bookings, to confirm the promised service level of shared rooms."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from random import Random

from solver.demand.rooms import HOURS


@dataclass(frozen=True)
class Service:
    """How many of the requests found a room."""

    asked: int
    served: int

    @property
    def margin(self) -> float:
        """Half the width of the 95 % confidence interval of the share served."""
        if self.asked == 0:
            return 1.0
        share = self.served / self.asked
        return float(1.96 * (share * (1 - share) / self.asked) ** 0.5)

    def keeps(self, service: int) -> bool:
        """Tell whether the promise (basis points) lies within the interval, or below it."""
        return self.asked == 0 or self.served / self.asked + self.margin >= service / 10_000


def simulate(
    by_slot: tuple[int, ...], rooms: int, *, minutes: int = 90, weeks: int = 500, seed: int = 1
) -> Service:
    """Simulate requests that come at random and leave when no room is free.

    Parameters
    ----------
    by_slot : tuple of int
        Pooled offered load of each working-hour slot, hundredths.
    rooms : int
        Rooms of the class.
    minutes : int
        Length of a meeting.
    weeks : int
        How many weeks are simulated; rooms are empty again every morning.
    seed : int
        Same seed, same answer.
    """
    random = Random(seed)
    asked = served = 0
    days = [by_slot[d : d + HOURS] for d in range(0, len(by_slot), HOURS)]
    for _ in range(weeks):
        for day in days:
            busy: list[float] = []
            for start in _arrivals(random, day, minutes):
                while busy and busy[0] <= start:
                    heappop(busy)
                asked += 1
                if len(busy) < rooms:
                    served += 1
                    heappush(busy, start + minutes)
    return Service(asked, served)


def _arrivals(random: Random, day: tuple[int, ...], minutes: int) -> list[float]:
    """Return arrival times in minutes: Poisson with the rate load / length in each hour."""
    times: list[float] = []
    for hour, load in enumerate(day):
        rate = load / 100 / minutes  # per minute
        if rate <= 0:
            continue
        at = random.expovariate(rate)
        while at < 60:
            times.append(60 * hour + at)
            at += random.expovariate(rate)
    return times
