"""The stories are told in the light look."""

from __future__ import annotations

from tests.desktop.conftest import look

__all__ = ["look"]
