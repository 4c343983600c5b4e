"""Case files as strangers make them: a sound record with something changed somewhere."""

from __future__ import annotations

import copy
import random
from typing import Any

ODD: tuple[Any, ...] = (
    0, 1, 2, 3, 7, -1, -(10**15), 10**15, 10**16, 2**31, 2**53, 2**63, 10**99,
    True, False, 0.5, 1.0, 1e308, float("nan"), float("inf"),
    None, "", "1", "x", [], [0], [[]], {}, {"a": 1},
)  # fmt: skip
LARGE = (0, 1, 2**31, 2**40, 10**12, 10**14, 10**15)
Spot = tuple[Any, Any]  # a container and a key or index in it


def torn(record: dict[str, Any], rng: random.Random, times: int = 1) -> dict[str, Any]:
    """Return a copy with some things replaced, removed, doubled, emptied or exchanged."""
    data = copy.deepcopy(record)
    for _ in range(times):
        rng.choice(WAYS)(data, rng)
    return data


def swollen(record: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """Return a copy in which numbers of one kind are huge: a case it may still be."""
    data = copy.deepcopy(record)
    keys = rng.sample(sorted(_names(data)), 2)
    factor = rng.choice(LARGE)
    for name in keys:
        _swell(data, name, factor)
    return data


def _names(data: Any) -> set[str]:
    if isinstance(data, dict):
        return set(data).union(*map(_names, data.values()))
    return set().union(*map(_names, data)) if isinstance(data, list) else set()


def _swell(data: Any, name: str, factor: int) -> None:
    if isinstance(data, dict):
        for key, value in data.items():
            if key == name:
                data[key] = _times(value, factor)
            else:
                _swell(value, name, factor)
    elif isinstance(data, list):
        for value in data:
            _swell(value, name, factor)


def _times(data: Any, factor: int) -> Any:
    if isinstance(data, list):
        return [_times(value, factor) for value in data]
    if isinstance(data, dict):
        return {key: _times(value, factor) for key, value in data.items()}
    return data * factor if isinstance(data, int) and not isinstance(data, bool) else data


def spots(data: Any) -> list[Spot]:
    """Return every place in a record: its container and where in it."""
    if isinstance(data, dict):
        inside: Any = data.items()
    elif isinstance(data, list):
        inside = enumerate(data)
    else:
        return []
    found: list[Spot] = []
    for key, value in inside:
        found += [(data, key), *spots(value)]
    return found


def _replaced(data: dict[str, Any], rng: random.Random) -> None:
    inside, key = rng.choice(spots(data))
    inside[key] = copy.deepcopy(rng.choice(ODD))


def _removed(data: dict[str, Any], rng: random.Random) -> None:
    inside, key = rng.choice(spots(data))
    del inside[key]


def _doubled(data: dict[str, Any], rng: random.Random) -> None:
    inside, key = rng.choice([(i, k) for i, k in spots(data) if isinstance(i, list)])
    inside.insert(key, copy.deepcopy(inside[key]))


def _emptied(data: dict[str, Any], rng: random.Random) -> None:
    inside, key = rng.choice([(i, k) for i, k in spots(data) if isinstance(i[k], dict | list)])
    inside[key] = type(inside[key])()


def _exchanged(data: dict[str, Any], rng: random.Random) -> None:
    (one, i), (other, k) = rng.sample(spots(data), 2)
    one[i], other[k] = copy.deepcopy(other[k]), copy.deepcopy(one[i])


def _nudged(data: dict[str, Any], rng: random.Random) -> None:
    inside, key = rng.choice([(i, k) for i, k in spots(data) if type(i[k]) is int])
    inside[key] = rng.choice((inside[key] + 1, inside[key] - 1, 0, -inside[key]))


WAYS = (_replaced, _removed, _doubled, _emptied, _exchanged, _nudged, _nudged, _nudged)
