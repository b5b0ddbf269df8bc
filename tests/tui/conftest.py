"""Homes for screens: the demo's people in a folder of the test's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from secondhop.store.demo import make_demo
from secondhop.store.home import make_private
from tests.screens import known_ids


@pytest.fixture(scope="session")
def demo_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's home, made once; tests get copies."""
    folder = make_private(tmp_path_factory.mktemp("demo"))
    with known_ids():
        make_demo(folder)
    return folder


@pytest.fixture
def demo(demo_master: Path, tmp_path: Path) -> Path:
    """A home full of invented people."""
    home = tmp_path / "home"
    shutil.copytree(demo_master, home)
    return home
