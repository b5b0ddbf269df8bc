"""The user's companies.toml: industry, place and other names of companies."""

from __future__ import annotations

import hashlib
from pathlib import Path

from msgspec import Struct, field

from secondhop.model.text import clean, fold
from secondhop.store.config import ConfigError, read_toml
from secondhop.store.problem import Problem

KEYS = ("industry", "location", "aliases")


class Company(Struct, frozen=True):
    """What is known of a company; it holds for everybody there who has nothing else."""

    name: str
    industry: str = ""
    location: str = ""


class Companies(Struct, frozen=True):
    """Companies by every name they go by."""

    by_name: dict[str, Company] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()  # what was read, but surely not meant so

    @property
    def digest(self) -> str:
        """Differs when anything does that these companies say of people."""
        return hashlib.sha256(repr(sorted(self.by_name.items())).encode()).hexdigest()

    def find(self, name: str) -> Company | None:
        """The company of this name or alias, whatever its case and accents."""
        return self.by_name.get(fold(name)) if name else None


def read_companies(path: Path) -> Companies:
    """Read companies.toml; a missing file is an empty one. Raises ConfigError."""
    table = read_toml(path).get("company", {})
    if not isinstance(table, dict):
        raise ConfigError(path, '"company" must be tables: [company."Helsing"]')
    by_name: dict[str, Company] = {}
    doubts: list[str] = []
    for name, entry in table.items():
        if not isinstance(entry, dict):
            raise ConfigError(path, f'write [company."{clean(name)}"] above its values')
        company = Company(
            name, _text(path, name, entry, "industry"), _text(path, name, entry, "location")
        )
        doubts += [
            f'"{clean(name)}" has no {clean(key)}; there are {", ".join(KEYS)}'
            for key in entry
            if key not in KEYS
        ]
        for known_as in (name, *_aliases(path, name, entry)):
            if by_name.setdefault(fold(known_as), company) is not company:
                doubts.append(f'"{clean(known_as)}" stands for more than one company')
    return Companies(by_name, tuple(Problem(str(path), 0, doubt) for doubt in doubts))


def _text(path: Path, company: str, entry: dict[str, object], field_name: str) -> str:
    value = entry.get(field_name, "")
    if not isinstance(value, str):
        raise ConfigError(path, f'{field_name} of "{clean(company)}" must be a text in quotes')
    return clean(value)


def _aliases(path: Path, company: str, entry: dict[str, object]) -> list[str]:
    aliases = entry.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise ConfigError(path, f'aliases of "{clean(company)}" must be a list: ["Helsing GmbH"]')
    return aliases
