"""The measured programs: how each is started, and which of its keys do what ours do."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.workshop import Workshop

HERE = Path(__file__).resolve().parent
DOWN_ARROW, PAGE_DOWN = "\x1b[B", "\x1b[6~"
TYPED = tuple("hana we")
"""Each letter leaves other people at the top."""


@dataclass(frozen=True)
class Program:
    """One row of the tables. A key that a program does not have is ""."""

    name: str
    command: str  # what must be installed
    argv: Callable[[Workshop], tuple[str, ...]]
    ready: str  # a pattern that its first screen holds
    down: str = "j"
    has_cursor: bool = True  # else the same key scrolls from the first press on
    page: str = PAGE_DOWN
    opens_filter: str = ""
    can_filter: bool = False
    panes: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    tells_version: str = "--version"  # "" for what comes with this page

    @property
    def is_installed(self) -> bool:
        return shutil.which(self.command) is not None

    def version(self) -> str:
        """The number that the program tells about itself."""
        if not self.tells_version:
            return ""
        told = subprocess.run([self.command, self.tells_version], capture_output=True, check=False)
        number = re.search(r"\d+(\.\d+)*", told.stdout.decode(errors="replace"))
        return number[0] if number else ""


def _secondhop(shop: Workshop) -> tuple[str, ...]:
    return (sys.executable, "-m", "secondhop", "--home", str(shop.home))


def _ours(name: str, **environment: str) -> Program:
    return Program(
        name,
        sys.executable,
        _secondhop,
        "●",
        page="\x04",
        opens_filter="/",
        can_filter=True,
        panes=("3", "1", "2"),
        environment=environment,
        tells_version="",
    )


PROGRAMS = (
    _ours("secondhop"),
    _ours("secondhop, stock driver", SECONDHOP_DIFFER="0"),
    Program(
        "Textual DataTable",
        sys.executable,
        lambda shop: (sys.executable, str(HERE / "table_app.py"), str(shop.people)),
        "Hana Weber",
        down=DOWN_ARROW,
        opens_filter="/",
        can_filter=True,
        panes=("2", "1", "2"),
        tells_version="",
    ),
    Program(
        "visidata",
        "vd",
        lambda shop: ("vd", "--nothing", str(shop.people)),
        "Hana Weber",
    ),
    Program(
        "fzf",
        "fzf",
        lambda shop: ("sh", "-c", f"fzf --reverse --no-mouse < '{shop.people}'"),
        "Hana Weber",
        down=DOWN_ARROW,
        can_filter=True,
    ),
    Program(
        "mutt",
        "mutt",
        lambda shop: ("mutt", "-n", "-R", "-F", str(shop.muttrc), "-f", str(shop.mails)),
        "Msgs:",
        tells_version="-v",
    ),
    Program("tig", "tig", lambda shop: ("tig",), r"Change \d+ for"),
    Program(
        "less",
        "less",
        lambda shop: ("less", "-S", str(shop.people)),
        "Hana Weber",
        has_cursor=False,
    ),
)

BY_NAME = {program.name: program for program in PROGRAMS}
