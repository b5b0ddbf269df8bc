"""What reach follows from: the columns that a state has, and that a test can make."""

from __future__ import annotations

from typing import Protocol

from secondhop.network.arrays import Bool, Float32, Int8, Int32
from secondhop.network.ties import Ties


class Known(Protocol):
    """Who knows whom as far as that is known; all columns have one entry per row."""

    @property
    def ties(self) -> Ties: ...

    @property
    def degree(self) -> Int8: ...

    @property
    def mutuals(self) -> Int32: ...

    @property
    def strength(self) -> Float32: ...

    @property
    def listed(self) -> Bool: ...
