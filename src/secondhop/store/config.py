"""The user's config.toml: read and checked, never rewritten."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


class ConfigError(ValueError):
    """A settings file that cannot be used, with the file and, where known, the line."""

    def __init__(self, path: Path, reason: str, line: int = 0) -> None:
        self.path, self.reason, self.line = path, reason, line
        super().__init__(f"{path}:{line}: {reason}" if line else f"{path}: {reason}")


@dataclass(frozen=True, slots=True)
class Config:
    """The settings that config.toml may change."""

    theme: str = ""
    weights: dict[str, float] = field(default_factory=dict)


def read_config(path: Path) -> Config:
    """Read config.toml; a missing file means all defaults. Raises ConfigError."""
    values = read_toml(path)
    theme = values.get("theme", "")
    if not isinstance(theme, str):
        raise ConfigError(path, 'theme must be a name in quotes, as in theme = "ansi-dark"')
    weights = values.get("weights", {})
    if not isinstance(weights, dict):
        raise ConfigError(path, "write [weights] above the weights")
    return Config(theme=theme, weights=weights)


def read_toml(path: Path) -> dict[str, Any]:
    """The values of a TOML file, {} when there is none. Raises ConfigError with the line."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise ConfigError(path, f"is not UTF-8 at byte {error.start}; save it as UTF-8") from None
    except OSError as error:
        raise ConfigError(path, f"could not be read: {error.strerror}") from None
    try:
        return tomllib.loads(text)
    except ValueError as error:  # also a number of more digits than int() takes
        line = str(error).rpartition("at line ")[2].partition(",")[0]
        raise ConfigError(path, str(error), int(line) if line.isdigit() else 0) from None
    except RecursionError:
        raise ConfigError(path, "is nested too deep") from None
