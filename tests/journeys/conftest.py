"""Journeys start from the same homes as the tests of single screens."""

from __future__ import annotations

from tests.journeys.sessions import place as place
from tests.tui.conftest import demo as demo
from tests.tui.conftest import demo_master as demo_master
