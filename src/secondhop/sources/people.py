"""The people of one batch: everybody once, whichever member files name them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from msgspec.structs import replace

from secondhop.model.facts import PersonFact
from secondhop.model.identity import EMAIL, is_profile_key, name_key, profile_key
from secondhop.model.text import clean

_PLAIN = "https://www.linkedin.com/in/"
_CREDENTIALS = frozenset(
    re.findall(
        r"\S+",
        """phd dphil edd md dds dvm dnp mba emba msc ms ma meng mph mpa mfa llm llb jd esq
        bsc ba beng pmp cpa cfa cfp cissp cism cisa csm pe rn frm acca ccna itil
        shrm-cp shrm-scp phr sphr cscp pmi-acp csp cspo cams crcp fcca aca cipd""",
    )
)


class Roster:
    """Collects the people that member files name and gives each one index."""

    def __init__(self) -> None:
        self._people: list[PersonFact] = []
        self._by_key: dict[str, int] = {}
        self._by_name: dict[tuple[str, str], int] = {}

    def __len__(self) -> int:
        return len(self._people)

    def find(self, fact: PersonFact) -> int | None:
        """The index of somebody who was named before."""
        for key in fact.keys:
            index = self._by_key.get(key)
            if index is not None and (not key.startswith(EMAIL) or self._may_be(index, fact)):
                return index
        return None if fact.keys or not fact.must_exist else self._by_name.get(_called(fact))

    def meet(self, fact: PersonFact) -> int:
        """The index of a person, added or known; what was empty is filled from `fact`."""
        index = self.find(fact)
        return self.add(fact) if index is None else self.fill(index, fact)

    def add(self, fact: PersonFact) -> int:
        """The index of a person who is new here."""
        index = len(self._people)
        for key in fact.keys:
            if key in self._by_key:  # a shared mailbox tells nobody apart
                fact = replace(fact, keys=tuple(k for k in fact.keys if k != key))
            else:
                self._by_key[key] = index
        if fact.must_exist and not fact.keys:
            self._by_name[_called(fact)] = index
        self._people.append(fact)
        return index

    def fill(self, index: int, fact: PersonFact) -> int:
        """Take from `fact` what is not known of this person yet."""
        known = self._people[index]
        if fact.keys == known.keys[:1] and known.name and not fact.values and not fact.skills:
            return index
        fields = {field for field, _ in known.values}
        more = tuple(value for value in fact.values if value[0] not in fields)
        keys = tuple(key for key in fact.keys if key not in self._by_key)
        skills = tuple(skill for skill in fact.skills if skill not in known.skills)
        self._by_key.update(dict.fromkeys(keys, index))
        self._people[index] = replace(
            known,
            name=known.name or fact.name,
            keys=known.keys + keys,
            values=known.values + more,
            skills=known.skills + skills,
            must_exist=known.must_exist and fact.must_exist,
        )
        return index

    def line(self, index: int) -> int:
        """The line on which this person was first named."""
        return self._people[index].line

    def finish(self) -> tuple[PersonFact, ...]:
        """Everybody; who has no name is called by the slug of their profile."""
        return tuple(
            fact if fact.name else replace(fact, name=_slug(fact)) for fact in self._people
        )

    def _may_be(self, index: int, fact: PersonFact) -> bool:
        """Whether an agreeing e-mail address can mean the same person."""
        known = self._people[index]
        if any(map(is_profile_key, known.keys)) and any(map(is_profile_key, fact.keys)):
            return False
        return not known.name or not fact.name or name_key(known.name) == name_key(fact.name)


def full_name(first: str, last: str) -> str:
    """A displayed name: one safe line, without degrees after a comma."""
    name = clean(f"{first} {last}")
    while "," in name:
        rest, _, tail = name.rpartition(",")
        words = tail.replace(".", "").casefold().split()
        if not rest.strip() or not all(word in _CREDENTIALS for word in words):
            break
        name = rest.rstrip()
    return name


def key_of(url: str) -> str:
    """`profile_key`, with a short cut for addresses that are canonical already."""
    if url.startswith(_PLAIN):
        slug = url[28:]
        if slug.isascii() and slug.replace("-", "a").isalnum() and slug == slug.lower():
            return "in:" + slug
    return profile_key(url) if url else ""


def pairs(**values: str) -> tuple[tuple[str, str], ...]:
    """Field and value of those that are not empty."""
    return tuple((field, value) for field, value in values.items() if value)


def somebody(
    name: str,
    key: str,
    line: int,
    skills: Iterable[str] = (),
    values: Iterable[tuple[str, str]] = (),
) -> PersonFact:
    """A person named in passing: by key when there is one, else one who must exist already."""
    keys = (key,) if key else ()
    return PersonFact(name, keys, tuple(values), tuple(skills), line, must_exist=not key)


def _called(fact: PersonFact) -> tuple[str, str]:
    return name_key(fact.name), dict(fact.values).get("company", "")


def _slug(fact: PersonFact) -> str:
    key = fact.keys[0].partition(":")[2] if fact.keys else ""
    return clean(unquote(key.partition("/")[0])) or key
