"""The compiled kernel is found, mirrors its records, and says in one sentence when it is not."""

from __future__ import annotations

import pytest

from solver.errors import SatuAtapError
from solver.kernel import library as room


@pytest.mark.parametrize("bits", [32, 64])
def test_is_found(bits):
    assert room.library(bits) is room.library(bits)


def test_a_missing_kernel_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(room, "FOLDER", str(tmp_path))
    room.library.cache_clear()
    with pytest.raises(SatuAtapError, match="kernel_missing"):
        room.library(32)
    room.library.cache_clear()


def test_a_kernel_with_other_records_is_refused(monkeypatch):
    class Shorter(room.State):
        _fields_ = (("more", room.Whole),)

    monkeypatch.setitem(room.RECORDS, "size_of_walk", Shorter)
    room.library.cache_clear()
    with pytest.raises(SatuAtapError, match="records"):
        room.library(32)
    room.library.cache_clear()
