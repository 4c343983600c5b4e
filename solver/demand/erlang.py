"""Inverse Erlang B in whole numbers: the largest load that k rooms carry at a service level."""

from __future__ import annotations

from functools import lru_cache

MOST_ROOMS = 400


def carries(load: int, rooms: int, service: int) -> bool:
    """Tell whether `rooms` carry an offered load at a service level, exactly.

    Erlang's loss formula by its recursion 1/B(0) = 1, 1/B(k) = 1 + k/A · 1/B(k-1); the condition
    is B(k, A) ≤ 1 - s. With A = load/100 and N(k) = load^k / B(k) it needs whole numbers only.

    Parameters
    ----------
    load : int
        Offered load in hundredths of an Erlang (of a room busy all the time).
    rooms : int
        Number of rooms k.
    service : int
        Share of requests that find a room, basis points.
    """
    if load <= 0:
        return True
    scaled, power = 1, 1
    for k in range(1, rooms + 1):
        power *= load
        scaled = power + 100 * k * scaled
    return scaled * (10_000 - service) >= 10_000 * power


@lru_cache(maxsize=32)
def erlang_limits(service: int, peak: int) -> tuple[int, ...]:
    """Return ``limit[k]``, the largest load in hundredths that k rooms carry, up to `peak`.

    The table ends with the first limit that carries `peak` (at most 400 rooms). But for rounding
    the increments never shrink: that is the gain of sharing.
    """
    limits = [0]
    while limits[-1] < peak and len(limits) <= MOST_ROOMS:
        low, high = limits[-1], limits[-1] + 100 * 10_000 // max(1, service)
        while carries(high, len(limits), service):
            high *= 2
        while high - low > 1:
            middle = (low + high) // 2
            if carries(middle, len(limits), service):
                low = middle
            else:
                high = middle
        limits.append(low)
    return tuple(limits)


def plain_limits(peak: int) -> tuple[int, ...]:
    """Return the table of the simple rule: k rooms carry k meetings at once."""
    return tuple(100 * k for k in range(min(MOST_ROOMS, -(-peak // 100)) + 1))


def rooms_for(load: int, limits: tuple[int, ...]) -> int:
    """Return the fewest rooms whose limit carries the load; beyond the table its length."""
    return next((k for k, limit in enumerate(limits) if limit >= load), len(limits))
