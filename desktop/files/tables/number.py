"""Numbers in tables that others typed: Indonesian or English marks, units, ``12 x 7``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

_AROUND = re.compile(
    r"^(rp\.?|idr|±|\+/-|kurang lebih|kl\.?|ca\.?)\s*|"
    r"\s*(m2|m²|m\^2|meter persegi|meter|m|rupiah|,-|lantai|lt\.?|orang|unit)\s*$",
    re.IGNORECASE,
)
_PRODUCT = re.compile(r"\s*([\d.,]+)\s*m?\s*[x×*]\s*([\d.,]+)\s*m?\s*", re.IGNORECASE)
_NOTHING = {"", "-", "–", "—", "...", "n/a", "na", "null", "none", "tidak ada", "tidak diketahui"}


def decimal_mark(values: Iterable[object]) -> str:
    """Return the decimal mark of a column of texts: what most of its clear numbers use.

    ``1.234,5`` and ``12,5`` are clear, ``1.234`` is not. Without any clear one the mark is the
    Indonesian comma.
    """
    votes = {",": 0, ".": 0}
    for text in (v for v in values if isinstance(v, str)):
        bare = _AROUND.sub("", text.strip())
        for mark, other in ((",", "."), (".", ",")):
            fraction = rf"\d+\{mark}(\d{{1,2}}|\d{{4,}})"
            if re.fullmatch(rf"\d{{1,3}}(\{other}\d{{3}})+\{mark}\d+|{fraction}", bare):
                votes[mark] += 1
    return "." if votes["."] > votes[","] else ","


def read_number(value: object, mark: str = ",") -> Decimal | None:
    """Read a number; None for an empty cell or a word for nothing.

    Parameters
    ----------
    value : object
        What the cell holds.
    mark : str
        Decimal mark for texts, of `decimal_mark`.

    Raises
    ------
    ValueError
        It is no number.
    """
    if value is None or isinstance(value, bool | date):
        if value is None:
            return None
        raise ValueError(value)
    if isinstance(value, int | Decimal):
        return Decimal(value)
    text = str(value).strip()
    if text.casefold() in _NOTHING:
        return None
    return _read_bare(_strip(text), mark)


def read_area(value: object, mark: str = ",") -> Decimal | None:
    """Read an area in m²: a number, or two sides as in ``12 x 7``."""
    found = _PRODUCT.fullmatch(value) if isinstance(value, str) else None
    if found:
        return _read_bare(found.group(1), mark) * _read_bare(found.group(2), mark)
    return read_number(value, mark)


def smallest(number: Decimal, scale: int) -> int:
    """Return a number in whole smallest units of 1/scale, rounded half up."""
    return int((number * scale).quantize(Decimal(1), ROUND_HALF_UP))


def _strip(text: str) -> str:
    before = None
    while before != text:
        before, text = text, _AROUND.sub("", text).strip()
    return text


def _read_bare(text: str, mark: str) -> Decimal:
    other = "." if mark == "," else ","
    bare = text.replace(" ", "").replace("\u00a0", "").replace("−", "-")
    negative = bare.startswith("(") and bare.endswith(")")
    bare = bare.strip("()")
    grouped = rf"-?\d{{1,3}}(\{other}\d{{3}})+(\{mark}\d*)?"
    plain = rf"-?\d+(\{mark}\d*)?"
    strange = rf"-?\d+\{other}(\d{{1,2}}|\d{{4,}})"  # the other mark where it can only be decimal
    if re.fullmatch(grouped, bare, re.ASCII) or re.fullmatch(plain, bare, re.ASCII):
        number = Decimal(bare.replace(other, "").replace(mark, "."))
    elif re.fullmatch(strange, bare, re.ASCII):
        number = Decimal(bare.replace(other, "."))
    else:
        raise ValueError(text)
    return -number if negative else number
