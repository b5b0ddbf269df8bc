"""Where everything lives: the one module that knows the operating system's folders."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path
from typing import NamedTuple

import platformdirs

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600

_MACHINE = re.compile(r"[a-z0-9]{1,16}")  # as a stamp has it


class Home(NamedTuple):
    """The three folders of one user: data to keep, this machine's state, a disposable cache."""

    data: Path
    state: Path
    cache: Path

    @property
    def config(self) -> Path:
        return self._users_own("config.toml")

    @property
    def companies(self) -> Path:
        return self._users_own("companies.toml")

    @property
    def goals(self) -> Path:
        return self._users_own("goals.toml")

    @property
    def views(self) -> Path:
        return self.data / "views"

    @property
    def templates(self) -> Path:
        return self.data / "templates"

    @property
    def graph(self) -> Path:
        return self.data / "graph"

    @property
    def log(self) -> Path:
        return self.data / "log"

    @property
    def quarantine(self) -> Path:
        return self.data / "quarantine"

    @property
    def locks(self) -> Path:
        return self.state / "locks"

    def _users_own(self, name: str) -> Path:
        """A file that a person writes; under --home it may also lie beside the three folders."""
        beside = self.data.parent / name
        return beside if self.data.name == "data" and beside.exists() else self.data / name


def home_in(folder: Path) -> Home:
    """Data, state and cache under one folder, for --home and the demo."""
    return Home(folder / "data", folder / "state", folder / "cache")


def find_home(folder: str | None = None) -> Home:
    """The home asked for, else the one in SECONDHOP_HOME, else the user's own folders."""
    chosen = folder or os.environ.get("SECONDHOP_HOME")
    if chosen:
        return home_in(Path(chosen).expanduser().absolute())
    return Home(
        platformdirs.user_data_path("secondhop"),
        platformdirs.user_state_path("secondhop"),
        platformdirs.user_cache_path("secondhop"),
    )


def make_private(folder: Path) -> Path:
    """Create a folder that only its user can enter, whatever the umask says, and return it."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        one.chmod(PRIVATE_FOLDER)
        sync_folder(one.parent)
    return folder


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def known_machine(home: Home) -> str:
    """This machine's name in the log, "" while it has none."""
    try:
        return _read_machine_id(home.state / "machine-id")
    except OSError:
        return ""


def new_machine() -> str:
    """A random name for a machine: nothing about it goes into files that are synchronised."""
    return "m" + secrets.token_hex(3)


def keep_machine(home: Home, name: str) -> str:
    """Make `name` this machine's for good, unless another program was first; returns the one."""
    try:
        return known_machine(home) or _make_machine_id(home.state / "machine-id", name)
    except OSError:
        return name  # where nothing can be kept, the name serves this once


def _read_machine_id(path: Path) -> str:
    text = path.read_text(encoding="ascii", errors="ignore").strip() if path.exists() else ""
    return text if _MACHINE.fullmatch(text) else ""


def _make_machine_id(path: Path, name: str) -> str:
    make_private(path.parent)
    temporary = path.with_name(f".machine-id.{os.getpid()}.{secrets.token_hex(3)}")
    temporary.write_text(name + "\n", encoding="ascii")
    temporary.chmod(PRIVATE_FILE)
    try:
        os.link(temporary, path)  # fails when another program was first; then theirs counts
    except FileExistsError:
        name = _read_machine_id(path) or name
    finally:
        temporary.unlink()
    return name
