"""The user's config.toml: read and checked, never rewritten."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct, field

from secondhop.store.keyline import line_of
from secondhop.store.keytable import KeyEntry, key_entries

PartT = TypeVar("PartT")

GLYPHS = ("auto", "utf-8", "ascii")
"""Which signs may be drawn: what the locale promises, or what the user knows better."""

ACCOUNTS = ("free", "premium")
"""What LinkedIn allows: notes are shorter and fewer on a free account."""


class ConfigError(ValueError):
    """A settings file that cannot be used, with the file and, where known, the line."""

    def __init__(self, path: Path, reason: str, line: int = 0) -> None:
        self.path, self.reason, self.line = path, reason, line
        super().__init__(f"{path}:{line}: {reason}" if line else f"{path}: {reason}")


class TerminalTable(Struct, frozen=True):
    """What [terminal] says of the terminal at hand."""

    glyphs: str = "auto"
    differ: bool = True  # send only what changed on the screen


class Config(Struct, frozen=True):
    """The settings that config.toml may change."""

    theme: str = ""
    weights: dict[str, float] = field(default_factory=dict)
    limits: dict[str, float] = field(default_factory=dict)
    pacing: dict[str, int] = field(default_factory=dict)
    account: str = "free"  # a word of ACCOUNTS
    keys: tuple[KeyEntry, ...] = ()
    terminal: TerminalTable = TerminalTable()


def read_config(path: Path, rejected: Callable[[ConfigError], None] | None = None) -> Config:
    """Read config.toml; a missing file means all defaults. Raises ConfigError.

    A value that cannot be used goes to `rejected`, where there is one, and the others count.
    """
    values = read_toml(path)

    def part(read: Callable[[Path, Mapping[str, Any]], PartT], otherwise: PartT) -> PartT:
        try:
            return read(path, values)
        except ConfigError as error:
            if rejected is None:
                raise
            rejected(error)
            return otherwise

    return Config(
        theme=part(_read_theme, ""),
        weights=part(_read_weights, {}),
        limits=part(_read_limits, {}),
        pacing=part(_read_pacing, {}),
        account=part(_read_account, "free"),
        keys=part(_read_keys, ()),
        terminal=part(_read_terminal, TerminalTable()),
    )


def _read_theme(path: Path, values: Mapping[str, object]) -> str:
    theme = values.get("theme", "")
    if not isinstance(theme, str):
        raise ConfigError(path, 'theme must be a name in quotes, as in theme = "ansi-dark"')
    return theme


def _read_weights(path: Path, values: Mapping[str, object]) -> dict[str, float]:
    weights = values.get("weights", {})
    if not isinstance(weights, dict):
        raise ConfigError(path, "write [weights] above the weights")
    return weights


def _read_limits(path: Path, values: Mapping[str, object]) -> dict[str, float]:
    limits = values.get("limits", {})
    if not isinstance(limits, dict):
        raise ConfigError(path, "write [limits] above the limits")
    return limits


def _read_pacing(path: Path, values: Mapping[str, object]) -> dict[str, int]:
    pacing = values.get("pacing", {})
    if not isinstance(pacing, dict):
        raise ConfigError(path, "write [pacing] above its numbers")
    return pacing


def _read_account(path: Path, values: Mapping[str, object]) -> str:
    table = values.get("account", {})
    if not isinstance(table, dict):
        raise ConfigError(path, "write [account] above its kind")
    kind = table.get("kind", "free")
    if kind not in ACCOUNTS:
        raise ConfigError(path, f"kind must be one of: {', '.join(ACCOUNTS)}; it is {kind!r}")
    return str(kind)


def _read_terminal(path: Path, values: Mapping[str, object]) -> TerminalTable:
    table = values.get("terminal", {})
    if not isinstance(table, dict):
        raise ConfigError(path, "write [terminal] above its settings")
    glyphs = table.get("glyphs", "auto")
    if glyphs not in GLYPHS:
        reason = f"glyphs must be one of: {', '.join(GLYPHS)}; it is {glyphs!r}"
        raise ConfigError(path, reason, line_of(path, "glyphs"))
    differ = table.get("differ", True)
    if not isinstance(differ, bool):
        raise ConfigError(path, f"differ must be true or false; it is {differ!r}")
    return TerminalTable(glyphs=glyphs, differ=differ)


def _read_keys(path: Path, values: Mapping[str, object]) -> tuple[KeyEntry, ...]:
    keys = values.get("keys", {})
    if not isinstance(keys, dict):
        raise ConfigError(path, "write [keys] above the keys")
    return key_entries(keys, _read_text(path)) if keys else ()


def read_toml(path: Path) -> dict[str, Any]:
    """The values of a TOML file, {} when there is none. Raises ConfigError with the line."""
    text = _read_text(path)
    try:
        return tomllib.loads(text)
    except ValueError as error:  # also a number of more digits than int() takes
        line = str(error).rpartition("at line ")[2].partition(",")[0]
        raise ConfigError(path, str(error), int(line) if line.isdigit() else 0) from None
    except RecursionError:
        raise ConfigError(path, "is nested too deep") from None


def _read_text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise ConfigError(path, f"is not UTF-8 at byte {error.start}; save it as UTF-8") from None
    except OSError as error:
        raise ConfigError(path, f"could not be read: {error.strerror}") from None
