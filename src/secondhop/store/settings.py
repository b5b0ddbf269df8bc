"""What the user sets by hand: config.toml with its weights and limits, companies and goals.

A file that cannot be used is told, and the program goes on with what it had: it still starts.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from secondhop.network.weights import Weights, load_weights
from secondhop.outreach.limits import Limits, load_limits
from secondhop.outreach.pacing import Pacing, load_pacing
from secondhop.store.companies import Companies, read_companies
from secondhop.store.config import Config, ConfigError, read_config
from secondhop.store.goals import read_goals
from secondhop.store.home import Home
from secondhop.store.keyline import line_of
from secondhop.store.problem import Problem

SettingT = TypeVar("SettingT")


class Settings:
    """The settings as they were when last read, and what is wrong with them."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._errors: dict[str, list[Problem]] = {}
        rejected: list[ConfigError] = []
        read = partial(read_config, home.config, rejected.append)
        self.config = self._read("config", read, Config())
        self._errors["values"] = [Problem(str(one.path), one.line, one.reason) for one in rejected]
        self.weights = self._read("weights", self._read_weights, load_weights())
        self.limits = self._read("limits", self._read_limits, load_limits())
        self.pacing = self._read("pacing", self._read_pacing, load_pacing())
        self.companies = self._read_companies(Companies())
        self._goals_as_of = _age(home.goals)
        self.goals = read_goals(home.goals)

    @property
    def errors(self) -> list[Problem]:
        """What cannot be used."""
        return [problem for found in self._errors.values() for problem in found]

    @property
    def problems(self) -> list[Problem]:
        """What cannot be used, and what is surely not meant as it stands."""
        return [*self.errors, *self.companies.problems, *self.goals.problems]

    def reject(self, what: str, reason: str, line: int = 0) -> None:
        """Take note of a value that only somebody else could see is wrong."""
        line = line or line_of(self._home.config, what)
        self._errors[what] = [Problem(str(self._home.config), line, reason)]

    def companies_changed(self) -> bool:
        """Read companies.toml again if it was written since; whether it says something else."""
        if self._companies_as_of == _age(self._home.companies):
            return False
        before, self.companies = self.companies, self._read_companies(self.companies)
        return before != self.companies

    def goals_changed(self) -> bool:
        """Read goals.toml again if it was written since; whether it asks for something else."""
        as_of, before = _age(self._home.goals), self.goals
        if self._goals_as_of != as_of:
            self._goals_as_of, self.goals = as_of, read_goals(self._home.goals)
        return before.goal != self.goals.goal

    def _read_companies(self, otherwise: Companies) -> Companies:
        self._companies_as_of = _age(self._home.companies)
        path = self._home.companies
        return self._read("companies", lambda: read_companies(path), otherwise)

    def _read_weights(self) -> Weights:
        try:
            return load_weights(self.config.weights)
        except (ValueError, OverflowError) as error:
            raise ConfigError(self._home.config, str(error)) from None

    def _read_pacing(self) -> Pacing:
        try:
            return load_pacing(self.config.pacing)
        except ValueError as error:
            raise ConfigError(self._home.config, str(error)) from None

    def _read_limits(self) -> Limits:
        try:
            return load_limits(self.config.limits)
        except (ValueError, OverflowError) as error:
            raise ConfigError(self._home.config, str(error)) from None

    def _read(self, what: str, read: Callable[[], SettingT], otherwise: SettingT) -> SettingT:
        self._errors[what] = []
        try:
            return read()
        except ConfigError as error:
            self._errors[what] = [Problem(str(error.path), error.line, error.reason)]
            return otherwise


def _age(path: Path) -> int:
    """When a file was written last, in nanoseconds; 0 when there is none."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
